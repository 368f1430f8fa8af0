/**
 * Holds a value of the page against a type of the registry, and keeps of it what is right.
 *
 * Nothing here throws, and the page's own objects stay as they are: what is kept is a copy, except
 * for functions and objects of the page, which stay the same.
 */
import { isKind, type Kind, type Properties, resolved, type Type } from './api';
import { quietly } from './quietly';
import { choices, code, didYouMean, inWords, quoted, valueInWords } from './types-in-words';

export interface Mistake {
  path: string;
  text: string;
  /** An unknown key is ignored; with any other mistake the value is not what was meant. */
  grave: boolean;
}

/** What is left of a value; `right` is false where nothing of it can be used. */
export interface Held {
  value: unknown;
  right: boolean;
  mistakes: Mistake[];
}

/** Where a value stands: its path, the objects around it, and whether it may be left out. */
export interface Place {
  path: string;
  within: readonly object[];
  optional?: boolean | undefined;
}

// The deepest type is half as deep: more is an object that holds itself or never ends.
const DEEPEST = 20;
// Credentials have either name for the id in both places (10.1).
const OTHER_KEYS: { readonly [key: string]: string } = { id: 'visitorId', visitorId: 'id' };
const LONGEST_LIST = 10_000;

// Each type of objects, and each pattern, is read once.
const propertiesOf = new Map<Properties, readonly Property[]>();
const patterns = new Map<string, RegExp>();

const BASIC: { readonly [type: string]: (value: unknown) => boolean } = {
  any: () => true,
  number: Number.isFinite,
  null: (value) => value === null,
  target: (value) => has(value, 'addEventListener'),
  store: (value) => has(value, 'load') && has(value, 'save'),
};

function has(value: unknown, method: string): boolean {
  return typeof (value as Record<string, unknown> | null)?.[method] === 'function';
}

/** What an object takes under a key: the name to keep it by, and its type. */
export interface Property {
  name: string;
  type: Type;
  optional?: boolean;
}

/** Checks the value that `read` gives; a getter or a proxy may throw there. */
export function held(type: Type, read: () => unknown, place: Place): Held {
  try {
    return fitted(type, read(), place);
  } catch {
    return lost(place.path, `${code(place.path)} throws an error when it is read.`);
  }
}

/** What is wrong with a value, for whoever keeps nothing of it. */
export function mistakesOf(type: Type, value: unknown, path: string, optional: boolean): Mistake[] {
  return held(type, () => value, { path, within: [], optional }).mistakes;
}

function fitted(type: Type, value: unknown, place: Place): Held {
  if (value === undefined && place.optional) return { value, right: false, mistakes: [] };
  if (isTaken(type, value, place)) return kept(value);
  if (place.within.length > DEEPEST || place.within.includes(value as object)) {
    return lost(place.path, `${code(place.path)} holds itself.`);
  }
  return ofType(resolved(type), value, place) ?? wrong(type, value, place);
}

/** Undefined where the value is of another shape. */
function ofType(type: Type, value: unknown, place: Place): Held | undefined {
  if (type === 'object') return plainData(value);
  if (typeof type === 'string') {
    const is = BASIC[type];
    // The other names are those of the language.
    return keptIf(is ? is(value) : typeof value === type, value);
  }
  return isKind(type) ? ofKind(type, value, place) : ofProperties(type, value, place);
}

function ofKind(kind: Kind, value: unknown, place: Place): Held | undefined {
  switch (kind[0]) {
    case 'or':
      return ofOne(kind, value, place);
    case 'is':
      return keptIf(kind.indexOf(value, 1) > 0, value);
    case 'like':
      return keptIf(typeof value === 'string' && patternOf(kind[1]).test(value), value);
    case 'list':
      return ofList(kind, value, place);
    case 'tuple':
      return ofTuple(kind, value, place);
    case 'map':
      return ofMap(kind, value, place);
  }
}

function patternOf(text: string): RegExp {
  const pattern = patterns.get(text) ?? new RegExp(text);
  patterns.set(text, pattern);
  return pattern;
}

/** What the contract takes and its types do not say. */
function isTaken(type: Type, value: unknown, place: Place): boolean {
  // `compare` takes undefined, and numbers that are none compare false (10.5).
  if (type === 'Comparable') return value === undefined || typeof value === 'number';
  // A rule with an unknown parameter is a warning of the assignments, not an error (10.13).
  return type === 'parameters' && place.within.length > 0 && typeof value === 'string';
}

function keptIf(right: boolean, value: unknown): Held | undefined {
  return right ? kept(value) : undefined;
}

function kept(value: unknown): Held {
  return { value, right: true, mistakes: [] };
}

function lost(path: string, text: string): Held {
  return { value: undefined, right: false, mistakes: [{ path, text, grave: true }] };
}

function wrong(type: Type, value: unknown, { path }: Place): Held {
  if (value === undefined) {
    return lost(path, `${code(path)} is missing. It must be ${inWords(type)}.`);
  }
  const near = typeof value === 'string' ? didYouMean(value, choices(type), quoted) : '';
  const text = `${code(path)} must be ${inWords(type)}, not ${valueInWords(value, path)}.${near}`;
  return lost(path, text);
}

/** Data of the page's own making, as JSON keeps it. */
function plainData(value: unknown): Held | undefined {
  const copy = isObject(value) && asJson(value);
  return keptIf(isObject(copy), copy);
}

