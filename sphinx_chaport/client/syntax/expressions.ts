/** Expressions: lists of them, assignments, operators, and what binds closest. */
import type * as acorn from 'acorn';
import { parseSubscripts } from './chains';
import { parsePrivateName } from './names';
import { type Expression, finish, type Node } from './nodes';
import { checkPattern, parseList, toPattern } from './patterns';
import { fail, type Reader, unexpected, within } from './reader';
import { canEnd, eat, expect, is, next } from './tokens';

// -- lists and assignments ------------------------------------------------------------------------

/** Several with commas between them are one. */
export function parseExpression(r: Reader): Expression {
  const { start } = r;
  const first = parseAssignment(r);
  if (!is(r, ',')) return first;
  const expressions = [first];
  while (eat(r, ',')) expressions.push(parseAssignment(r));
  return finish(r, 'SequenceExpression', start, { expressions });
}

/** Of what is right only in a pattern, the first is reported; unless all of it `mayBePattern`. */
export function parseAssignment(r: Reader, mayBePattern = false): Expression {
  const doubts = r.doubtful.length;
  const found = parseAnyAssignment(r);
  if (!mayBePattern) failOnDoubts(r, doubts);
  return found;
}

export function failOnDoubts({ doubtful }: Reader, from: number): void {
  const [first] = doubtful.slice(from);
  if (first) fail(first.at, first.message);
}

function parseAnyAssignment(r: Reader): Expression {
  if (is(r, 'yield') && r.context.yield) return parseYield(r);
  const { start } = r;
  const doubts = r.doubtful.length;
  if (r.kind === 'name' || is(r, '(')) r.arrowAt = start;
  const left = parseConditional(r);
  if (isArrow(left, start) && is(r, '/=')) return left;
  if (!/^[^=!<>]*=$|^(?:<<|>>>?)=$/.test(r.text) || r.kind !== 'sign') return left;
  const operator = r.text as acorn.AssignmentOperator;
  if (operator === '=') {
    toPattern(r, left, false);
    r.doubtful.length = doubts;
  }
  checkPattern(r, left, null);
  next(r);
  const right = parseAssignment(r);
  return finish(r, 'AssignmentExpression', start, { operator, left: left as acorn.Pattern, right });
}

function parseYield(r: Reader): acorn.YieldExpression {
  const { start } = r;
  r.yieldAt ||= start;
  next(r);
  const delegate = !r.lineBefore && eat(r, '*');
  const isAlone = !delegate && (canEnd(r) || !startsExpression(r));
  const argument = isAlone ? null : parseAssignment(r);
  return finish(r, 'YieldExpression', start, { delegate, argument });
}

