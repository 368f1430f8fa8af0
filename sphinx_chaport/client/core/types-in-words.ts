/** How messages speak of types, values and places. */
import { isKind, type Properties, resolved, type Type } from './api';
import { nearest } from './nearest';
import { quietly } from './quietly';

const LONGEST = 40;
const LONGEST_PATH = 100;
const HASH = /^[\da-f]{32,}$/i;
const SECRET = /token|hash|salt|callback|credentials|session\.user/i;
const BASIC: { readonly [type: string]: string } = {
  boolean: '`true` or `false`',
  null: '`null`',
  object: 'an object of plain data',
  target: 'an EventTarget',
  store: 'an object with `load` and `save`',
};

/** A type, as the end of "it must be". */
export function inWords(type: Type): string {
  return either([...new Set(alternatives(type))]);
}

function alternatives(type: Type): string[] {
  const found = resolved(type);
  if (typeof found === 'string') return [BASIC[found] ?? `a ${found}`];
  if (!isKind(found)) return [objectInWords(found)];
  switch (found[0]) {
    case 'or':
      return (found.slice(1) as Type[]).flatMap(alternatives);
    case 'is':
      return found.slice(1).map((item) => valueInWords(item));
    case 'list':
      return [found[1] === 'string' ? 'a list of strings' : 'a list'];
    case 'tuple':
      return [`a list \`[${Object.keys(found[1]).join(', ')}]\``];
    case 'like':
      return [found[2]];
    case 'map':
      return [found[3] ? 'an object with a single key' : 'an object'];
  }
}

function objectInWords(properties: Properties): string {
  const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
  if (!required.length) return 'an object';
  return `an object with ${required.map(code).join(' and ')}`;
}

function either(words: readonly string[]): string {
  const last = words.slice(-1).join();
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}

/** A value, short, and no secret: consoles are read by others, too. */
export function valueInWords(value: unknown, path = ''): string {
  switch (typeof value) {
    case 'string':
      // A hash may stand in any wrong place.
      return SECRET.test(path) || HASH.test(value) ? 'a string' : quoted(value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return code(String(value));
    case 'object':
      return value === null ? '`null`' : isList(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** Whether it is an array; a proxy that was revoked throws where that is asked, and is none. */
export function isList(value: unknown): value is unknown[] {
  return quietly(() => Array.isArray(value)) === true;
}

/** A name or a path as code, without what could end it. */
export function code(name: string): string {
  return `\`${short(name, LONGEST_PATH)}\``;
}

/** A hint to add to a message; empty where no name is near. */
export function didYouMean(name: string, names: readonly string[], write = code): string {
  const near = nearest(name, names);
  return near === null ? '' : ` Did you mean ${write(near)}?`;
}

/** The texts that a type names one by one. */
export function choices(type: Type): string[] {
  const found = resolved(type);
  if (!isKind(found)) return [];
  if (found[0] === 'or') return (found.slice(1) as Type[]).flatMap(choices);
  return found[0] === 'is' ? found.slice(1).filter((item) => typeof item === 'string') : [];
}

export function quoted(text: string): string {
  return `'${short(text, LONGEST)}'`;
}

function short(text: string, longest: number): string {
  const line = text.slice(0, longest).replace(/[\s`]+/g, ' ');
  return text.length > longest ? `${line}…` : line;
}
