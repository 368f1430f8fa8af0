/** From characters to tokens. Which of them a `/` begins, only the grammar knows: it asks again. */
import { cookName, cookTemplate } from './escapes';
import { fail, type Kind, type Reader, unexpected } from './reader';

export const LINE = /[\n\r\u2028\u2029]/;
const COMMENT = String.raw`\/\*(?:[^*]|\*(?!\/))*\*\/`;
const LINE_COMMENT = String.raw`\/\/.*(?![^\n\r\u2028\u2029])`;
/** Space and comments, as the source of a regular expression that finds no shorter ones. */
export const SPACE = `(?:\\s|${LINE_COMMENT}|${COMMENT})*`;
const ONE_SPACE = new RegExp(`\\s+|<!--.*|${LINE_COMMENT}|${COMMENT}`, 'y');
const ESCAPED = String.raw`\\u(?:[\da-fA-F]{4}|\{[\da-fA-F]+\})`;
const NAME = String.raw`(?:[$_\p{ID_Start}]|${ESCAPED})(?:[$\u200c\u200d\p{ID_Continue}]|${ESCAPED})*`;

/** As the source of a regular expression. */
export const STRING = String.raw`'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'|"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"`;
/** Behind a word, where it does not go on. */
export const WORD_END = String.raw`(?![$\w\\\p{ID_Continue}])`;

