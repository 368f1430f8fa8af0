/** The browser's storage, or memory where a page has none: sandboxed frames, blocked cookies. */
import type { Storage } from '../core/ports';

export function createStorage(view: Window): Storage {
  const memory = new Map<string, string>();
  const attempt = <T>(run: (storage: globalThis.Storage) => T, otherwise: T): T => {
    try {
      return run(view.localStorage);
    } catch {
      return otherwise;
    }
  };
  return {
    read: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(name), null),
    write(name, text) {
      memory.delete(name);
      const kept = attempt((storage) => {
        storage.setItem(name, text);
        return true;
      }, false);
      if (!kept) memory.set(name, text);
    },
    remove(name) {
      memory.delete(name);
      attempt((storage) => storage.removeItem(name), undefined);
    },
  };
}
