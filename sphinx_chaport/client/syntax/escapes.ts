/** Escapes in names, strings and templates. */
import { fail, type Reader } from './reader';

const ESCAPE =
  /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\s\S]))/g;
const SHORT: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', v: '\v', f: '\f' };
const WHOLE_NAME = /^[$_\p{ID_Start}](?:[$\p{ID_Continue}]|\u200c|\u200d)*$/u;
const HALF = /\\u[dD][89a-fA-F]/;
const BAD = 'This escape is not complete';

/** What is said of an escape that cannot be read; what it gives stands in the text. */
type Refuse = (at: number, message: string) => string;

/** The text with its escapes read, those of octal numbers only where they are allowed. */
function read(text: string, isOldAllowed: boolean, refuse: Refuse): string {
  return text.replace(ESCAPE, (whole, point, four, two, octal, other, at: number) => {
    const digits: string | undefined = point ?? four ?? two;
    if (digits) return characterOf(digits) ?? refuse(at + 3, BAD);
    const following = text[at + whole.length] ?? '';
    if (!isOldAllowed && isOld(octal ?? other, following))
      return refuse(at + Number(!octal), 'No octal numbers here');
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return signOf(other) ?? refuse(at + 2 + Number(following === '{'), BAD);
  });
}

/** Whether it is a number; a zero alone is none. */
function isOld(text: string, following: string): boolean {
  return text === '0' ? /[89]/.test(following) : /^\d/.test(text);
}

/** A line that goes on gives nothing. */
function signOf(escaped: string): string | null {
  if (escaped === 'x' || escaped === 'u') return null;
  return SHORT[escaped] ?? escaped.replace(/^[\n\r\u2028\u2029]+/, '');
}

function characterOf(digits: string): string | null {
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? null : String.fromCodePoint(code);
}

export function cook(r: Reader, text: string, start: number): string {
  return read(text, !r.context.strict, (at, message) => fail(start + at, message));
}

/** Null for what only a tag could read. */
export function cookTemplate(text: string): string | null {
  let isRead = true;
  const found = read(text.replace(/\r\n?/g, '\n'), false, () => {
    isRead = false;
    return '';
  });
  return isRead ? found : null;
}

export function cookName(text: string, start: number): string {
  const name = read(text, false, (at, message) => fail(start + at, message));
  // Two escapes make no sign together.
  if (HALF.test(text) || !WHOLE_NAME.test(name.replace(/^#/, ''))) {
    fail(start + text.indexOf('\\'), 'This escape is no part of a name');
  }
  return name;
}
