/** The global scope: what code leaves there, or breaks in the language itself, is undone before the next code runs. */

type Global = Record<PropertyKey, unknown>;

export interface Room {
  /** Brings back what is there now. */
  clean(): void;
  /** From now on the language's own objects are looked after too; that costs time with each `clean`. */
  guardLanguage(): void;
  /** From now on nothing that outlives a page can be changed, but the global scope itself. */
  freezeLanguage(): void;
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
  let frozen = false;
  return {
    clean() {
      for (const one of kept) restore(one);
    },
    guardLanguage() {
      if (frozen || kept.length > 1) return;
      for (const object of languageObjects(global)) kept[kept.length] = keep(object);
    },
    freezeLanguage() {
      frozen = true;
      for (const object of everythingBehind(global)) Object.freeze(object);
      kept[0] = fixed(kept[0] as Kept);
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

/** All objects that code can get at from the global scope without calling anything, and those behind syntax. */
function everythingBehind(global: Global): Set<object> {
  const syntax = [/x/, [].values(), ''[Symbol.iterator](), new Map().entries(), new Set().values()];
  const functions = [async () => {}, function* () {}, async function* () {}];
  const found = new Set<object>();
  const waiting: unknown[] = [...objectsOf(global), ...syntax, ...functions];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (Object(object) !== object || object === global || found.has(object as object)) continue;
    found.add(object as object);
    for (const each of objectsOf(object as object)) waiting.push(each);
  }
  return found;
}

function objectsOf(object: object): unknown[] {
  const properties = Reflect.ownKeys(object).flatMap((key) => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(object, key) ?? {};
    return [value, get, set];
  });
  return [Object.getPrototypeOf(object), ...properties];
}

function keep(object: object): Kept {
  const keys = Reflect.ownKeys(object);
  return {
    object,
    count: keys.length,
    keys,
    known: new Set(keys),
    properties: keys.map((key) => Object.getOwnPropertyDescriptor(object, key) ?? {}),
    proto: Object.getPrototypeOf(object),
  };
}

/** Values become constant, so that only what is computed has to be looked at. */
function fixed(kept: Kept): Kept {
  for (const [index, key] of kept.keys.entries()) {
    if (!kept.properties[index] || !('value' in kept.properties[index])) continue;
    Object.defineProperty(kept.object, key, { writable: false, configurable: false });
  }
  const keys = kept.keys.filter(
    (key) => Object.getOwnPropertyDescriptor(kept.object, key)?.configurable,
  );
  const properties = keys.map((key) => kept.properties[kept.keys.indexOf(key)] ?? {});
  return { ...kept, keys, properties };
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
