/** Copies of what a page passes, as JSON can hold them; whatever it is, nothing throws. */

type Text = (value: string) => string;

const SECRET = /^(token|hash|salt|visitorintegrityhash)$/i;
const DEEPEST = 10;

/** `text` is what becomes of each string, `above` the objects around the value. */
export function copied(value: unknown, text: Text, above: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value && copyOf(value, text, above);
    default:
      return `[${typeof value}]`;
  }
}

function copyOf(value: object, text: Text, above: readonly object[]): unknown {
  if (above.includes(value)) return '[cyclic]';
  if (above.length >= DEEPEST) return '[deep]';
  try {
    return copyItems(value, text, [...above, value]);
  } catch {
    return '[unreadable]';
  }
}

function copyItems(value: object, text: Text, above: readonly object[]): unknown {
  if (value instanceof Error) return String(value.name);
  if (Array.isArray(value)) return Array.from(value, (item) => copied(item, text, above));
  const tag = Object.prototype.toString.call(value);
  if (tag !== '[object Object]') return tag;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    result[text(key)] = SECRET.test(key) ? '[secret]' : copied(item, text, above);
  }
  return result;
}
