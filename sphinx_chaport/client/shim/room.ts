/** The global scope: what code leaves there, or breaks in the language itself, is undone before the next code runs. */

type Global = Record<PropertyKey, unknown>;

export interface Room {
  /** Brings back what is there now. */
  clean(): void;
  /** From now on the language's own objects are looked after too; that costs time with each `clean`. */
  guardLanguage(): void;
}

interface Kept {
  object: object;
  /** How many properties it has. */
  count: number;
  /** Those that may change. */
  keys: PropertyKey[];
  known: Set<PropertyKey>;
  properties: PropertyDescriptor[];
  proto: object | null;
}

export function createRoom(global: Global): Room {
  const kept: Kept[] = [keep(global)];
  return {
    clean() {
      for (const one of kept) restore(one);
    },
    guardLanguage() {
      if (kept.length > 1) return;
      for (const object of languageObjects(global)) kept[kept.length] = keep(object);
    },
  };
}

const NAMES =
  'Object Function Array String Number Boolean Symbol Date RegExp Error TypeError RangeError Promise Map Set ' +
  'WeakMap WeakSet JSON Math Reflect Proxy';

function languageObjects(global: Global): object[] {
  const found = new Set<object>();
  const add = (value: unknown) => {
    if ((typeof value === 'object' && value) || typeof value === 'function') found.add(value);
  };
  for (const name of NAMES.split(' ')) {
    const value = global[name] as { prototype?: object } | undefined;
    add(value);
    add(value?.prototype);
    // Promise and Date of the page stand before those of the engine.
    if (typeof value === 'function') add(Object.getPrototypeOf(value));
    if (value?.prototype) add(Object.getPrototypeOf(value.prototype));
  }
  add(Object.getPrototypeOf([].values()));
  add(Object.getPrototypeOf(Object.getPrototypeOf([].values())));
  return [...found];
}

function keep(object: object): Kept {
  const all = Reflect.ownKeys(object);
  const property = (key: PropertyKey) => Object.getOwnPropertyDescriptor(object, key) ?? {};
  const keys = all.filter((key) => property(key).configurable || property(key).writable);
  return {
    object,
    count: all.length,
    keys,
    known: new Set(all),
    properties: keys.map(property),
    proto: Object.getPrototypeOf(object),
  };
}

function restore(kept: Kept): void {
  const { object, count, keys, known, properties, proto } = kept;
  const now = Reflect.ownKeys(object);
  if (now.length !== count) {
    for (const key of now) if (!known.has(key)) Reflect.deleteProperty(object, key);
  }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as PropertyKey;
    const before = properties[index] as PropertyDescriptor;
    if (!isSame(object, key, before)) Reflect.defineProperty(object, key, before);
  }
  if (Object.getPrototypeOf(object) !== proto) Reflect.setPrototypeOf(object, proto);
}

function isSame(object: object, key: PropertyKey, before: PropertyDescriptor): boolean {
  if (before.get || before.set) {
    return Reflect.getOwnPropertyDescriptor(object, key)?.get === before.get;
  }
  try {
    return Object.is((object as Global)[key], before.value);
  } catch {
    return false;
  }
}
