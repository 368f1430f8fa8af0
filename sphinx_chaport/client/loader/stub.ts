/** What stands on `window.chaport` until the widget takes over (contract, section 1). */

export interface Stub {
  _q: IArguments[];
  _l: Record<string, unknown[]>;
  q(name: string, args?: unknown): void;
  on(event: string, listener: unknown): void;
}

/** Commands queue in order and listeners are kept. `drops` hears of each command, and says whether it is dropped. */
export function createStub(drops: (name: string) => boolean): Stub {
  const stub: Stub = {
    _q: [],
    _l: {},
    q(name) {
      // biome-ignore lint/complexity/noArguments: the protocol queues the arguments object itself
      if (!drops(name)) stub._q.push(arguments);
    },
    on(event, listener) {
      stub._l[event] = stub._l[event] || [];
      stub._l[event].push(listener);
    },
  };
  return stub;
}

type Loose = Record<string, unknown>;

/** Makes every method do nothing but `on`; what is returned makes them work again. */
export function mute(widget: Loose): () => void {
  const kept: Loose = {};
  for (let holder = widget; holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (name === 'on' || kept[name] || typeof widget[name] !== 'function') continue;
      kept[name] = widget[name];
      widget[name] = () => {};
    }
  }
  return () => Object.assign(widget, kept);
}
