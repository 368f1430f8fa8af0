/** Names, and which words are none. */
import type * as acorn from 'acorn';
import { finish } from './nodes';
import { fail, type Reader, unexpected } from './reader';
import { type Declaring, declare } from './scopes';
import { next } from './tokens';

const words = (list: string): Set<string> => new Set(list.split(' '));
const KEYWORDS = words(
  'break case catch continue debugger default do else finally for function if return switch throw try var while ' +
    'with null true false instanceof typeof void delete new in this const class extends export import super enum',
);
const STRICT = words('implements interface let package private protected public static yield');
const FIXED = words('eval arguments');

/** A name that stands for a variable. */
export function parseName(r: Reader): acorn.Identifier {
  if (r.kind === 'name') checkName(r, r.cooked as string, r.start);
  return parseWord(r);
}

/** A name, or any word of the language, as behind a dot. */
export function parseWord(r: Reader): acorn.Identifier {
  if (r.kind !== 'name') unexpected(r);
  const { start, cooked } = r;
  next(r);
  return finish(r, 'Identifier', start, { name: cooked as string });
}

export function checkName(r: Reader, name: string, start: number): void {
  const { context } = r;
  const isTaken =
    KEYWORDS.has(name) ||
    (name === 'yield' && context.yield) ||
    (name === 'await' && (context.await || context.block)) ||
    (name === 'arguments' && (context.field || context.block)) ||
    (context.strict && STRICT.has(name));
  if (isTaken) fail(start, `\`${name}\` is no name here, but a word of the language`);
  if (name === 'await') r.awaitNameAt ||= start;
}

/** What is declared, or set, by this name. */
export function checkTarget(
  r: Reader,
  { name, start }: acorn.Identifier,
  how: Declaring | null,
): void {
  if (r.context.strict && (STRICT.has(name) || FIXED.has(name))) {
    fail(start, `In strict mode, \`${name}\` is not set`);
  }
  if (how === 'lexical' && name === 'let') fail(start, '`let` declares no `let`');
  if (how) declare(r, name, how, start);
}

/** `#name`, in a class that declares it or is inside of one that does. */
export function parsePrivateName(r: Reader): acorn.PrivateIdentifier {
  const { start, cooked, context } = r;
  if (r.kind !== 'private') unexpected(r);
  const name = (cooked as string).slice(1);
  next(r);
  if (!context.privates) fail(start, `No class around declares \`#${name}\``);
  context.privates.used.push({ name, start });
  return finish(r, 'PrivateIdentifier', start, { name });
}