function asJson(value: object): unknown {
  return quietly(() => JSON.parse(JSON.stringify(value)));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first type that the value has; else what is wrong inside the one of its shape. */
function ofOne(type: Type & readonly unknown[], value: unknown, place: Place): Held | undefined {
  const results: Held[] = [];
  for (const item of type.slice(1) as Type[]) {
    const result = fitted(item, value, place);
    if (!result.mistakes.length) return result;
    results.push(result);
  }
  const inside = results.filter(
    ({ mistakes }) => !mistakes.some(({ path }) => path === place.path),
  );
  const few = (a: Held, b: Held) => a.mistakes.length - b.mistakes.length;
  return inside.sort(few)[0];
}

function ofList(type: readonly ['list', Type], value: unknown, place: Place): Held | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length > LONGEST_LIST) return lost(place.path, `${code(place.path)} is too long.`);
  const results = heldItems(value, () => type[1], place);
  const items = results.filter(({ right }) => right).map((item) => item.value);
  // A list that has lost all its items means another thing: an empty `countries.include`, say.
  const right = items.length > 0 || !results.length;
  return { value: items, right, mistakes: results.flatMap(({ mistakes }) => mistakes) };
}

/** Each item of a list held against the type of its place. */
function heldItems(
  list: unknown[],
  typeOf: (index: number) => Type | undefined,
  { path, within }: Place,
  optional = (_: number): boolean => false,
): Held[] {
  return Array.from({ length: list.length }, (_, index) =>
    held(typeOf(index) ?? 'any', () => list[index], {
      within: [...within, list],
      path: `${path}[${index}]`,
      optional: optional(index),
    }),
  );
}

function ofTuple(
  type: readonly ['tuple', Properties],
  value: unknown,
  place: Place,
): Held | undefined {
  const names = Object.keys(type[1]);
  const least = names.filter((name) => !name.endsWith('?')).length;
  if (!Array.isArray(value) || value.length < least || value.length > names.length) {
    return undefined;
  }
  const types = Object.values(type[1]);
  const results = heldItems(
    value,
    (index) => types[index],
    place,
    (index) => index >= least,
  );
  const mistakes = results.flatMap((item) => item.mistakes);
  return { value: results.map((item) => item.value), right: !mistakes.length, mistakes };
}

function ofMap(
  type: readonly ['map', keys: Type, values: Type, count?: number],
  value: unknown,
  place: Place,
): Held | undefined {
  const [, keys, values, count] = type;
  if (!isObject(value) || (count && Object.keys(value).length !== count)) return undefined;
  const names = choices(keys);
  const found = ofKeys(
    value,
    (name) => (!names.length || names.includes(name) ? { name, type: values } : undefined),
    (key) => didYouMean(key, names),
    place,
  );
  // Without its one key a rule is none.
  return { ...found, right: !count || Object.keys(found.value).length === count };
}

function ofProperties(type: Properties, value: unknown, place: Place): Held | undefined {
  if (!isObject(value)) return undefined;
  const properties = propertiesIn(type);
  const find = (name?: string) => properties.find((item) => item.name === name);
  const known = (key: string) => find(key) ?? (find('token') && find(OTHER_KEYS[key]));
  const found = ofKeys(value, known, (key) => hint(key, properties, place), place);
  const lacking = properties.filter(
    ({ name, optional }) => !optional && !Object.hasOwn(found.value, name),
  );
  // What is missing may be there and wrong, or misspelt; else it is the graver mistake.
  const missing = lacking.flatMap(({ name, type: item }) => {
    const path = `${place.path}.${name}`;
    const said = found.mistakes.some((one) => one.path === path || one.text.includes(code(name)));
    return said ? [] : wrong(item, undefined, { ...place, path }).mistakes;
  });
  // Data stays whole: a hash that comes with it is one of all that the page gave.
  const data = properties.some(isOwn) && asJson(value);
  return {
    value: data || found.value,
    right: !lacking.length,
    mistakes: missing.length ? missing : found.mistakes,
  };
}

/** The properties of an object, or parameters, one by one. */
export function propertiesIn(type: Properties): readonly Property[] {
  const properties = propertiesOf.get(type) ?? Object.entries(type).map(propertyOf);
  propertiesOf.set(type, properties);
  return properties;
}

function propertyOf([key, type]: [string, Type]): Property {
  return { name: key.replace('?', ''), type, optional: key.endsWith('?') };
}

function ofKeys(
  value: Record<string, unknown>,
  known: (key: string) => Property | undefined,
  meant: (key: string) => string,
  place: Place,
) {
  const within = [...place.within, value];
  const entries: [string, unknown][] = [];
  const mistakes: Mistake[][] = [];
  for (const key of Object.keys(value)) {
    const path = `${place.path}.${key}`;
    const property = known(key);
    if (!property) {
      const text = `${code(path)} is unknown, so it is ignored.${meant(key)}`;
      mistakes.push([{ path, text, grave: false }]);
      continue;
    }
    const { name, type, optional } = property;
    const item = held(type, () => value[key], { path, within, optional });
    if (item.right) entries.push([name, item.value]);
    mistakes.push(item.mistakes);
  }
  return { value: Object.fromEntries(entries), mistakes: mistakes.flat() };
}

/** Whether it holds what the page names itself. */
function isOwn({ type }: Property): boolean {
  return type === 'object';
}

/** What an unknown key was meant to be, or where it belongs. */
function hint(key: string, properties: readonly Property[], { path }: Place): string {
  const near = didYouMean(
    key,
    properties.map(({ name }) => name),
  );
  const own = properties.find(isOwn);
  if (near || !own) return near;
  return ` Fields of your own belong under ${code(`${path}.${own.name}`)}.`;
}
