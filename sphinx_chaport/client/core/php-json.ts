/**
 * JSON as PHP's `json_encode` writes it with its default flags: what a visitor hash is made of
 * (contract, section 8). What JavaScript cannot tell apart is written as PHP most likely has it:
 * a whole number up to 2^63 as an integer, and other numbers as floats.
 */

/** PHP gives up below this many levels. */
const DEPTH = 512;
const BEYOND_INTEGERS = 2 ** 63;

/** All but the printable ASCII that needs no escape, and DEL. */
const SPECIAL = /[^ !#-.0-[\]-\u007f]/g;
/** Read by whole characters, so both halves of one are no match. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const SHORT: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** The text, or null where PHP has no such value or refuses to encode it. */
export function phpJson(value: unknown): string | null {
  return encoded(value, 0);
}

function encoded(value: unknown, depth: number): string | null {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || depth === DEPTH) return null;
  return Array.isArray(value) ? list(value, depth + 1) : map(value, depth + 1);
}

function list(values: unknown[], depth: number): string | null {
  const items = Array.from(values, (item) => encoded(item, depth));
  return items.includes(null) ? null : `[${items.join()}]`;
}

function map(object: object, depth: number): string | null {
  const items = Object.entries(object).map(([key, item]) => {
    const [name, content] = [text(key), encoded(item, depth)];
    return name === null || content === null ? null : `${name}:${content}`;
  });
  return items.includes(null) ? null : `{${items.join()}}`;
}

/** PHP's strings are UTF-8, which has no halves of characters. */
function text(value: string): string | null {
  return LONE_SURROGATE.test(value) ? null : `"${value.replace(SPECIAL, escaped)}"`;
}

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return SHORT[character] ?? `\\u${code}`;
}

function number(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && (size < BEYOND_INTEGERS || value === -BEYOND_INTEGERS)) {
    return String(BigInt(value));
  }
  // The shortest digits that give the same float are the same in both languages. PHP goes over to
  // exponents for other sizes than JavaScript does, and writes a digit behind the point there.
  if (size >= 1e-4 && size < BEYOND_INTEGERS) return String(value);
  return value.toExponential().replace(/^(-?\d)e/, '$1.0e');
}
