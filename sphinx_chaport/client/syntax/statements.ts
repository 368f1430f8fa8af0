/** Statements. */
import type * as acorn from 'acorn';
import { parseClass } from './classes';
import { parseAssignment, parseExpression } from './expressions';
import { parseFunction } from './functions';
import { parseFor } from './loops';
import { parseName } from './names';
import { type Expression, finish, type Statement } from './nodes';
import { checkPattern, parsePattern } from './patterns';
import { fail, type Label, MODULE, type Reader, unexpected, within } from './reader';
import { inScope } from './scopes';
import {
  behind,
  besides,
  canEnd,
  eat,
  endStatement,
  expect,
  is,
  looksLike,
  next,
  WORD_END,
} from './tokens';

/** Where a statement stands: in a list, or alone behind a word or a label, where nothing is declared. */
type Place = 'list' | 'alone' | 'if' | 'label';

const STATEMENTS: Record<string, (r: Reader, place: Place) => Statement> = {
  '{': (r) => inScope(r, () => parseBlock(r)),
  ';': parseEmpty,
  var: parseVariables,
  const: parseVariables,
  function: parseFunctionStatement,
  class: parseClassStatement,
  if: parseIf,
  for: (r) => inLoop(r, () => inScope(r, () => parseFor(r))),
  while: parseWhile,
  do: parseDo,
  break: parseJump,
  continue: parseJump,
  return: parseReturn,
  switch: parseSwitch,
  throw: parseThrow,
  try: parseTry,
  with: parseWith,
  debugger: parseDebugger,
};

/** Behind `let`: what it declares, perhaps. A word of an operator is no name. */
export const NAMES = behind(
  String.raw`(?:[{[]|(?!(?:in|instanceof)${WORD_END})[\\$_\p{ID_Start}])`,
);
const BRACKET = behind(String.raw`[[\\]`);
const FUNCTION = besides(`function${WORD_END}`);
const IMPORT = behind('[(]');

export function parseStatement(r: Reader, place: Place): Statement {
  if (is(r, 'let') && looksLike(r, place === 'list' ? NAMES : BRACKET)) {
    return parseVariables(r, place);
  }
  if (is(r, 'async') && looksLike(r, FUNCTION)) return parseFunctionStatement(r, place);
  if ((is(r, 'import') && !looksLike(r, IMPORT)) || is(r, 'export')) {
    fail(r.start, MODULE);
  }
  const isWord = !r.escaped && Object.hasOwn(STATEMENTS, r.text);
  const parse = isWord ? STATEMENTS[r.text] : null;
  return parse ? parse(r, place) : parseExpressionStatement(r, place);
}

/** Statements up to the bracket that ends them, or to the end of all. */
export function parseBody(r: Reader, end: '}' | ''): Statement[] {
  const body: Statement[] = [];
  while (end ? !is(r, end) : r.kind !== 'end') body.push(parseStatement(r, 'list'));
  return body;
}

/** A block in the scope that there is. */
function parseBlock(r: Reader): acorn.BlockStatement {
  const { start } = r;
  expect(r, '{');
  const body = parseBody(r, '}');
  next(r);
  return finish(r, 'BlockStatement', start, { body });
}

function parseEmpty(r: Reader): Statement {
  const { start } = r;
  next(r);
  return finish(r, 'EmptyStatement', start, {});
}

function parseDebugger(r: Reader): Statement {
  const { start } = r;
  next(r);
  endStatement(r);
  return finish(r, 'DebuggerStatement', start, {});
}

/** An expression, or a statement with a label. */
function parseExpressionStatement(r: Reader, place: Place): Statement {
  const { start, kind } = r;
  const expression = parseExpression(r);
  if (kind === 'name' && expression.type === 'Identifier' && eat(r, ':')) {
    return parseLabelled(r, start, expression, place);
  }
  endStatement(r);
  return finish(r, 'ExpressionStatement', start, { expression });
}

