/** Copies of what a page passes, as JSON can hold them; whatever it is, nothing throws. */

type Text = (value: string) => string;

const SECRET = /^(token|hash|salt|visitorintegrityhash)$/i;
const DEEPEST = 10;
/** Of one value; a page may pass a list or an object that has no end. */
const MOST_ITEMS = 1000;

interface Copying {
  text: Text;
  /** How many items there is room for. */
  room: number;
}

/** `text` is what becomes of each string. */
export function copied(value: unknown, text: Text): unknown {
  return copyOf({ text, room: MOST_ITEMS }, value, []);
}

/** `above` are the objects around the value. */
function copyOf(copying: Copying, value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return copying.text(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value && copyOfObject(copying, value, above);
    default:
      return `[${typeof value}]`;
  }
}

function copyOfObject(copying: Copying, value: object, above: readonly object[]): unknown {
  if (above.includes(value)) return '[cyclic]';
  if (above.length >= DEEPEST) return '[deep]';
  try {
    return copyItems(copying, value, [...above, value]);
  } catch {
    return '[unreadable]';
  }
}

function copyItems(copying: Copying, value: object, above: readonly object[]): unknown {
  if (value instanceof Error) return String(value.name);
  if (Array.isArray(value)) return copyList(copying, value, above);
  const tag = Object.prototype.toString.call(value);
  if (tag !== '[object Object]') return tag;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    copying.room -= 1;
    if (copying.room < 0) break;
    const isSecret = SECRET.test(key);
    result[copying.text(key)] = isSecret ? '[secret]' : copyOf(copying, item, above);
  }
  return result;
}

function copyList(copying: Copying, list: unknown[], above: readonly object[]): unknown[] {
  const length = Math.min(list.length, copying.room);
  copying.room -= length;
  return Array.from({ length }, (_, index) => copyOf(copying, list[index], above));
}
