/** A value that parts share, and hear of when it changes. */
import type { Store } from './types';

export function createStore<T extends object>(first: T): Store<T> {
  let value = first;
  let hearing: ((now: T, before: T) => void)[] = [];
  return {
    get: () => value,
    set(change) {
      const before = value;
      value = { ...before, ...change };
      // A copy: whoever hears may stop hearing.
      for (const hear of [...hearing]) hear(value, before);
    },
    listen(hear) {
      hearing = [...hearing, hear];
      return () => {
        hearing = hearing.filter((one) => one !== hear);
      };
    },
  };
}
