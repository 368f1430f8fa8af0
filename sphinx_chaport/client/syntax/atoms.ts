/** What an expression begins with. */
import type * as acorn from 'acorn';
import { parseChain } from './chains';
import { parseClass } from './classes';
import { failOnDoubts, parseAssignment, parseItems } from './expressions';
import { checkDefaults, parseArrow, parseFunction } from './functions';
import { parseConstant, parseLiteral, parseTemplate } from './literals';
import { parseName, parseWord } from './names';
import { type Expression, finish, type Node } from './nodes';
import { parseObject } from './objects';
import { parsePattern, parseRest } from './patterns';
import { fail, MODULE, type Reader, unexpected, within } from './reader';
import { canEnd, eat, expect, is, next } from './tokens';

const ATOMS: Record<string, (r: Reader) => Expression> = {
  '(': parseBrackets,
  '[': parseArray,
  '{': (r) => within(r, { in: true }, () => parseObject(r)),
  '`': (r) => parseTemplate(r, false),
  '/': parseLiteral,
  '/=': parseLiteral,
  this: parseThis,
  super: parseSuper,
  null: parseConstant,
  true: parseConstant,
  false: parseConstant,
  function: (r) => parseFunction(r, r.start, 'expression') as acorn.FunctionExpression,
  class: (r) => parseClass(r, false) as acorn.ClassExpression,
  new: parseNew,
  import: parseImport,
};

export function parseAtom(r: Reader): Expression {
  if (r.kind === 'number' || r.kind === 'string') return parseLiteral(r);
  const parse = !r.escaped && Object.hasOwn(ATOMS, r.text) ? ATOMS[r.text] : null;
  if (parse) return parse(r);
  if (r.kind === 'name') return parseNameOrArrow(r);
  unexpected(r);
}

/** A name; `name => ...`, or what `async` may begin. */
function parseNameOrArrow(r: Reader): Expression {
  const { start } = r;
  const mayBeArrow = r.arrowAt === start;
  const isAsync = is(r, 'async');
  const name = parseName(r);
  if (isAsync && is(r, 'function') && !r.lineBefore) {
    return parseFunction(r, start, 'expression', true) as acorn.FunctionExpression;
  }
  if (!mayBeArrow || canEnd(r)) return name;
  if (eat(r, '=>')) return parseArrow(r, start, [name], false);
  if (!isAsync || r.kind !== 'name' || isOperator(r)) return name;
  const parameter = parseName(r);
  if (canEnd(r) || !eat(r, '=>')) unexpected(r);
  return parseArrow(r, start, [parameter], true);
}

function isOperator(r: Reader): boolean {
  return is(r, 'in') || is(r, 'instanceof');
}

function parseThis(r: Reader): acorn.ThisExpression {
  const { start } = r;
  next(r);
  return finish(r, 'ThisExpression', start, {});
}

function parseSuper(r: Reader): Expression {
  const { start, context } = r;
  next(r);
  if (is(r, '(') ? !context.superCall : !context.superProperty) {
    fail(start, 'There is no `super` here');
  }
  if (!is(r, '(') && !is(r, '.') && !is(r, '[')) unexpected(r);
  return finish(r, 'Super', start, {}) as never;
}

function parseArray(r: Reader): acorn.ArrayExpression {
  const { start } = r;
  next(r);
  const elements = parseItems(r, ']');
  return finish(r, 'ArrayExpression', start, { elements });
}

// -- brackets -------------------------------------------------------------------------------------

/** `(a, b)`: expressions, or what an arrow function takes. */
function parseBrackets(r: Reader): Expression {
  const { start, yieldAt, awaitAt } = r;
  const mayBeArrow = r.arrowAt === start;
  const doubts = r.doubtful.length;
  Object.assign(r, { yieldAt: 0, awaitAt: 0 });
  next(r);
  const { start: from } = r;
  const list = within(r, { in: true }, () => parseBracketed(r));
  const end = r.lastEnd;
  expect(r, ')');
  if (mayBeArrow && !canEnd(r) && is(r, '=>')) {
    r.doubtful.length = doubts;
    checkDefaults(r);
    Object.assign(r, { yieldAt, awaitAt });
    next(r);
    return parseArrow(r, start, list.items, false);
  }
  const at = list.onlyInParameters ?? (list.items.length > 0 ? null : r.lastStart);
  if (at !== null) unexpected(r, at);
  failOnDoubts(r, doubts);
  r.yieldAt = yieldAt || r.yieldAt;
  r.awaitAt = awaitAt || r.awaitAt;
  const found = expressionOf(list.items as Expression[], from, end);
  r.bracketed.set(found, start);
  return found;
}

interface Bracketed {
  items: Node[];
  /** The rest, or a comma at the end. */
  onlyInParameters: number | null;
}

function parseBracketed(r: Reader): Bracketed {
  const items: Node[] = [];
  while (!is(r, ')')) {
    if (items.length > 0) {
      expect(r, ',');
      if (is(r, ')')) return { items, onlyInParameters: r.start };
    }
    if (is(r, '...')) {
      const { start } = r;
      items.push(parseRest(r, () => parsePattern(r)));
      return { items, onlyInParameters: start };
    }
    items.push(parseAssignment(r, true));
  }
  return { items, onlyInParameters: null };
}

function expressionOf(items: Expression[], start: number, end: number): Expression {
  const [first] = items;
  if (items.length === 1) return first as Expression;
  return { type: 'SequenceExpression', start, end, expressions: items };
}

// -- `new` and `import` ---------------------------------------------------------------------------

function parseNew(r: Reader): Expression {
  const { start } = r;
  const meta = parseWord(r);
  if (eat(r, '.')) return parseNewTarget(r, start, meta);
  const { start: from } = r;
  if (eat(r, 'import')) unexpected(r);
  r.arrowAt = -1;
  const base = parseAtom(r);
  const callee = parseChain(r, base, from, { mayBeAsync: false, isNew: true });
  if ((callee as Node).type === 'Super') fail(from, 'There is no `super` here');
  const given = eat(r, '(') ? parseItems(r, ')') : [];
  return finish(r, 'NewExpression', start, { callee, arguments: given as never });
}

function parseNewTarget(r: Reader, start: number, meta: acorn.Identifier): acorn.MetaProperty {
  const isPlain = is(r, 'target');
  const property = parseWord(r);
  if (!isPlain) fail(property.start, 'Only `new.target` stands here');
  if (!r.context.newTarget) fail(start, '`new.target` stands in functions');
  return finish(r, 'MetaProperty', start, { meta, property });
}

function parseImport(r: Reader): Expression {
  const { start } = r;
  next(r);
  if (is(r, '.')) fail(start, MODULE);
  expect(r, '(');
  return within(r, { in: true }, () => {
    const source = parseAssignment(r);
    const hasMore = eat(r, ',') && !is(r, ')');
    const options = hasMore ? parseAssignment(r) : null;
    if (hasMore) eat(r, ',');
    expect(r, ')');
    return finish(r, 'ImportExpression', start, { source, options });
  });
}
