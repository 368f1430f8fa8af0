/** The head of `for`, which may be any of four. */
import type * as acorn from 'acorn';
import { parseSubscripts } from './chains';
import { failOnDoubts, parseAssignment, parseExpression } from './expressions';
import { type Expression, finish, type Statement } from './nodes';
import { checkPattern, toPattern } from './patterns';
import { fail, type Reader, unexpected, within } from './reader';
import { NAMES, parseDeclarators, parseStatement } from './statements';
import { eat, expect, is, looksLike, next } from './tokens';

type Init = acorn.VariableDeclaration | Expression;

export function parseFor(r: Reader): Statement {
  const { start } = r;
  next(r);
  const awaitAt = r.context.await && is(r, 'await') ? r.start : -1;
  if (awaitAt >= 0) next(r);
  expect(r, '(');
  if (is(r, ';')) return parsePlain(r, start, null, awaitAt);
  const isDeclared = is(r, 'var') || is(r, 'const') || (is(r, 'let') && looksLike(r, NAMES));
  return isDeclared ? parseDeclared(r, start, awaitAt) : parseGiven(r, start, awaitAt);
}

function parseDeclared(r: Reader, start: number, awaitAt: number): Statement {
  const { start: from, text } = r;
  const kind = text as acorn.VariableDeclaration['kind'];
  next(r);
  const declarations = parseDeclarators(r, kind, true);
  const init = finish(r, 'VariableDeclaration', from, { declarations, kind });
  const isEach = (is(r, 'in') || is(r, 'of')) && declarations.length === 1;
  return isEach ? parseEach(r, start, init, awaitAt) : parsePlain(r, start, init, awaitAt);
}

function parseGiven(r: Reader, start: number, awaitAt: number): Statement {
  const { start: from } = r;
  const isLet = is(r, 'let');
  const isAsync = is(r, 'async');
  const doubts = r.doubtful.length;
  const isAwaited = awaitAt >= 0;
  const init = within(r, { in: false }, () => (isAwaited ? parseSubscripts(r) : parseHead(r)));
  if (!is(r, 'in') && !is(r, 'of')) {
    failOnDoubts(r, doubts);
    return parsePlain(r, start, init, awaitAt);
  }
  if (is(r, 'of') && isLet) fail(from, 'Here `let` is not expected');
  const isName = init.type === 'Identifier' && init.name === 'async' && !r.bracketed.has(init);
  if (is(r, 'of') && !isAwaited && isAsync && isName) fail(from, 'Here `async` is not expected');
  if (init.type === 'AssignmentExpression') fail(from, 'A value stands here already');
  toPattern(r, init, false);
  r.doubtful.length = doubts;
  checkPattern(r, init, null);
  return parseEach(r, start, init, awaitAt);
}

/** An expression that may turn out to be a pattern. */
function parseHead(r: Reader): Expression {
  const { start } = r;
  const first = parseAssignment(r, true);
  if (!is(r, ',')) return first;
  const expressions = [first];
  while (eat(r, ',')) expressions.push(parseAssignment(r));
  return finish(r, 'SequenceExpression', start, { expressions });
}

function parseEach(r: Reader, start: number, left: Init, awaitAt: number): Statement {
  const isIn = is(r, 'in');
  if (isIn && awaitAt >= 0) unexpected(r, awaitAt);
  checkInit(r, left, isIn);
  next(r);
  const right = isIn ? parseExpression(r) : parseAssignment(r);
  expect(r, ')');
  const body = parseStatement(r, 'alone');
  if (isIn) return finish(r, 'ForInStatement', start, { left: left as never, right, body });
  const fields = { await: awaitAt >= 0, left: left as never, right, body };
  return finish(r, 'ForOfStatement', start, fields);
}

/** Only sloppy code of long ago gives a value here. */
function checkInit({ context }: Reader, left: Init, isIn: boolean): void {
  if (left.type !== 'VariableDeclaration') return;
  const [first] = left.declarations;
  const isOld = isIn && !context.strict && left.kind === 'var' && first?.id.type === 'Identifier';
  if (first?.init && !isOld) fail(left.start, 'The value comes from what is gone through');
}

function parsePlain(
  r: Reader,
  start: number,
  init: Init | null,
  awaitAt: number,
): acorn.ForStatement {
  if (awaitAt >= 0) unexpected(r, awaitAt);
  expect(r, ';');
  const test = is(r, ';') ? null : parseExpression(r);
  expect(r, ';');
  const update = is(r, ')') ? null : parseExpression(r);
  expect(r, ')');
  const body = parseStatement(r, 'alone');
  return finish(r, 'ForStatement', start, { init, test, update, body });
}
