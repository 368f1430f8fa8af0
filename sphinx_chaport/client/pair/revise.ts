/** Rewrites data in the author's code: what has changed and no more, so that all the rest stays byte for byte. */
import { type Data, dataOf, keyOf } from '../read/values';
import { type Edits, insert, replace } from './edits';
import { indentAt, lineStart } from './layout';
import { isObject, keyText, literal } from './literals';
import { keyName, type Node } from './parse';

/** What is needed to change a list: its items, and the places just within its brackets. */
export interface List {
  nodes: Node[];
  open: number;
  close: number;
}

/** Makes an expression into one of other data. */
export function revise(edits: Edits, node: Node, next: Data): void {
  const now = dataOf(node, edits.source);
  if (isSame(now, next)) return;
  const inside = { open: node.start + 1, close: node.end - 1 };
  if (node.type === 'ArrayExpression' && Array.isArray(now) && Array.isArray(next)) {
    reviseList(edits, { nodes: node.elements as Node[], ...inside }, next);
  } else if (node.type === 'ObjectExpression' && isObject(now) && isObject(next)) {
    reviseObject(edits, { nodes: node.properties, ...inside }, now, next);
  } else replace(edits, node.start, node.end, printed(edits.source, next, node.start));
}

/** Order makes no difference to an object. */
function isSame(a: Data, b: Data): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: Data): string {
  return JSON.stringify(value, (_, item) =>
    isObject(item) ? Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)) : item,
  );
}

/** Text that was in the code keeps its lines as they are; what is on one line may get longer. */
function printed(source: string, value: Data, at: number): string {
  return literal(value, 0, indentAt(source, lineStart(source, at)), (code) => code);
}

/** A list of arguments or items: each in its place, then what is more or less. */
export function reviseList(edits: Edits, list: List, next: readonly Data[]): void {
  const { nodes, open, close } = list;
  if (!next.length || !isPlain(edits.source, list)) {
    const text = next.map((item) => printed(edits.source, item, open)).join(', ');
    if (nodes.length || text) replace(edits, open, close, text);
    return;
  }
  const kept = nodes.slice(0, next.length);
  kept.forEach((node, index) => {
    revise(edits, node, next[index] ?? null);
  });
  const end = kept.at(-1)?.end ?? open;
  const last = nodes.at(-1);
  if (last && last.end > end) replace(edits, end, last.end, '');
  const more = next
    .slice(kept.length)
    .map((item) => (at: number) => printed(edits.source, item, at));
  add(edits, list, end, more);
}

function reviseObject(
  edits: Edits,
  list: List,
  now: { [key: string]: Data },
  next: { [key: string]: Data },
): void {
  const keys = list.nodes.map((node) => dataKey(node));
  const kept = keys.filter((key) => Object.hasOwn(next, key));
  const plain = new Set(keys).size === keys.length && isPlain(edits.source, list);
  if (!kept.length || !plain) {
    const text = printed(edits.source, next, list.open - 1);
    replace(edits, list.open - 1, list.close + 1, text);
    return;
  }
  list.nodes.forEach((node, index) => {
    const key = keys[index] ?? '';
    if (!kept.includes(key)) remove(edits, list.nodes, index, keys.indexOf(kept[0] ?? ''));
    else if (!isSame(now[key] ?? null, next[key] ?? null))
      reviseProperty(edits, node, key, next[key] ?? null);
  });
  const added = Object.entries(next).filter(([key]) => !keys.includes(key));
  const more = added.map(
    ([key, item]) =>
      (at: number) =>
        property(edits.source, key, item, at),
  );
  add(edits, list, list.nodes.at(-1)?.end ?? list.open, more);
}

function property(source: string, key: string, item: Data, at: number): string {
  return `${keyText(key)}: ${printed(source, item, at)}`;
}

function dataKey(node: Node): string {
  return keyOf((node.type === 'Property' && keyName(node)) || '');
}

/** `{ name }` and `{ name() {} }` have no value of their own to put another into. */
function reviseProperty(edits: Edits, node: Node, key: string, next: Data): void {
  if (node.type !== 'Property') return;
  if (node.shorthand || node.method) {
    replace(edits, node.start, node.end, property(edits.source, key, next, node.start));
  } else revise(edits, node.value, next);
}

/** Takes a property out with the comma that belongs to it; `first` is the first that stays. */
function remove(edits: Edits, nodes: Node[], index: number, first: number): void {
  const [before, node, after] = [nodes[index - 1], nodes[index], nodes[index + 1]];
  if (!node) return;
  if (index > first && before) replace(edits, before.end, node.end, '');
  else if (after) replace(edits, node.start, after.start, '');
}

/** Adds items, on lines of their own where the others have such. */
function add(edits: Edits, list: List, at: number, items: ((at: number) => string)[]): void {
  const { source } = edits;
  const first = list.nodes[0];
  const line = first ? lineStart(source, first.start) : 0;
  const own = first && source.slice(list.open, first.start).includes('\n');
  const between = own ? `,\n${indentAt(source, line)}` : ', ';
  const texts = items.map((item) => item(first?.start ?? at));
  if (texts.length) insert(edits, at, (first ? between : '') + texts.join(between));
}

// What stands before the first item, between two, and behind the last.
const FIRST = /^\s*$/;
const BETWEEN = /^\s*,\s*$/;
const LAST = /^\s*,?\s*$/;

/** Whether nothing but commas, space and comments stands between the items: no brackets, no holes. */
function isPlain(source: string, { nodes, open, close }: List): boolean {
  const ends = [open, ...nodes.map((node) => node?.end ?? -1)];
  const starts = [...nodes.map((node) => node?.start ?? -1), close];
  return ends.every((end, index) => {
    const between = source.slice(end, starts[index]).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return (index === nodes.length ? LAST : index ? BETWEEN : FIRST).test(between);
  });
}
