/** A ground for calls with data, in the frame itself: for sites whose policy lets no code run. */
import type { Page, Stage } from '../shim';
import { createConsole } from '../shim/console';
import { createEvents } from '../shim/listeners';
import type { Ground, Ready } from './ground';
import type { Call, Line, RunRequest } from './protocol';

type Global = Record<PropertyKey, unknown>;

export function createPlainGround(): Ground {
  const global: Global = {};
  let print: Stage['print'] = () => {};
  return {
    global,
    open(stage) {
      print = stage.print;
      return createPlainPage(stage);
    },
    close() {
      for (const key of Object.keys(global)) delete global[key];
    },
    ready: async ({ forms }, form) => readyOf(forms[form]?.calls ?? [], global, () => print),
    config: ({ config }) => ('data' in config ? structuredClone(config.data) : {}),
    track: (promise) => promise,
    unhandled: () => [],
    turn: () => new Promise((done) => void setTimeout(done)),
    now: () => performance.now(),
    every: (milliseconds, run) => void setInterval(run, milliseconds),
    onStray() {},
  };
}

/** Whether all of a request is data. */
export function isPlain({ forms, shown, config }: RunRequest): boolean {
  return Boolean(forms[shown]?.calls) && 'data' in config;
}

function createPlainPage(stage: Stage): Page {
  return {
    stage,
    events: createEvents(stage, () => ({})),
    timers: { add: () => 0, clear() {}, next: () => null, runNext() {} },
    reach(state) {
      stage.world.page.complete = state === 'complete';
    },
    elements: () => [],
    others: () => [],
  };
}

function readyOf(calls: Call[], global: Global, print: () => Stage['print']): Ready | Line {
  const places = Math.max(0, ...calls.map(({ at }) => (at ?? -1) + 1));
  return {
    places,
    placeOf: () => null,
    start: () => [(at) => makeAll(calls, global, print, at), () => {}],
  };
}

function makeAll(
  calls: Call[],
  global: Global,
  print: () => Stage['print'],
  reach: (place: number) => void,
): void {
  const argument = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(argument);
    if (typeof value !== 'object' || value === null) return value;
    if ('$callback' in value) return callback(value.$callback);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, argument(item)]));
  };
  const callback = (what: unknown) => {
    if (Array.isArray(what)) return () => makeAll(what as Call[], global, print, reach);
    const console = createConsole({ print: (level, text) => print()(level, text) }) as Console;
    return (...values: unknown[]) => console.log(...values);
  };
  for (const { method, args, at } of calls) {
    if (at !== undefined) reach(at);
    const chaport = global.chaport as Record<string, (...values: unknown[]) => unknown>;
    if (typeof chaport[method] !== 'function') {
      throw new TypeError(`chaport.${method} is not a function`);
    }
    chaport[method](...args.map(argument));
  }
}