function parseLabelled(
  r: Reader,
  start: number,
  label: acorn.Identifier,
  place: Place,
): acorn.LabeledStatement {
  const { labels } = r.context;
  const { name } = label;
  if (labels.some((each) => each.name === name))
    fail(start, `The label \`${name}\` is there already`);
  // Labels of labels are of the same statement.
  for (const each of labels) if (each.start === start) each.start = r.start;
  const own: Label = { name, kind: '', start: r.start };
  const inner = place === 'list' || place === 'label' ? 'label' : 'alone';
  const body = within(r, { labels: [...labels, own] }, () => parseStatement(r, inner));
  return finish(r, 'LabeledStatement', start, { body, label });
}

// -- declarations ---------------------------------------------------------------------------------

function parseVariables(r: Reader, place: Place): acorn.VariableDeclaration {
  if (place !== 'list' && !is(r, 'var')) unexpected(r);
  const { start, text } = r;
  const kind = text as acorn.VariableDeclaration['kind'];
  next(r);
  const declarations = parseDeclarators(r, kind, false);
  endStatement(r);
  return finish(r, 'VariableDeclaration', start, { declarations, kind });
}

/** In the head of a `for`, a value may come from what is gone through. */
export function parseDeclarators(
  r: Reader,
  kind: acorn.VariableDeclaration['kind'],
  isInFor: boolean,
): acorn.VariableDeclarator[] {
  const found: acorn.VariableDeclarator[] = [];
  do {
    const { start } = r;
    const id = parsePattern(r);
    checkPattern(r, id, kind === 'var' ? 'var' : 'lexical');
    const init = parseInit(r, isInFor);
    const isGiven = init || (isInFor && (is(r, 'in') || is(r, 'of')));
    if (!isGiven && kind === 'const') unexpected(r);
    if (!isGiven && id.type !== 'Identifier') fail(r.lastEnd, 'A pattern needs a value');
    found.push(finish(r, 'VariableDeclarator', start, { id, init }));
  } while (eat(r, ','));
  return found;
}

function parseInit(r: Reader, isInFor: boolean): Expression | null {
  if (!eat(r, '=')) return null;
  return within(r, { in: !isInFor }, () => parseAssignment(r));
}

function parseFunctionStatement(r: Reader, place: Place): Statement {
  const { start, context } = r;
  const isAsync = is(r, 'async');
  const isHanging = place === 'if' || place === 'label';
  if (place !== 'list' && (isAsync || context.strict || !isHanging)) unexpected(r);
  if (isAsync) next(r);
  const found = parseFunction(r, start, isHanging ? 'hanging' : 'statement', isAsync);
  return found as acorn.FunctionDeclaration;
}

function parseClassStatement(r: Reader, place: Place): Statement {
  if (place !== 'list') unexpected(r);
  return parseClass(r, true) as acorn.ClassDeclaration;
}

// -- branches -------------------------------------------------------------------------------------

/** What stands in brackets behind a word. */
function parseCondition(r: Reader): Expression {
  expect(r, '(');
  const found = parseExpression(r);
  expect(r, ')');
  return found;
}

function parseIf(r: Reader): acorn.IfStatement {
  const { start } = r;
  next(r);
  const test = parseCondition(r);
  const consequent = parseStatement(r, 'if');
  const alternate = eat(r, 'else') ? parseStatement(r, 'if') : null;
  return finish(r, 'IfStatement', start, { test, consequent, alternate });
}

function parseSwitch(r: Reader): acorn.SwitchStatement {
  const { start } = r;
  next(r);
  const discriminant = parseCondition(r);
  expect(r, '{');
  const cases: acorn.SwitchCase[] = [];
  inside(r, 'switch', start, () =>
    inScope(r, () => {
      while (!is(r, '}')) cases.push(parseCase(r, cases));
    }),
  );
  next(r);
  return finish(r, 'SwitchStatement', start, { discriminant, cases });
}

