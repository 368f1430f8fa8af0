/** For a global scope that many examples share: nothing there can be changed but the scope itself. */

type Global = Record<PropertyKey, unknown>;

/** What is computed, such as `document`, stays as it is: a page may put something of its own there. */
export function freezeLanguage(global: Global): void {
  for (const object of everythingBehind(global)) Object.freeze(object);
  for (const key of Reflect.ownKeys(global)) {
    if (!('value' in (Object.getOwnPropertyDescriptor(global, key) ?? {}))) continue;
    Object.defineProperty(global, key, { writable: false, configurable: false });
  }
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
