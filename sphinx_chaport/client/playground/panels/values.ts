/** Values as one would write them in code. They come from a stranger's code: of any size, perhaps in circles. */

const ITEMS = 20;
const DEPTH = 3;
const LONGEST = 2000;

export function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function written(value: unknown, depth = 0): string {
  if (typeof value === 'string') return quoted(value);
  if (!isBranch(value)) return String(value);
  if (depth >= DEPTH) return '…';
  const items = itemsOf(value, ITEMS).map(([key, item]) => {
    const text = written(item, depth + 1);
    return Array.isArray(value) ? text : `${key.slice(0, LONGEST)}: ${text}`;
  });
  if (sizeOf(value) > ITEMS) items.push('…');
  const all = items.join(', ');
  return Array.isArray(value) ? `[${all}]` : all ? `{ ${all} }` : '{}';
}

/** A call with its arguments. */
export function call(name: string, args: readonly unknown[]): string {
  return `${name}(${args
    .slice(0, ITEMS)
    .map((argument) => written(argument))
    .join(', ')})`;
}

/** The first of what an object or a list holds. */
export function itemsOf(value: object, most: number): [key: string, item: unknown][] {
  return Object.entries(Array.isArray(value) ? value.slice(0, most) : value).slice(0, most);
}

export function sizeOf(value: object): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function quoted(text: string): string {
  if (text === '[function]') return 'ƒ';
  return `'${text.slice(0, LONGEST)}${text.length > LONGEST ? '…' : ''}'`;
}
