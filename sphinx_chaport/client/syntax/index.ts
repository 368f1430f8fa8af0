/**
 * A parser of JavaScript for pages: the same tree and comments as acorn's of a classic script,
 * in less than half of its size. The build reads with acorn itself.
 */
import type * as acorn from 'acorn';
import { isStrict, markDirectives } from './directives';
import { finish } from './nodes';
import type { Comment, Context, Reader } from './reader';
import { createScope } from './scopes';
import { parseBody } from './statements';
import { next } from './tokens';

interface Options {
  onComment?: Comment[];
}

/** Throws a `SyntaxError` with `pos`, an offset, where the text is no script. */
export function parse(source: string, { onComment = [] }: Options): acorn.Program {
  const r = createReader(source, onComment);
  r.context.strict = isStrict(r, 0);
  next(r);
  const body = parseBody(r, '');
  markDirectives(source, body);
  next(r);
  return finish(r, 'Program', 0, { body, sourceType: 'script' });
}

function createReader(source: string, comments: Comment[]): Reader {
  return {
    ...{ source, comments, context: createContext() },
    ...{ kind: 'end', text: '', cooked: null, escaped: false, start: 0, end: 0 },
    ...{ lineBefore: false, lastStart: 0, lastEnd: 0, arrowAt: -1 },
    ...{ doubtful: [], bracketed: new Map(), commas: new Map() },
    ...{ yieldAt: 0, awaitAt: 0, awaitNameAt: 0 },
  };
}

function createContext(): Context {
  return {
    ...{ strict: false, in: true, return: false, await: false, yield: false },
    ...{ newTarget: false, superProperty: false, superCall: false, field: false, block: false },
    ...{ labels: [], scope: createScope(null, true), privates: null },
  };
}
