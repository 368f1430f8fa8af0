/** Functions of every kind: what they are given, and what their body may contain. */
import type * as acorn from 'acorn';
import { isStrict, markDirectives } from './directives';
import { parseAssignment } from './expressions';
import { checkTarget, parseName } from './names';
import { finish, type Node, type Pattern } from './nodes';
import { checkPattern, eachTarget, parsePatterns, toPatterns } from './patterns';
import { type Context, fail, type Reader, unexpected, within } from './reader';
import { createScope, declare } from './scopes';
import { parseBody } from './statements';
import { eat, expect, is, next } from './tokens';

interface Sort {
  async?: boolean;
  generator?: boolean;
}

/** `hanging` stands where only a statement may, behind `if` or a label, and declares nothing. */
type Place = 'expression' | 'statement' | 'hanging';

/** The word `async` has been read where there is one; `function` is next. */
export function parseFunction(
  r: Reader,
  start: number,
  place: Place,
  async = false,
): acorn.FunctionDeclaration | acorn.FunctionExpression {
  expect(r, 'function');
  if (place === 'hanging' && is(r, '*')) unexpected(r);
  const generator = eat(r, '*');
  const id = place === 'expression' ? null : parseName(r);
  if (id && place === 'statement') declareFunction(r, id, async || generator);
  return inFunction(r, { async, generator }, {}, () => {
    const own = !id && r.kind === 'name' ? parseName(r) : id;
    const params = parseParameters(r);
    const body = parseFunctionBody(r, params, { start, isUnique: false, id: own });
    const fields = { id: own, expression: false, generator, async, params, body } as never;
    return id
      ? (finish(r, 'FunctionDeclaration', start, fields) as acorn.FunctionDeclaration)
      : finish(r, 'FunctionExpression', start, fields);
  });
}

function declareFunction(r: Reader, id: acorn.Identifier, isSpecial: boolean): void {
  const { strict, scope } = r.context;
  const likeOthers = scope.isFunction ? 'var' : 'lexical';
  declare(r, id.name, strict || isSpecial ? likeOthers : 'function', id.start);
}

/** A method from its parameters on; the constructor of a class that extends another has a `superCall`. */
export function parseMethod(
  r: Reader,
  { async = false, generator = false }: Sort,
  superCall = false,
): acorn.FunctionExpression {
  const { start } = r;
  return inFunction(r, { async, generator }, { superProperty: true, superCall }, () => {
    const params = parseParameters(r);
    const body = parseFunctionBody(r, params, { start, isUnique: true, id: null });
    const fields = { id: null, expression: false, generator, async, params, body };
    return finish(r, 'FunctionExpression', start, fields);
  });
}

/** What stands before the arrow has been read as expressions, and the arrow, too. */
export function parseArrow(
  r: Reader,
  start: number,
  given: readonly Node[],
  async: boolean,
): acorn.ArrowFunctionExpression {
  const { superProperty, superCall, newTarget, field, block, in: isIn } = r.context;
  const outer = { superProperty, superCall, newTarget, field, block };
  return inFunction(r, { async }, outer, () => {
    const params = toPatterns(r, given, true);
    const expression = !is(r, '{');
    const body = expression
      ? parseShortBody(r, params, isIn)
      : parseFunctionBody(r, params, { start, isUnique: true, id: null });
    const fields = { id: null, expression, generator: false, async, params, body };
    return finish(r, 'ArrowFunctionExpression', start, fields);
  });
}

function inFunction<T>(r: Reader, sort: Sort, more: Partial<Context>, read: () => T): T {
  const { yieldAt, awaitAt, awaitNameAt } = r;
  Object.assign(r, { yieldAt: 0, awaitAt: 0, awaitNameAt: 0 });
  const changes: Partial<Context> = {
    ...{ in: true, return: true, newTarget: true, superProperty: false, superCall: false },
    ...{ field: false, block: false, labels: [], ...more },
    ...{ await: Boolean(sort.async), yield: Boolean(sort.generator) },
    scope: createScope(r.context.scope, true),
  };
  const found = within(r, changes, read);
  Object.assign(r, { yieldAt, awaitAt, awaitNameAt });
  return found;
}

function parseParameters(r: Reader): Pattern[] {
  expect(r, '(');
  const params = parsePatterns(r, ')', false) as Pattern[];
  checkDefaults(r);
  return params;
}

/** The values of parameters wait for nothing. */
export function checkDefaults(r: Reader): void {
  const at = r.yieldAt && (!r.awaitAt || r.yieldAt < r.awaitAt) ? r.yieldAt : r.awaitAt;
  if (at) fail(at, 'A parameter waits for nothing');
}

function parseShortBody(r: Reader, params: Pattern[], isIn: boolean): acorn.Expression {
  checkParameters(r, params, true);
  return within(r, { in: isIn }, () => parseAssignment(r));
}

interface Head {
  /** Where the function begins. */
  start: number;
  /** Whether each parameter needs a name of its own even in sloppy code. */
  isUnique: boolean;
  id: acorn.Identifier | null;
}

function parseFunctionBody(
  r: Reader,
  params: Pattern[],
  { start, isUnique, id }: Head,
): acorn.BlockStatement {
  const { start: from, context } = r;
  const isSimple = params.every(({ type }) => type === 'Identifier');
  if (isStrict(r, r.end)) {
    if (!isSimple) fail(start, "A function with 'use strict' has plain names as parameters");
    context.strict = true;
  }
  checkParameters(r, params, isUnique || context.strict || !isSimple);
  if (context.strict && id) checkTarget(r, id, null);
  expect(r, '{');
  const body = parseBody(r, '}');
  markDirectives(r.source, body);
  next(r);
  return finish(r, 'BlockStatement', from, { body });
}

function checkParameters(r: Reader, params: Pattern[], isUnique: boolean): void {
  const names = new Set<string>();
  for (const each of params) {
    checkPattern(r, each, 'var');
    eachTarget(each, (target) => {
      if (target.type !== 'Identifier') return;
      if (isUnique && names.has(target.name)) fail(target.start, 'Two parameters have this name');
      names.add(target.name);
    });
  }
}
