/** What the things on a page share: the world behind them, where their effects go, and what calls the page's functions. */
import type { World } from '../headless';

export type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

export interface Stage {
  world: World;
  /** The global object, which stands for the window. */
  window: object;
  /** Something that a reader would see on the page, or that the page did to itself. */
  effect(name: string, value: unknown): void;
  /** One line on the console. */
  print(level: Level, text: string): void;
  /** Runs a function of the page; what it throws is an error of the page's, and stops nothing. */
  guard(run: unknown, self: unknown, ...args: unknown[]): void;
  /** Whether a selector finds nothing. */
  absent(selector: string): boolean;
}

/** The error for what a page has and the sandbox lacks. */
export function missing(name: string): Error {
  return new Error(`not in the sandbox: ${name}`);
}

/**
 * An object that says so where something is asked for that it lacks. `set` gets what the page
 * writes first, and answers true where it has dealt with it.
 */
export function strict<T extends object>(
  object: T,
  name: string,
  set: (key: string, value: unknown) => unknown = () => {},
): T {
  return new Proxy(object, {
    get(target, key, self) {
      // Engines and consoles ask every object for these.
      const asked = typeof key === 'symbol' || key === 'then' || key === 'toJSON';
      if (asked || key in target) return Reflect.get(target, key, self);
      throw missing(`${name}.${key}`);
    },
    set(target, key, value) {
      return (
        (typeof key === 'string' && set(key, value) === true) || Reflect.set(target, key, value)
      );
    },
  });
}

/** A property of the global object that is computed until the page puts a thing of its own there. */
export function replaceable(global: object, name: string, get: () => object): PropertyDescriptor {
  return {
    get,
    set(value: unknown) {
      const own = { value, writable: true, enumerable: true, configurable: true };
      Reflect.defineProperty(global, name, own);
    },
    configurable: true,
  };
}

/** The same thing each time, made when it is asked for first. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
