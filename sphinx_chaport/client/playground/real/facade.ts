/** What the code gets as `window` and `chaport`: the real ones, with each call written down on its way. */
import type { RealEntry } from './protocol';

type Loose = Record<PropertyKey, unknown>;
type AnyFunction = (...args: unknown[]) => unknown;
export type Note = (entry: Omit<RealEntry, 't'>) => void;

export interface Facade {
  window: object;
  /** What stands for `window.chaport` at this moment. */
  chaport(): unknown;
}

export function createFacade(view: Window, note: Note, isThere: () => boolean): Facade {
  const made = new WeakMap<object, object>();
  const chaport = () => facadeOf((view as unknown as Loose).chaport);

  /** One for each object, so that who keeps the stub keeps it. */
  function facadeOf(api: unknown): unknown {
    if (typeof api !== 'object' || api === null) return api;
    const facade = made.get(api) ?? createApi(api as Loose, note, isThere);
    made.set(api, facade);
    return facade;
  }

  const window: object = new Proxy(view, {
    get(target, key) {
      if (key === 'chaport') return chaport();
      const value = Reflect.get(target, key);
      if (value === target) return window;
      // Functions of the browser know no other window; classes stay what they are.
      return typeof value === 'function' && !value.prototype ? value.bind(target) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
  return { window, chaport };
}

/** The API itself stays as it is: who looks whether it is what it was finds it so. */
function createApi(api: Loose, note: Note, isThere: () => boolean): object {
  const recorders = new WeakMap<AnyFunction, AnyFunction>();
  return new Proxy({} as Loose, {
    get(_, key) {
      const value = api[key];
      if (typeof value !== 'function' || typeof key === 'symbol') return value;
      const known = value as AnyFunction;
      const recorder = recorders.get(known) ?? recorded(key, api, known, note, isThere);
      recorders.set(known, recorder);
      return recorder;
    },
    set: (_, key, value) => Reflect.set(api, key, value),
    has: (_, key) => Reflect.has(api, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(api, key),
    ownKeys: () => Reflect.ownKeys(api),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(api, key);
      return found && { ...found, configurable: true };
    },
  });
}

function recorded(
  method: string,
  api: Loose,
  call: AnyFunction,
  note: Note,
  isThere: () => boolean,
): AnyFunction {
  return (...args) => {
    const isCommand = method === 'q' && typeof args[0] === 'string';
    const name = isCommand ? String(args[0]) : method;
    const given = isCommand ? (Array.isArray(args[1]) ? args[1] : args.slice(1)) : args;
    note({ kind: isThere() ? 'called' : 'queued', name, args: given });
    const value = Reflect.apply(call, api, args);
    if (isThere() && name !== 'on') note({ kind: 'returned', name, value });
    return value;
  };
}
