/** What is known while code is read: the token that is next, and what stands around it. */
import type { Scope } from './scopes';

export type Kind =
  | 'name'
  | 'private'
  | 'number'
  | 'string'
  | 'template'
  | 'expression'
  | 'sign'
  | 'end';

export interface Comment {
  type: 'Line' | 'Block';
  value: string;
  start: number;
  end: number;
}

export interface Label {
  name: string;
  /** `continue` goes to loops only; an unnamed `break` to neither than these. */
  kind: '' | 'loop' | 'switch';
  /** Where the statement begins that it is of. */
  start: number;
}

/** What the code around allows; functions and classes change it for what is in them. */
export interface Context {
  strict: boolean;
  /** Whether `in` is an operator: not in the head of a `for`. */
  in: boolean;
  return: boolean;
  await: boolean;
  yield: boolean;
  newTarget: boolean;
  superProperty: boolean;
  superCall: boolean;
  /** In the value of a field: no `arguments`. */
  field: boolean;
  /** In a static block: neither `arguments` nor `await`. */
  block: boolean;
  labels: Label[];
  scope: Scope;
  /** Private names that the class declares, and those that are used in it; null outside of classes. */
  privates: Privates | null;
}

export interface Privates {
  declared: Map<string, string>;
  used: { name: string; start: number }[];
  outer: Privates | null;
}

export interface Reader {
  readonly source: string;
  readonly comments: Comment[];
  context: Context;
  /** The next token. Its text is that of a name or a sign, and empty for all else. */
  kind: Kind;
  text: string;
  /** A name or a part of a template with its escapes read; null where one cannot be. */
  cooked: string | null;
  escaped: boolean;
  start: number;
  end: number;
  /** Whether a line ends before it. */
  lineBefore: boolean;
  /** The token before it. */
  lastStart: number;
  lastEnd: number;
  /** Where an arrow function may begin. */
  arrowAt: number;
  /** What is right only in patterns, as long as it can still be one: `{a = 1}` and two `__proto__`. */
  doubtful: Problem[];
  /** Expressions in brackets, and where these begin; what is spread, and the comma behind it. */
  bracketed: Map<object, number>;
  commas: Map<object, number>;
  /** The last of each in a function's parameters, where it is not allowed; 0 for none. */
  yieldAt: number;
  awaitAt: number;
  awaitNameAt: number;
}

export interface Problem {
  at: number;
  message: string;
}

export function fail(at: number, message: string): never {
  throw Object.assign(new SyntaxError(message), { pos: at });
}

/** What acorn says of it, too; `pair/parse.ts` has a sentence of its own for it. */
export const MODULE = "'import' and 'export' need sourceType: module";

export function unexpected(r: Reader, at = r.start): never {
  const text = r.source.slice(at, at === r.start ? r.end : at + 1);
  fail(at, text ? `Here \`${text}\` is not expected` : 'Something is missing at the end');
}

/** Reads with changes to what is allowed. */
export function within<T>(r: Reader, changes: Partial<Context>, read: () => T): T {
  const { context } = r;
  r.context = { ...context, ...changes };
  const found = read();
  r.context = context;
  return found;
}
