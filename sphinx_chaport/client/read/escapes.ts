/** Strings as their texts, with the place that each character came from. */
import type { Decoded } from './piece';

const SHORT: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** The inside of a string of JavaScript, JSON or PHP, from `start` to `end` in `text`. */
export function decoded(text: string, start: number, end: number): Decoded {
  const found: Decoded = { text: '', places: [] };
  const letters: string[] = [];
  for (let at = start; at < end; ) {
    const [letter, length] = text[at] === '\\' ? escaped(text, at) : [text[at] ?? '', 1];
    // An escape may stand for two characters, or for none.
    for (let count = 0; count < letter.length; count++) found.places.push(at);
    letters.push(letter);
    at += length;
  }
  found.text = letters.join('');
  return found;
}

function escaped(text: string, at: number): [letter: string, length: number] {
  const next = text[at + 1] ?? '';
  const hex = /^(?:u([\da-f]{4})|x([\da-f]{2})|u\{([\da-f]{1,6})\})/i.exec(
    text.slice(at + 1, at + 10),
  );
  if (hex) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
    return [String.fromCodePoint(Math.min(code, 0x10ffff)), hex[0].length + 1];
  }
  if (next === '\r' && text[at + 2] === '\n') return ['', 3];
  if (next === '\n' || next === '\r') return ['', 2];
  return [SHORT[next] ?? next, 2];
}

/** Several texts one behind the other. */
export function joined(parts: Decoded[], between: string): Decoded {
  const places: number[] = [];
  for (const [index, each] of parts.entries()) {
    const before = places[places.length - 1] ?? each.places[0] ?? 0;
    if (index) for (let count = 0; count < between.length; count++) places.push(before);
    for (const place of each.places) places.push(place);
  }
  return { text: parts.map(({ text }) => text).join(between), places };
}
