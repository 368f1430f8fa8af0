/** Sessions that are started by code that waits for one. */

import { type Api, eventOf } from './api';
import { isFunction, type Node } from './parse';
import type { Placement } from './placement';
import { functionOf } from './scope';
import type { Finding } from './types';

/** Calls of `startSession` behind `ready`, unless the code ends a session before. */
export function lateSessions(api: Api, { range, handlers }: Placement): Finding[] {
  if (api.calls.some(({ method }) => method === 'stopSession')) return [];
  const waiting = [...(range ? [range] : []), ...handlers, ...readyListeners(api)];
  return api.calls
    .filter(
      ({ method, call }) => method === 'startSession' && waiting.some((each) => holds(each, call)),
    )
    .map(({ call }) => ({
      kind: 'contradiction',
      at: call.start,
      message:
        'This waits for "ready", which comes with a session: with "autoStart: false" it never runs.',
      mend: 'Set ":form: queue" and write chaport.q(\'startSession\').',
      stops: 'nothing',
    }));
}

function holds(outer: { start: number; end: number }, { start, end }: Node): boolean {
  return outer.start <= start && end <= outer.end;
}

function readyListeners(api: Api): Node[] {
  return api.calls.flatMap((found) => {
    const listener = eventOf(found) === 'ready' ? found.call.arguments[1] : undefined;
    if (!listener || isFunction(listener)) return listener ?? [];
    return functionOf(api.tree, api.scopes.references.get(listener)?.binding ?? null) ?? [];
  });
}
