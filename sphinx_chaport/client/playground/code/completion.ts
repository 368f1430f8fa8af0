/** What can be typed at a place of the code: methods, events, options and values that are allowed. */
import type { Properties, Type } from '../../core/api';
import { inside } from '../facts';
import { api, isKind, resolved } from '../sandbox';
import { type Frame, type Place, placeAt } from './scan';

export interface Choice {
  /** What goes in. */
  text: string;
  /** What is said of it. */
  detail: string;
}

export interface Choices {
  from: number;
  items: Choice[];
}

const MOST = 50;
const API = /^(?:window\s*\??\.\s*)?chaport\s*\??\.\s*([$\w]*)$/;

/** Null where nothing is known. */
export function choicesAt(code: string, at: number): Choices | null {
  const place = placeAt(code, at);
  if (!place) return null;
  const { word, quote } = place;
  const [, member] = (!quote && API.exec(word)) || [];
  if (member !== undefined) return matching(member, at, methods());
  return word.includes('.') && !quote ? null : matching(word, at, choicesOf(place));
}

function matching(word: string, at: number, all: Choice[]): Choices | null {
  const indexIn = ({ text }: Choice) => bare(text).toLowerCase().indexOf(word.toLowerCase());
  // What begins with the word goes before what only has it.
  const rank = (choice: Choice) => Math.sign(indexIn(choice));
  const items = all
    .filter((choice) => rank(choice) >= 0)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
  const [first] = items;
  const isDone = items.length === 1 && first && bare(first.text) === word;
  return !first || isDone ? null : { from: at - word.length, items };
}

function bare(text: string): string {
  return text.replace(/^'|'$/g, '');
}

function methods(): Choice[] {
  return Object.entries(api.methods).map(([text, overloads]) => {
    const parameters = Object.keys(overloads[0] ?? {});
    return { text, detail: `(${parameters.map(shown).join(', ')})` };
  });
}

function shown(name: string): string {
  return name.endsWith('?') ? `[${name.slice(0, -1)}]` : name;
}

function choicesOf(place: Place): Choice[] {
  const top = place.frames.at(-1);
  const types = typesOf(place.frames);
  if (top?.open === '{' && top.key === null) {
    return place.quote ? [] : types.flatMap(inside).flatMap((each) => keysOf(each, top.keys));
  }
  return [...new Set(types.flatMap(valuesOf))]
    .filter((value) => !place.quote || typeof value === 'string')
    .map((value) => ({ text: place.quote ? String(value) : literal(value), detail: '' }));
}

function keysOf(properties: Properties, taken: string[]): Choice[] {
  const names = Object.keys(properties).map((name) => name.replace('?', ''));
  return names.filter((name) => !taken.includes(name)).map((text) => ({ text, detail: '' }));
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** All values of a type, where it lists them. */
function valuesOf(type: Type): unknown[] {
  const found = resolved(type);
  if (found === 'boolean') return [true, false];
  if (!isKind(found)) return [];
  if (found[0] === 'is') return found.slice(1);
  return found[0] === 'or' ? (found.slice(1) as Type[]).flatMap(valuesOf) : [];
}

/** What may stand at the innermost frame's place: one type for each way of calling the method. */
function typesOf(frames: Frame[]): Type[] {
  return frames.reduce<Type[]>((types, frame) => {
    if (frame.open === '(') return argumentTypes(frame);
    if (frame.open === 'block') return [];
    const own = /(?:^|\.)chaportConfig$/.test(frame.target) ? [api.options] : types;
    // An object whose keys are being written is itself what is wanted.
    return frame.open === '{' && frame.key === null
      ? own
      : own.flatMap((type) => within(type, frame));
  }, []);
}

function argumentTypes({ target, index, key }: Frame): Type[] {
  const [, method] = API.exec(target) ?? [];
  if (method === 'q' && index === 1) return commandTypes(key ?? '');
  return overloadsOf(method).flatMap((each) => parameterAt(each, index));
}

/** The arguments of a command stand in a list: each way of calling is one. */
function commandTypes(method: string): Type[] {
  return overloadsOf(method).map((parameters) => ['tuple', parameters] as const);
}

function overloadsOf(method = ''): readonly Properties[] {
  return Object.hasOwn(api.methods, method) ? (api.methods[method] ?? []) : [];
}

function parameterAt(parameters: Properties, index: number): Type[] {
  const all = Object.entries(parameters);
  const [name = '', type] = all[Math.min(index, all.length - 1)] ?? [];
  return type === undefined || (index >= all.length && !name.startsWith('...')) ? [] : [type];
}

/** The type of a part: of a key's value, or of an item. */
function within(type: Type, frame: Frame): Type[] {
  const found = resolved(type);
  if (typeof found === 'string') return [];
  if (!isKind(found)) {
    const part = found[frame.key ?? ''] ?? found[`${frame.key}?`];
    return frame.open === '{' && part !== undefined ? [part] : [];
  }
  switch (found[0]) {
    case 'or':
      return (found.slice(1) as Type[]).flatMap((each) => within(each, frame));
    case 'list':
      return frame.open === '[' ? [found[1]] : [];
    case 'tuple':
      return frame.open === '[' ? parameterAt(found[1], frame.index) : [];
    case 'map':
      return frame.open === '{' ? [found[2]] : [];
    default:
      return [];
  }
}
