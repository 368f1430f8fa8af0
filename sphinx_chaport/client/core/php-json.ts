/**
 * JSON as PHP's `json_encode` writes it with its default flags: what a visitor hash is made of
 * (contract, section 8). What JavaScript cannot tell apart is written as PHP most likely has it:
 * a whole number up to 2^63 as an integer, and other numbers as floats.
 */
import { quietly } from './quietly';

/** PHP gives up below this many levels. */
const DEPTH = 512;
const BEYOND_INTEGERS = 2 ** 63;

/** Read by whole characters, so both halves of one are no match. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** The text, or null where PHP has no such value or refuses to encode it. */
export function phpJson(value: unknown): string | null {
  return quietly(() => written(value, 0)) ?? null;
}

function written(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || depth === DEPTH) throw TypeError();
  const items: string[] = [];
  const isList = Array.isArray(value);
  // No callbacks, for which small engines have no room on so many levels.
  for (const [key, item] of isList ? value.entries() : Object.entries(value)) {
    // To PHP's objects such names are private.
    if (String(key)[0] === '\0') throw TypeError();
    const json = written(item, depth + 1);
    items.push(isList ? json : `${text(String(key))}:${json}`);
  }
  return isList ? `[${items}]` : `{${items}}`;
}

/** PHP's strings are UTF-8, which has no halves of characters, but its JSON is plain ASCII. */
function text(value: string): string {
  if (LONE_SURROGATE.test(value)) throw TypeError();
  return JSON.stringify(value).replace(/\/|[^\0-\x7f]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw TypeError();
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
