// Node: the hash of visitor data, and the token of a visitor's id.
import { createHash } from 'node:crypto';

/** What PHP's json_encode writes for the same data, with its default flags. */
export function phpJson(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return phpNumber(value);
  if (typeof value === 'string') return phpText(value);
  if (Array.isArray(value)) return `[${value.map(phpJson)}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has nothing for a ${typeof value}`);
  return `{${Object.entries(value).map(([key, item]) => `${phpKey(key)}:${phpJson(item)}`)}}`;
}

function phpKey(key) {
  if (key.startsWith('\0')) throw new TypeError('PHP has no key that begins with NUL');
  return phpText(key);
}

function phpText(text) {
  if (/[\ud800-\udfff]/u.test(text)) throw new TypeError('a text holds half of a character');
  const escaped = (c) => (c === '/' ? '\\/' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return JSON.stringify(text).replace(/\/|[^\0-\x7f]/g, escaped);
}

function phpNumber(number) {
  if (!Number.isFinite(number)) throw new TypeError('a number is not finite');
  const size = Math.abs(number);
  if (Number.isInteger(number) && size < 2 ** 63) {
    // PHP could have an integer or a float here, with other digits: pass a text.
    if (size >= 2 ** 53) throw new TypeError('a whole number is too large to be exact');
    return String(number); // 0 for -0, as JSON.stringify sends it
  }
  if (size >= 1e-4 && size < 2 ** 53) return String(number);
  return number.toExponential().replace(/^(-?\d)e/, '$1.0e');
}

const sha1 = (text) => createHash('sha1').update(text, 'utf8').digest('hex');

/** For `visitorIntegrityHash` and `setVisitorData`. PHP goes no deeper than 512 levels. */
export function visitorHash(salt, data) {
  if (!salt) throw new TypeError('there is no salt');
  return sha1(salt + phpJson(data));
}

/** For `session.user`. What could be visitor data is no id: its token would be a hash of it. */
export function visitorToken(salt, visitorId) {
  if (!salt) throw new TypeError('there is no salt');
  if (typeof visitorId !== 'string' || !visitorId || /^[{[]/.test(visitorId)) {
    throw new TypeError('this is no id of a visitor');
  }
  return sha1(salt + visitorId);
}
