/** Sessions that are started by code that waits for one. */

import { type Api, eventOf } from './api';
import { found } from './findings';
import type { Node } from './parse';
import type { Placement } from './placement';
import { functionAt } from './scope';
import type { Finding } from './types';

const late =
  'This waits for "ready", which comes with a session: with "autoStart: false" it never runs.';
const mend = 'Set ":form: queue" and write chaport.q(\'startSession\').';

/** Calls of `startSession` behind `ready`, unless the code ends a session before. */
export function lateSessions(api: Api, { range, handlers }: Placement): Finding[] {
  if (api.calls.some(({ method }) => method === 'stopSession')) return [];
  const waiting = [...(range ? [range] : []), ...handlers, ...readyListeners(api)];
  return api.calls
    .filter(
      ({ method, call }) => method === 'startSession' && waiting.some((each) => holds(each, call)),
    )
    .map(({ call }) => found('contradiction', call, late, mend, 'nothing'));
}

function holds(outer: { start: number; end: number }, { start, end }: Node): boolean {
  return outer.start <= start && end <= outer.end;
}

function readyListeners(api: Api): Node[] {
  return api.calls.flatMap((each) => {
    const listener = eventOf(each) === 'ready' ? each.call.arguments[1] : undefined;
    return functionAt(api, listener) ?? [];
  });
}
