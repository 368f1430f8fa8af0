/** What a form holds: data of the code, where an expression that is no data is `{ $js: source }`. */
import { isKind, resolved, type Type } from '../../core/api';
import { type Mistake, mistakesOf } from '../../core/check-value';
import type { Data } from '../../read/values';

export type Value = Data | undefined;

export type Options = { [key: string]: Data };

interface Code {
  $js: string;
}

export function isCode(value: Value): value is Data & Code {
  return typeof value === 'object' && value !== null && '$js' in value;
}

export function isObject(value: Value): value is Options {
  return shapeOf(value) === 'object';
}

/** The shape of a value, by the same words as that of a type. */
export function shapeOf(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return isCode(value) ? 'function' : typeof value;
}

/** The alternatives of one type all have different shapes. */
export function shapeOfType(type: Type): string {
  const found = resolved(type);
  if (typeof found === 'string') return found;
  if (!isKind(found)) return 'object';
  const shapes = {
    or: '',
    is: typeof found[1],
    list: 'list',
    tuple: 'list',
    like: 'string',
    map: 'object',
  };
  return shapes[found[0]];
}

/** A key of `Data` as one reads it, and back. */
export function nameOf(key: string): string {
  return key.replace(/^\$/, '');
}

export function keyOf(name: string): string {
  return name.startsWith('$') ? `$${name}` : name;
}

/** What is wrong with a value, by the very checks that the widget makes; what only a run knows is taken as right. */
export function mistakesIn(type: Type, value: Value, path: string, optional: boolean): Mistake[] {
  const unknown = new Set<string>();
  const given = asGiven(value, path, unknown);
  return mistakesOf(type, given, path, optional).filter((mistake) => !unknown.has(mistake.path));
}

function asGiven(value: Value, path: string, unknown: Set<string>): unknown {
  if (isCode(value)) {
    unknown.add(path);
    return () => {};
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => asGiven(item, `${path}[${index}]`, unknown));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const name = nameOf(key);
    return [name, asGiven(item, `${path}.${name}`, unknown)];
  });
  return Object.fromEntries(entries);
}

const BLANK: Record<string, Data> = {
  boolean: true,
  number: 0,
  null: null,
  object: {},
  function: { $js: 'function () {}' },
};

/** A value to begin with; `suggest` knows texts for names. */
export function blank(type: Type, name: string, suggest: (name: string) => string): Data {
  const found = resolved(type);
  if (typeof found === 'string') return BLANK[found] ?? suggest(name);
  const inner = (properties: Record<string, Type>) =>
    Object.entries(properties)
      .filter(([key]) => !/^\.|\?$/.test(key))
      .map(([key, item]): [string, Data] => [key, blank(item, key, suggest)]);
  if (!isKind(found)) return Object.fromEntries(inner(found));
  switch (found[0]) {
    case 'or':
      return blank(found[1] as Type, name, suggest);
    case 'is':
      return found[1] as Data;
    case 'like':
      return suggest(name);
    case 'list':
      return [];
    case 'tuple':
      return inner(found[1]).map(([, item]) => item);
    case 'map':
      return found[3] ? { [suggest('assignee')]: blank(found[2], name, suggest) } : {};
  }
}
