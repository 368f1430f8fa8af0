/** A value that parts share, and hear of when it changes. */
import type { Store } from './types';

export function createStore<T extends object>(first: T): Store<T> {
  const hearing: ((now: T, before: T) => void)[] = [];
  const store: Store<T> = {
    get: () => first,
    set(change) {
      const before = first;
      first = { ...before, ...change };
      for (const hear of hearing) hear(first, before);
    },
    listen: (hear) => void hearing.push(hear),
    watch(keys, draw) {
      store.listen((now, before) => {
        if (keys.some((key) => now[key] !== before[key])) draw(now, before);
      });
      draw(first, first);
    },
  };
  return store;
}
