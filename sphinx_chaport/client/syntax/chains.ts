/** What binds closest: members and calls behind one another. */
import type * as acorn from 'acorn';
import { parseAtom } from './atoms';
import { failOnDoubts, parseExpression, parseItems } from './expressions';
import { parseArrow } from './functions';
import { parseTemplate } from './literals';
import { parsePrivateName, parseWord } from './names';
import { type Expression, finish, type Node } from './nodes';
import { fail, type Reader, within } from './reader';
import { canEnd, eat, expect, is, next } from './tokens';

export function parseSubscripts(r: Reader): Expression {
  const { start, arrowAt } = r;
  const found = parseAtom(r);
  const isOpen = r.source[r.lastStart] !== ')' || r.lastEnd - r.lastStart !== 1;
  if (found.type === 'ArrowFunctionExpression' && isOpen) return found;
  const mayBeAsync =
    arrowAt === start &&
    found.type === 'Identifier' &&
    found.name === 'async' &&
    found.end - start === 5;
  return parseChain(r, found, start, {
    mayBeAsync: mayBeAsync && r.lastEnd === found.end && !canEnd(r),
    isNew: false,
  });
}

interface Chain {
  /** `async` may be the name of a function that is called, or begin an arrow function. */
  mayBeAsync: boolean;
  /** Behind `new`, where brackets are not those of a call. */
  isNew: boolean;
}

export function parseChain(r: Reader, base: Expression, start: number, chain: Chain): Expression {
  let found = base;
  let isOptional = false;
  for (;;) {
    const optional = is(r, '?.');
    if (optional && chain.isNew) fail(r.start, '`new` takes no `?.`');
    if (optional) next(r);
    isOptional ||= optional;
    const longer = parseLink(r, found, start, { ...chain, optional, isOptional });
    if (!longer) break;
    found = longer;
    if (found.type === 'ArrowFunctionExpression') break;
  }
  return isOptional ? finish(r, 'ChainExpression', start, { expression: found as never }) : found;
}

interface Link extends Chain {
  optional: boolean;
  /** Whether it or any before it in the chain is. */
  isOptional: boolean;
}

/** One more member or call; null where there is none. */
function parseLink(r: Reader, object: Expression, start: number, link: Link): Expression | null {
  const { optional, isNew } = link;
  const computed = eat(r, '[');
  if (computed || eat(r, '.') || (optional && !is(r, '(') && !is(r, '`'))) {
    const property = parseMember(r, object, computed);
    return finish(r, 'MemberExpression', start, { object, property, computed, optional });
  }
  if (is(r, '(') && !isNew) return parseCall(r, object, start, link);
  if (!is(r, '`')) return null;
  if (link.isOptional) fail(r.start, 'A tag has no `?.`');
  const quasi = parseTemplate(r, true);
  return finish(r, 'TaggedTemplateExpression', start, { tag: object, quasi });
}

function parseMember(
  r: Reader,
  object: Expression,
  computed: boolean,
): Expression | acorn.PrivateIdentifier {
  if (computed) {
    const property = within(r, { in: true }, () => parseExpression(r));
    expect(r, ']');
    return property;
  }
  if (r.kind === 'private' && (object as Node).type !== 'Super') return parsePrivateName(r);
  return parseWord(r);
}

function parseCall(r: Reader, callee: Expression, start: number, link: Link): Expression {
  const { yieldAt, awaitAt, awaitNameAt } = r;
  const doubts = r.doubtful.length;
  Object.assign(r, { yieldAt: 0, awaitAt: 0, awaitNameAt: 0 });
  next(r);
  const given = parseItems(r, ')') as acorn.CallExpression['arguments'];
  if (
    link.mayBeAsync &&
    callee.type === 'Identifier' &&
    !link.optional &&
    is(r, '=>') &&
    !r.lineBefore
  ) {
    r.doubtful.length = doubts;
    checkNoWaiting(r);
    Object.assign(r, { yieldAt, awaitAt, awaitNameAt });
    next(r);
    return parseArrow(r, start, given, true);
  }
  failOnDoubts(r, doubts);
  r.yieldAt = yieldAt || r.yieldAt;
  r.awaitAt = awaitAt || r.awaitAt;
  r.awaitNameAt = awaitNameAt || r.awaitNameAt;
  const { optional } = link;
  return finish(r, 'CallExpression', start, { callee, arguments: given, optional });
}

function checkNoWaiting(r: Reader): void {
  const at = r.yieldAt || r.awaitAt || r.awaitNameAt;
  if (at) fail(at, 'A parameter waits for nothing');
}