const KINDS: [Kind, RegExp][] = [
  ['name', new RegExp(NAME, 'yu')],
  ['private', new RegExp(`#${NAME}`, 'yu')],
  ['number', numbers()],
  ['string', new RegExp(STRING, 'y')],
  [
    'sign',
    /\.\.\.|=>|\?\.(?!\d)|\+\+|--|(?:>>>?|<<|\*\*|&&|\|\||\?\?)=?|[=!](?:==?)?|[-+*/%&|^<>]=?|[{}()[\];,?:.~`]/y,
  ],
];
const AFTER_NUMBER = /[$_\\\d\p{ID_Start}]/uy;
const EXPRESSION =
  /\/(?:[^\\/[\n\r\u2028\u2029]|\\.|\[(?:[^\]\\\n\r\u2028\u2029]|\\.)*\])+\/([\w$]*)/y;
const TEMPLATE = /(?:[^`\\$]|\\(?:\r\n|[\s\S])|\$(?!\{))*(?=`|\$\{)/y;

function numbers(): RegExp {
  const digits = String.raw`\d(?:_?\d)*`;
  const whole = String.raw`(?:0|[1-9](?:_?\d)*)`;
  const power = `(?:[eE][-+]?${digits})?`;
  return new RegExp(
    [
      String.raw`0[xX][\da-fA-F](?:_?[\da-fA-F])*n?`,
      '0[oO][0-7](?:_?[0-7])*n?',
      '0[bB][01](?:_?[01])*n?',
      String.raw`0[0-7]+(?!\d)`,
      String.raw`0\d+(?:\.\d*)?${power}`,
      `${whole}n`,
      String.raw`(?:${whole}(?:\.(?:${digits})?)?|\.${digits})${power}`,
    ].join('|'),
    'y',
  );
}

export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Goes on to the next token. */
export function next(r: Reader): void {
  leave(r);
  r.start = skipSpace(r);
  r.lineBefore = LINE.test(r.source.slice(r.lastEnd, r.start));
  for (const [kind, pattern] of KINDS) {
    const found = match(pattern, r.source, r.start);
    if (!found) continue;
    take(r, kind, found[0]);
    return;
  }
  if (r.start < r.source.length) failAtSign(r);
  take(r, 'end', '');
}

function leave(r: Reader): void {
  r.lastStart = r.start;
  r.lastEnd = r.end;
}

function take(r: Reader, kind: Kind, text: string): void {
  r.kind = kind;
  r.end = r.start + text.length;
  r.text = kind === 'sign' || kind === 'name' ? text : '';
  r.escaped = false;
  if (kind === 'name' || kind === 'private') takeName(r, text);
  if (kind === 'number' && match(AFTER_NUMBER, r.source, r.end)) {
    fail(r.end, 'A number ends, and something follows it at once');
  }
}

function takeName(r: Reader, text: string): void {
  r.escaped = text.includes('\\');
  r.cooked = r.escaped ? cookName(text, r.start) : text;
}

function failAtSign(r: Reader): never {
  const sign = String.fromCodePoint(r.source.codePointAt(r.start) ?? 0);
  if (sign === '"' || sign === "'") fail(r.start, 'This string has no end in its line');
  fail(r.start, `The sign \`${sign}\` is not expected`);
}

/** Where the next token begins; comments on the way are noted. */
function skipSpace(r: Reader): number {
  const { source } = r;
  let at = r.lastEnd;
  for (;;) {
    const isClosing = source.startsWith('-->', at) && isFirstInLine(r, at);
    const found = isClosing ? /.*/y : ONE_SPACE;
    const text = match(found, source, at)?.[0];
    if (!text) break;
    noteComment(r, text, at);
    at += text.length;
  }
  if (source.startsWith('/*', at)) fail(at, 'This comment has no end');
  return at;
}

function isFirstInLine({ lastEnd, source }: Reader, at: number): boolean {
  return lastEnd === 0 || LINE.test(source.slice(lastEnd, at));
}

function noteComment(r: Reader, text: string, start: number): void {
  const lead = /^(?:\/\/|\/\*|<!--|-->)/.exec(text)?.[0];
  if (!lead) return;
  const type = lead === '/*' ? 'Block' : 'Line';
  const value = text.slice(lead.length, type === 'Block' ? -2 : undefined);
  r.comments.push({ type, value, start, end: start + text.length });
}

/** Reads what begins with this `/` as a regular expression: pattern and flags. */
export function rescanExpression(r: Reader): [string, string] {
  const found = match(EXPRESSION, r.source, r.start);
  if (!found) fail(r.start + 1, 'This regular expression has no end in its line');
  const [text, flags = ''] = found;
  r.end = r.start + text.length;
  r.text = '';
  r.kind = 'expression';
  const pattern = text.slice(1, -1 - flags.length);
  try {
    new RegExp(pattern, flags);
  } catch {
    fail(r.start + 1, `Invalid regular expression: /${pattern}/`);
  }
  return [pattern, flags];
}

/** Goes on behind a `` ` `` or the `}` in a template: to its text, up to what ends it. */
export function nextInTemplate(r: Reader): void {
  leave(r);
  r.start = r.lastEnd;
  const text = match(TEMPLATE, r.source, r.start)?.[0];
  if (text === undefined) fail(r.start, 'This template has no end');
  take(r, 'template', text);
  r.cooked = cookTemplate(text);
}

/** Goes on to what ends the text of a template. */
export function nextAfterTemplate(r: Reader): void {
  leave(r);
  r.start = r.lastEnd;
  take(r, 'sign', r.source[r.start] === '`' ? '`' : '${');
}

// -- asking for a token ---------------------------------------------------------------------------

/** Whether this word or sign is next; a word with an escape in it is none of the language's. */
export function is(r: Reader, text: string): boolean {
  return r.text === text && !r.escaped;
}

export function eat(r: Reader, text: string): boolean {
  const found = is(r, text);
  if (found) next(r);
  return found;
}

export function expect(r: Reader, text: string): void {
  if (!eat(r, text)) unexpected(r);
}

/** Whether a statement may end here without a semicolon. */
export function canEnd(r: Reader): boolean {
  return r.lineBefore || r.kind === 'end' || is(r, '}');
}

export function endStatement(r: Reader): void {
  if (!eat(r, ';') && !canEnd(r)) unexpected(r);
}

/** What may stand behind the next token, after space and comments. */
export function behind(pattern: string): RegExp {
  return new RegExp(SPACE + pattern, 'yu');
}

/** The same in its line. */
export function besides(pattern: string): RegExp {
  return new RegExp(
    String.raw`(?:(?![\n\r\u2028\u2029])(?:\s|\/\*(?:(?!\*\/).)*\*\/))*${pattern}`,
    'yu',
  );
}

export function looksLike(r: Reader, pattern: RegExp): boolean {
  return match(pattern, r.source, r.end) !== null;
}