function parseCase(r: Reader, others: acorn.SwitchCase[]): acorn.SwitchCase {
  const { start } = r;
  const isCase = eat(r, 'case');
  if (!isCase && is(r, 'default') && others.some(({ test }) => !test)) {
    fail(start, 'A switch has one default');
  }
  if (!isCase) expect(r, 'default');
  const test = isCase ? parseExpression(r) : null;
  expect(r, ':');
  const consequent: Statement[] = [];
  while (!is(r, 'case') && !is(r, 'default') && !is(r, '}')) {
    consequent.push(parseStatement(r, 'list'));
  }
  return finish(r, 'SwitchCase', start, { consequent, test });
}

// -- loops and leaving ----------------------------------------------------------------------------

function inLoop<T>(r: Reader, read: () => T): T {
  return inside(r, 'loop', r.start, read);
}

function inside<T>(r: Reader, kind: 'loop' | 'switch', start: number, read: () => T): T {
  const { labels } = r.context;
  for (const each of labels) if (each.start === start) each.kind = kind;
  return within(r, { labels: [...labels, { name: '', kind, start }] }, read);
}

function parseWhile(r: Reader): acorn.WhileStatement {
  const { start } = r;
  return inLoop(r, () => {
    next(r);
    const test = parseCondition(r);
    return finish(r, 'WhileStatement', start, { test, body: parseStatement(r, 'alone') });
  });
}

function parseDo(r: Reader): acorn.DoWhileStatement {
  const { start } = r;
  const body = inLoop(r, () => {
    next(r);
    return parseStatement(r, 'alone');
  });
  expect(r, 'while');
  const test = parseCondition(r);
  eat(r, ';');
  return finish(r, 'DoWhileStatement', start, { body, test });
}

function parseJump(r: Reader): Statement {
  const { start, text, context } = r;
  next(r);
  const label = canEndStatement(r) ? null : parseName(r);
  endStatement(r);
  const isBreak = text === 'break';
  const fits = ({ name, kind }: Label): boolean =>
    label
      ? name === label.name && (isBreak || kind === 'loop')
      : kind === 'loop' || (isBreak && kind !== '');
  if (!context.labels.some(fits)) fail(start, `There is nothing that \`${text}\` is of`);
  return finish(r, isBreak ? 'BreakStatement' : 'ContinueStatement', start, { label });
}

function canEndStatement(r: Reader): boolean {
  return is(r, ';') || canEnd(r);
}

function parseReturn(r: Reader): acorn.ReturnStatement {
  const { start, context } = r;
  if (!context.return) fail(start, '`return` stands in functions');
  next(r);
  const argument = canEndStatement(r) ? null : parseExpression(r);
  endStatement(r);
  return finish(r, 'ReturnStatement', start, { argument });
}

function parseThrow(r: Reader): acorn.ThrowStatement {
  const { start } = r;
  next(r);
  if (r.lineBefore) fail(r.lastEnd, 'What is thrown stands in the same line');
  const argument = parseExpression(r);
  endStatement(r);
  return finish(r, 'ThrowStatement', start, { argument });
}

function parseTry(r: Reader): acorn.TryStatement {
  const { start } = r;
  next(r);
  const block = inScope(r, () => parseBlock(r));
  const handler = is(r, 'catch') ? inScope(r, () => parseCatch(r)) : null;
  const finalizer = eat(r, 'finally') ? inScope(r, () => parseBlock(r)) : null;
  if (!handler && !finalizer) fail(start, '`try` needs `catch` or `finally`');
  return finish(r, 'TryStatement', start, { block, handler, finalizer });
}

function parseCatch(r: Reader): acorn.CatchClause {
  const { start } = r;
  next(r);
  let param: acorn.Pattern | null = null;
  if (eat(r, '(')) {
    param = parsePattern(r);
    checkPattern(r, param, param.type === 'Identifier' ? 'catch' : 'lexical');
    expect(r, ')');
  }
  return finish(r, 'CatchClause', start, { param, body: parseBlock(r) });
}

function parseWith(r: Reader): acorn.WithStatement {
  const { start } = r;
  if (r.context.strict) fail(start, 'In strict mode, there is no `with`');
  next(r);
  const object = parseCondition(r);
  return finish(r, 'WithStatement', start, { object, body: parseStatement(r, 'alone') });
}
