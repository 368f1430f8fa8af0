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

/** What is still to be written: punctuation, or a value with the levels around it. */
type Part = string | { value: unknown; depth: number };

/** The text, or null where PHP has no such value or refuses to encode it. */
export function phpJson(value: unknown): string | null {
  let json = '';
  // No recursion: small engines have no room for as many levels as PHP allows.
  const todo: Part[] = [{ value, depth: 0 }];
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    const next = typeof part === 'string' ? part : encoded(part.value, part.depth);
    if (next === null) return null;
    if (typeof next === 'string') json += next;
    else for (const inner of next.reverse()) todo.push(inner);
  }
  return json;
}

function encoded(value: unknown, depth: number): string | Part[] | null {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || depth === DEPTH) return null;
  const inside = (inner: unknown): Part => ({ value: inner, depth: depth + 1 });
  if (Array.isArray(value))
    return joined(
      '[',
      Array.from(value, (item) => [inside(item)]),
      ']',
    );
  const entries = Object.entries(value);
  return joined(
    '{',
    entries.map(([key, item]) => [inside(key), ':', inside(item)]),
    '}',
  );
}

function joined(open: string, items: Part[][], close: string): Part[] {
  return [open, ...items.flatMap((item, index) => (index > 0 ? [',', ...item] : item)), close];
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
