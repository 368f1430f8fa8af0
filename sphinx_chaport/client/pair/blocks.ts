/** `ready` blocks: finding them, telling whether their text can stand without the wrapper, taking it off. */

import type * as acorn from 'acorn';
import { type Api, type ApiCall, eventOf } from './api';
import { type Edits, replace } from './edits';
import { indentAt, isBlank, lineStart, movableLines, newline } from './layout';
import { children, type Func, isFunction, isInside, type Node, type Tree } from './parse';

export interface Block {
  statement: acorn.ExpressionStatement;
  call: ApiCall;
  fn: Func;
}

/** The `chaport.on('ready', function () { ... })` statements at top level. */
export function readyBlocks(api: Api): Block[] {
  return api.tree.program.body.flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' && api.byCall.get(statement.expression);
    if (!call || eventOf(call) !== 'ready') return [];
    const fn = call.call.arguments[1];
    return isFunction(fn) ? [{ statement, call, fn }] : [];
  });
}

/** Whether the text of the block means the same outside its function. */
export function canStandAlone(api: Api, block: Block): boolean {
  const { fn, call } = block;
  const { tree } = api;
  const own = fn.id && api.scopes.declared.get(fn.id);
  if (call.call.arguments.length !== 2 || fn.generator || own?.references.length) return false;
  if (fn.params.some((param) => param.type !== 'Identifier')) return false;
  const names = fn.params.flatMap((param) => (param.type === 'Identifier' ? [param.name] : []));
  if (usesFrame(fn.body, new Set([...names, 'arguments']))) return false;
  const { start, end } = content(tree, block);
  const text = tree.source.slice(start, end);
  if (fn.body.type !== 'BlockStatement' && /^(\{|function|class|async|let\b)/.test(text))
    return false;
  if (statementsOf(block).some((each) => 'directive' in each)) return false;
  return !tree.comments.some(
    (comment) =>
      isInside(comment, block.statement) && (comment.end <= start || comment.start >= end),
  );
}

interface Frame {
  node: Node;
  /** Whether `return` and `await` belong to the function looked at. */
  own: boolean;
  /** Whether `this` does. */
  lexical: boolean;
}

/** Whether code depends on the function it stands in: its parameters, `this`, `return`, `await`. */
export function usesFrame(root: Node, names: Set<string>, mayReturn = false): boolean {
  const waiting: Frame[] = [{ node: root, own: true, lexical: true }];
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    const returns = mayReturn && each.node.type === 'ReturnStatement';
    if (!returns && dependsOnFrame(each, names)) return true;
    const inFunction = isFunction(each.node);
    const own = each.own && !inFunction;
    const lexical = each.lexical && (!inFunction || each.node.type === 'ArrowFunctionExpression');
    for (const node of children(each.node)) waiting.push({ node, own, lexical });
  }
  return false;
}

function dependsOnFrame({ node, own, lexical }: Frame, names: Set<string>): boolean {
  switch (node.type) {
    case 'Identifier':
      return names.has(node.name);
    case 'ThisExpression':
    case 'MetaProperty':
      return lexical;
    case 'ReturnStatement':
    case 'AwaitExpression':
      return own;
    case 'ForOfStatement':
      return own && node.await;
    default:
      return false;
  }
}

/** What stays of a block: its body without the brackets and the white space around. */
function content(tree: Tree, { fn }: Block): { start: number; end: number } {
  if (fn.body.type !== 'BlockStatement') return { start: fn.body.start, end: fn.body.end };
  const text = tree.source.slice(fn.body.start + 1, fn.body.end - 1);
  const start = fn.body.start + 1 + (text.length - text.trimStart().length);
  return { start, end: Math.max(start, fn.body.start + 1 + text.trimEnd().length) };
}

/** Takes the wrapper off, and moves the lines of the body to where the statement stands. */
export function unwrap(edits: Edits, tree: Tree, block: Block): void {
  const { statement } = block;
  const { start, end } = content(tree, block);
  replace(edits, statement.start, start, needsGuard(tree, block, start) ? ';' : '');
  const statements = statementsOf(block);
  const first = statements.find(({ type }) => type !== 'EmptyStatement');
  edits.begins.set(statement.start, first?.start ?? start);
  dedent(edits, tree, statement.start, start, end);
  const last = statements.at(-1);
  const closed = tree.source[statement.end - 1] === ';';
  if (closed && last && endsOpen(tree, last)) replace(edits, last.end, last.end, ';');
  const gap = /^[ \t]*/.exec(tree.source.slice(statement.end))?.[0].length ?? 0;
  if (swallows(tree, statement, end))
    replace(edits, end, statement.end + gap, newline(tree.source));
  else replace(edits, end, statement.end, '');
}

function statementsOf({ fn }: Block): Node[] {
  return fn.body.type === 'BlockStatement' ? fn.body.body : [fn.body];
}

/** Whether a statement ends without the semicolon that the wrapper's end has been so far. */
function endsOpen(tree: Tree, node: Node): boolean {
  if (tree.source[node.end - 1] === ';') return false;
  let last: Node | null | undefined = node;
  while (last) {
    if (last.type === 'IfStatement') last = last.alternate ?? last.consequent;
    else if (/^(For(In|Of)?|While|Labeled|With)Statement$/.test(last.type) && 'body' in last) {
      last = last.body as Node;
    } else break;
  }
  return !/^(BlockStatement|FunctionDeclaration|ClassDeclaration|TryStatement|SwitchStatement)$/.test(
    last?.type ?? '',
  );
}

/** Whether the body's first sign would continue the statement before it. */
function needsGuard(tree: Tree, block: Block, start: number): boolean {
  const [first] = statementsOf(block);
  if (!/[([`+\-/*]/.test(tree.source[first?.start ?? start] ?? '')) return false;
  const before = tree.program.body[tree.program.body.indexOf(block.statement) - 1];
  return before !== undefined && endsOpen(tree, before);
}

function dedent(edits: Edits, tree: Tree, to: number, start: number, end: number): void {
  const { source } = tree;
  const target = indentAt(source, lineStart(source, to));
  const lines = movableLines(tree).filter(
    (line) => line > to && line <= end && !isBlank(source, line),
  );
  const indents = lines.map((line) => indentAt(source, line));
  const common = indents.reduce(
    (least, each) => (each.length < least.length ? each : least),
    indents[0] ?? '',
  );
  for (const line of lines) {
    if (line > start && indentAt(source, line).startsWith(common)) {
      replace(edits, line, line + common.length, target);
    }
  }
}

/** Whether what follows on the same line would end up inside a comment that closes the body. */
function swallows(tree: Tree, statement: Node, end: number): boolean {
  const comment = tree.comments.some((each) => each.type === 'Line' && each.end === end);
  const rest = tree.source.slice(statement.end).split('\n', 1)[0] ?? '';
  return comment && rest.trim() !== '';
}
