/** The configurations of a program, version 3 and 2, as far as they are written out. */
import type * as acorn from 'acorn';
import type { Node } from '../pair/parse';
import type { ConfigFact, Id } from './facts';
import { factAt, type LineOf, type Piece } from './piece';
import { pathOf } from './syntax';
import { type Data, dataOf, keyOf, nameOf } from './values';

export interface Reading {
  piece: Piece;
  lineOf: LineOf;
  /** What variables begin with, by name. */
  variables: Map<string, acorn.Expression>;
  inParts: boolean;
}

const GLOBAL = /^(?:chaportConfig|chaport)$/;
/** What the code of version 2 keeps beside the configuration. */
const INTERNAL = /^(?:_q|_l|q|on)$/;

export interface Assigned {
  version: 2 | 3;
  /** The names behind the global one. */
  inner: string[];
}

/** What of the API an expression names; null for other things. */
export function assigned(path: string[]): Assigned | null {
  const start = path.findIndex((name) => GLOBAL.test(name));
  if (start < 0 || start > 3) return null;
  return { version: path[start] === 'chaportConfig' ? 3 : 2, inner: path.slice(start + 1) };
}

/** Adds what an assignment sets, to the last configuration or as a further one. */
export function addConfig(found: ConfigFact[], left: Node, right: Node, reading: Reading): boolean {
  const target = assigned(pathOf(left));
  if (!target) return false;
  const { version, inner } = target;
  const last = found[found.length - 1];
  if (inner.length) {
    if (last?.version === version || (version === 2 && inner[0] === 'app_id')) {
      if (last?.version !== version) found.push(empty(version, left.start, reading));
      setIn(found[found.length - 1] as ConfigFact, inner, right, reading);
    }
    return version === 3;
  }
  const config = configOf(version, left.start, right, reading);
  found.push(...(config ?? []));
  return config !== null;
}

/** The configuration alone, or null where the expression sets none. */
export function configOf(
  version: 2 | 3,
  at: number,
  right: Node,
  reading: Reading,
): [ConfigFact] | null {
  const config = empty(version, at, reading);
  if (!take(config, right, [], reading, 0)) config.isPartial = true;
  const isOne = version === 3 ? !isEmptyDefault(right) : config.id !== null;
  return isOne ? [config] : null;
}

/** `window.chaportConfig = window.chaportConfig || {}` configures nothing. */
function isEmptyDefault(node: Node): boolean {
  if (node.type !== 'LogicalExpression') return false;
  const { right } = node;
  return right.type === 'ObjectExpression' && !right.properties.length;
}

function empty(version: 2 | 3, at: number, { piece, lineOf, inParts }: Reading): ConfigFact {
  const fact = factAt(piece, at, lineOf);
  return { ...fact, version, id: null, data: {}, lines: [], isPartial: false, inParts };
}

/** Takes the options of an expression over; false where some are not written out. */
function take(
  config: ConfigFact,
  node: Node,
  path: string[],
  reading: Reading,
  depth: number,
): boolean {
  if (depth > 8) return false;
  const again = (inner: Node) => take(config, inner, path, reading, depth + 1);
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties
        .map((each) =>
          each.type === 'Property' ? option(config, each, path, reading) : again(each.argument),
        )
        .every(Boolean);
    case 'Identifier': {
      const value = reading.variables.get(node.name);
      return value ? again(value) : false;
    }
    case 'AssignmentExpression':
      return again(node.right);
    case 'ConditionalExpression':
      return again(node.consequent);
    case 'LogicalExpression':
      return again(node.right);
    case 'CallExpression':
      return called(node, again);
    default:
      return false;
  }
}

/** `Object.assign({}, common, { ... })`, `Object.freeze({ ... })`. */
function called(node: acorn.CallExpression, again: (inner: Node) => boolean): boolean {
  if (!/^Object\.(?:assign|freeze)$/.test(pathOf(node.callee).join('.'))) return false;
  return node.arguments.map((each) => each.type !== 'SpreadElement' && again(each)).every(Boolean);
}

function option(
  config: ConfigFact,
  property: acorn.Property,
  path: string[],
  reading: Reading,
): boolean {
  const name = nameOf(property);
  if (name === undefined) return false;
  const value = known(property.value, reading);
  const { text } = reading.piece;
  const data = dataOf(value, text);
  set(config, [...path, name], property.key.start, { value, data }, reading);
  return true;
}

function setIn(config: ConfigFact, path: string[], node: Node, reading: Reading): void {
  const value = known(node, reading);
  set(config, path, node.start, { value, data: dataOf(value, reading.piece.text) }, reading);
}

/** What a variable of the same file begins with, where that is data. */
function known(node: Node, { variables }: Reading): Node {
  const init = node.type === 'Identifier' ? variables.get(node.name) : undefined;
  return init && /^(?:Literal|ObjectExpression|ArrayExpression)$/.test(init.type) ? init : node;
}

/** Sets one option, with the lines of all that stands in it. */
function set(
  config: ConfigFact,
  path: string[],
  at: number,
  { value, data }: { value: Node; data: Data },
  reading: Reading,
): void {
  const { piece, lineOf } = reading;
  const name = path[0] as string;
  if (path.length === 1 && name === (config.version === 3 ? 'appId' : 'app_id')) {
    config.id = idOf(value, reading);
    config.lines.push([['appId'], lineOf(piece.place(at))]);
    return;
  }
  // Names of prototypes would reach into every object here.
  if (path.includes('__proto__') || (config.version === 2 && INTERNAL.test(name))) return;
  const holder = path.slice(0, -1).reduce(below, config.data);
  holder[keyOf(path[path.length - 1] as string)] = data;
  config.lines.push([path, lineOf(piece.place(at))]);
  note(value, path, config, reading);
}

function below(holder: { [key: string]: Data }, name: string): { [key: string]: Data } {
  const key = keyOf(name);
  const old = Object.hasOwn(holder, key) ? holder[key] : undefined;
  const isObject =
    typeof old === 'object' && old !== null && !Array.isArray(old) && !('$js' in old);
  const next: { [key: string]: Data } = isObject ? old : {};
  holder[key] = next;
  return next;
}

function note(node: Node, path: (string | number)[], config: ConfigFact, reading: Reading): void {
  const { piece, lineOf } = reading;
  const add = (inner: Node, at: number, name: string | number) => {
    const place = [...path, name];
    config.lines.push([place, lineOf(piece.place(at))]);
    note(inner, place, config, reading);
  };
  if (path.length > 40) return;
  if (node.type === 'ArrayExpression') {
    for (const [index, each] of node.elements.entries()) if (each) add(each, each.start, index);
  }
  if (node.type !== 'ObjectExpression') return;
  for (const each of node.properties) {
    const name = each.type === 'Property' ? nameOf(each) : undefined;
    if (each.type === 'Property' && name !== undefined) add(each.value, each.key.start, name);
  }
}

/** The id, also where a variable of the same file holds it; of `a || 'text'` the text. */
export function idOf(node: Node, reading: Reading): Id {
  const value = node.type === 'Identifier' ? (reading.variables.get(node.name) ?? node) : node;
  const data = dataOf(value, reading.piece.text);
  if (typeof data === 'string') return { text: data };
  if (data === null) return { text: 'null' };
  return { code: reading.piece.text.slice(value.start, value.end) };
}