function startsExpression({ kind, text }: Reader): boolean {
  if (kind === 'sign') return /^(?:[([{`!~/]|\/=|[-+]{1,2})$/.test(text);
  return kind !== 'end' && text !== 'in' && text !== 'instanceof';
}

/** What is spread, with the comma behind it noted: nothing follows the rest of a pattern. */
export function parseSpread(r: Reader): acorn.SpreadElement {
  const { start } = r;
  expect(r, '...');
  const found = finish(r, 'SpreadElement', start, { argument: parseAssignment(r, true) });
  if (is(r, ',')) r.commas.set(found, r.start);
  return found;
}

/** What a call is given, or an array: there is a hole where nothing stands between two commas. */
export function parseItems(r: Reader, close: string): (Expression | acorn.SpreadElement | null)[] {
  return within(r, { in: true }, () =>
    parseList(r, close, () => {
      if (close === ']' && is(r, ',')) return null;
      return is(r, '...') ? parseSpread(r) : parseAssignment(r, true);
    }),
  );
}

// -- operators ------------------------------------------------------------------------------------

function parseConditional(r: Reader): Expression {
  const { start } = r;
  const doubts = r.doubtful.length;
  const test = parseOperators(r);
  if (r.doubtful.length > doubts || isArrow(test, start) || !eat(r, '?')) return test;
  const consequent = within(r, { in: true }, () => parseAssignment(r));
  expect(r, ':');
  const alternate = parseAssignment(r);
  return finish(r, 'ConditionalExpression', start, { test, consequent, alternate });
}

/** From the loosest to the closest. */
const BINDING: Record<string, number> = Object.fromEntries(
  [
    '??',
    '||',
    '&&',
    '|',
    '^',
    '&',
    '== != === !==',
    '< > <= >= in instanceof',
    '<< >> >>>',
    '+ -',
    '* / %',
  ].flatMap((signs, index) => signs.split(' ').map((sign) => [sign, index + 1])),
);

function bindingOf(r: Reader): number {
  if (r.escaped || (r.text === 'in' && !r.context.in)) return 0;
  return Object.hasOwn(BINDING, r.text) ? (BINDING[r.text] as number) : 0;
}

function parseOperators(r: Reader): Expression {
  const { start } = r;
  const doubts = r.doubtful.length;
  const first = parseUnary(r);
  const isWhole = isArrow(first, start) || r.doubtful.length > doubts;
  return isWhole ? first : parseBinary(r, first, start, 0);
}

/** Behind an arrow function without brackets there is no operator. */
function isArrow({ type, start }: Expression, from: number): boolean {
  return type === 'ArrowFunctionExpression' && start === from;
}

/** All operators behind `left` that bind closer than `least`. */
function parseBinary(r: Reader, left: Expression, start: number, least: number): Expression {
  const binding = bindingOf(r);
  if (binding <= least) return left;
  const { text: operator } = r;
  next(r);
  const { start: from } = r;
  // `??` takes no `||` or `&&` beside it, so these are not read as parts of it.
  const right = parseBinary(r, parseUnary(r), from, operator === '??' ? 3 : binding);
  const made = combine(r, start, left, operator, right);
  const isMixed = operator === '??' ? is(r, '||') || is(r, '&&') : binding < 4 && is(r, '??');
  if (isMixed) fail(r.start, '`??` needs brackets beside `||` and `&&`');
  return parseBinary(r, made, start, least);
}

function combine(
  r: Reader,
  start: number,
  left: Expression,
  operator: string,
  right: Expression,
): Expression {
  if ((right as Node).type === 'PrivateIdentifier')
    fail(right.start, 'It stands on the left of `in`');
  const type = /^(?:\|\||&&|\?\?)$/.test(operator) ? 'LogicalExpression' : 'BinaryExpression';
  return finish(r, type, start, { left, operator, right } as never);
}

const PREFIX = /^(?:[-+]{1,2}|[!~]|typeof|void|delete)$/;
const STEP = /^(?:\+\+|--)$/;

/** What a prefix is of is followed by no `**`; what is counted up, or down, stops before it. */
type Inside = 'prefix' | 'step' | null;

function parseUnary(r: Reader, inside: Inside = null): Expression {
  const { start } = r;
  const found = parseOperand(r, inside);
  if (inside === 'step' || isArrow(found, start) || !is(r, '**')) return found;
  const hasPrefix = /Unary|Await/.test(found.type) && !r.bracketed.has(found);
  if (inside || hasPrefix) unexpected(r);
  next(r);
  return combine(r, start, found, '**', parseUnary(r));
}

function parseOperand(r: Reader, inside: Inside): Expression {
  if (is(r, 'await') && r.context.await) return parseAwait(r);
  if (!r.escaped && PREFIX.test(r.text)) return parsePrefix(r);
  if (!inside && r.kind === 'private') return parsePrivateInObject(r);
  return parsePostfix(r);
}

function parseAwait(r: Reader): acorn.AwaitExpression {
  const { start } = r;
  r.awaitAt ||= start;
  next(r);
  return finish(r, 'AwaitExpression', start, { argument: parseInside(r, 'prefix') });
}

/** What a prefix is of: no pattern. */
function parseInside(r: Reader, inside: Inside): Expression {
  const doubts = r.doubtful.length;
  const found = parseUnary(r, inside);
  failOnDoubts(r, doubts);
  return found;
}

function parsePrefix(r: Reader): Expression {
  const { start, text } = r;
  next(r);
  const isStep = STEP.test(text);
  const argument = parseInside(r, isStep ? 'step' : 'prefix');
  if (isStep) checkPattern(r, argument, null);
  if (text === 'delete') checkDeleted(r, start, argument);
  const type = isStep ? 'UpdateExpression' : 'UnaryExpression';
  return finish(r, type, start, { operator: text, prefix: true, argument } as never);
}

function checkDeleted(r: Reader, start: number, argument: Expression): void {
  const found = argument.type === 'ChainExpression' ? argument.expression : argument;
  if (found.type === 'MemberExpression' && found.property.type === 'PrivateIdentifier') {
    fail(start, 'A private field is not deleted');
  }
  if (r.context.strict && argument.type === 'Identifier') {
    fail(start, 'In strict mode, no variable is deleted');
  }
}

function parsePrivateInObject(r: Reader): Expression {
  const { context } = r;
  if (!context.in || !context.privates) unexpected(r);
  const found = parsePrivateName(r);
  if (!is(r, 'in')) unexpected(r);
  return found as never;
}

function parsePostfix(r: Reader): Expression {
  const { start } = r;
  const doubts = r.doubtful.length;
  let found = parseSubscripts(r);
  if (r.doubtful.length > doubts) return found;
  while (STEP.test(r.text) && !r.lineBefore) {
    checkPattern(r, found, null);
    const { text: operator } = r;
    next(r);
    found = finish(r, 'UpdateExpression', start, {
      ...{ operator: operator as acorn.UpdateOperator, prefix: false, argument: found },
    });
  }
  return found;
}
