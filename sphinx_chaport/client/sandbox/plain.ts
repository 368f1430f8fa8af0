/** A ground for calls with data, in the frame itself: for sites whose policy lets no code run. */
import type { Page, Stage } from '../shim';
import { createConsole } from '../shim/console';
import { createEvents } from '../shim/listeners';
import type { Ground, Ready } from './ground';
import type { Call, RunRequest } from './protocol';

type Global = Record<PropertyKey, unknown>;

export function createPlainGround(): Ground {
  const global: Global = {};
  let print: Stage['print'] = () => {};
  const console = createConsole({ print: (level, text) => print(level, text) }) as Console;
  const makeAll = createCaller(global, console.log);
  return {
    global,
    open(stage) {
      print = stage.print;
      return createPlainPage(stage);
    },
    close() {
      for (const key of Object.keys(global)) delete global[key];
    },
    ready: async ({ forms }, form) => readyOf(forms[form]?.calls ?? [], makeAll),
    config: ({ config }) => ('data' in config ? structuredClone(config.data) : {}),
    track: (promise) => promise,
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

type MakeAll = (calls: Call[], reach: (place: number) => void) => void;

function readyOf(calls: Call[], makeAll: MakeAll): Ready {
  return {
    places: Math.max(0, ...calls.map(({ at }) => (at ?? -1) + 1)),
    placeOf: () => null,
    start: () => [(reach) => makeAll(calls, reach), () => {}],
  };
}

/** `log` is what a ready-made callback does with what it gets. */
function createCaller(global: Global, log: Console['log']): MakeAll {
  const makeAll: MakeAll = (calls, reach) => {
    const argument = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(argument);
      if (typeof value !== 'object' || value === null) return value;
      if ('$callback' in value) return callback(value.$callback);
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, argument(item)]));
    };
    const callback = (what: unknown) =>
      Array.isArray(what) ? () => makeAll(what, reach) : (...values: unknown[]) => log(...values);
    for (const { method, args, at } of calls) {
      if (at !== undefined) reach(at);
      const chaport = global.chaport as Record<string, (...values: unknown[]) => unknown>;
      if (typeof chaport[method] !== 'function') {
        throw new TypeError(`chaport.${method} is not a function`);
      }
      chaport[method](...args.map(argument));
    }
  };
  return makeAll;
}
