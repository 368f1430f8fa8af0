/** Promises that know whether somebody has taken care of their failure. */

export interface Rejections {
  /** The class that stands for `Promise` on the page. */
  Promise: PromiseConstructor;
  /** The same care for the promise of an async function, which the engine makes itself. */
  track(promise: PromiseLike<unknown>): unknown;
  /** Forgets the promises that there were. */
  start(): void;
  /** How many promises there were. */
  count(): number;
  /** The reasons of those that failed and nobody took care of. */
  unhandled(): unknown[];
}

interface Fate {
  failed: boolean;
  reason: unknown;
  handled: boolean;
}

export function createRejections(Native: PromiseConstructor): Rejections {
  let fates: Fate[] = [];
  const fateOf = new WeakMap<object, Fate>();
  const { then } = Native.prototype;

  class Tracked<T> extends Native<T> {
    // What `then` of the engine makes inside of ours is not the page's.
    static override get [Symbol.species](): PromiseConstructor {
      return Native;
    }

    constructor(
      executor: (
        resolve: (value: T | PromiseLike<T>) => void,
        reject: (why?: unknown) => void,
      ) => void,
    ) {
      super(executor);
      const fate: Fate = { failed: false, reason: undefined, handled: false };
      fates[fates.length] = fate;
      fateOf.set(this, fate);
      then.call(this, undefined, (reason: unknown) => {
        fate.failed = true;
        fate.reason = reason;
      });
    }

    // biome-ignore lint/suspicious/noThenProperty: this is a promise
    override then<A = T, B = never>(
      fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
      rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
    ): Promise<A | B> {
      const fate = fateOf.get(this);
      if (fate) fate.handled = true;
      const inner = then.call(this, fulfilled as never, rejected) as Promise<A | B>;
      return new Tracked<A | B>(
        (resolve, reject) => void then.call(inner, resolve as never, reject),
      );
    }
  }
  Object.defineProperty(Tracked, 'name', { value: 'Promise', configurable: true });

  return {
    Promise: Tracked as unknown as PromiseConstructor,
    track: (promise) =>
      new Tracked((resolve, reject) => void then.call(promise as never, resolve as never, reject)),
    start() {
      fates = [];
    },
    count: () => fates.length,
    unhandled: () => fates.filter((one) => one.failed && !one.handled).map((one) => one.reason),
  };
}
