/** Reading the author's code: the tree with parents, its tokens and comments, positions. */

import type * as acorn from 'acorn';
import { addChildren } from './nodes';
import { parse as parseProgram } from './parser';
import type { Finding, ProblemData } from './types';

export type Node = acorn.AnyNode;
export type Func =
  | acorn.FunctionDeclaration
  | acorn.FunctionExpression
  | acorn.ArrowFunctionExpression;

export interface Tree {
  source: string;
  program: acorn.Program;
  parents: Map<Node, Node>;
  /** All of them, the program first. */
  nodes: Node[];
  tokens: acorn.Token[];
  comments: acorn.Comment[];
}

export class SourceError extends Error {
  declare readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

export const OPTIONS = { ecmaVersion: 2025, sourceType: 'script', allowHashBang: false } as const;

/** Examples are classic scripts; other files may be modules. */
export function parse(source: string, options: acorn.Options = OPTIONS): Tree {
  const tokens: acorn.Token[] = [];
  const comments: acorn.Comment[] = [];
  const program = guarded(() =>
    parseProgram(source, { ...options, onToken: tokens, onComment: comments }),
  );
  return { source, program, tokens, comments, ...walked(program) };
}

export function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError && 'pos' in error && !/stack/.test(error.message)) {
      throw syntaxError(Number(error.pos), sentence(error.message));
    }
    throw error;
  }
}

/** Runs a reader; gives what it found wrong, if anything. */
export function caught(read: () => void): Finding | null {
  try {
    read();
    return null;
  } catch (error) {
    return asFinding(error);
  }
}

/** Anything but a finding of ours is the engine's: a stack that is full, most of all. */
export function asFinding(error: unknown): Finding {
  if (error instanceof SourceError) return error.finding;
  const message = 'The code is nested too deeply, or too long, to be read.';
  const mend = 'Make the example smaller.';
  return { kind: 'javascript-unsupported', at: 0, message, mend, stops: 'both' };
}

export function syntaxError(at: number, message: string): SourceError {
  return new SourceError({ kind: 'javascript-syntax', at, message, mend: '', stops: 'both' });
}

/** Acorn's message without its position, which travels separately. */
function sentence(message: string): string {
  if (/sourceType: module|outside a module/.test(message)) {
    return 'An example is a classic script: it cannot import or export.';
  }
  return `The code does not parse: ${message.replace(/\s*\(\d+:\d+\)$/, '')}.`;
}

/** Many look at all nodes; their children are looked for once. */
function walked(program: acorn.Program): Pick<Tree, 'parents' | 'nodes'> {
  const parents = new Map<Node, Node>();
  const nodes: Node[] = [];
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    const first = waiting.length;
    addChildren(node, waiting);
    for (let index = first; index < waiting.length; index += 1) {
      parents.set(waiting[index] as Node, node);
    }
  }
  return { parents, nodes };
}

/** The child nodes, whatever they mean. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  addChildren(node, found);
  return found;
}

export function isFunction(node: Node | null | undefined): node is Func {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** A name written as `.name`, `['name']` or with a plain template; undefined where it is computed. */
export function staticName(node: acorn.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return stringValue(node.property);
}

export function stringValue(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

/** The key of a property, where it is no computed one. */
export function keyName(node: acorn.Property | acorn.AssignmentProperty): string | undefined {
  if (node.key.type === 'Identifier' && !node.computed) return node.key.name;
  return stringValue(node.key);
}

export function isInside(node: { start: number; end: number }, outer: Node): boolean {
  return outer.start <= node.start && node.end <= outer.end;
}

/** The number of code points before a UTF-16 offset. */
export function codePoints(text: string, offset: number): number {
  let count = 0;
  for (const _ of text.slice(0, offset)) count += 1;
  return count;
}

export function problemAt(source: string, finding: Finding): ProblemData {
  const at = Math.max(0, Math.min(finding.at, source.length));
  const before = source.slice(0, at).split(/\r\n|[\n\r\u2028\u2029]/);
  const last = before[before.length - 1] ?? '';
  return {
    kind: finding.kind,
    message: finding.message,
    mend: finding.mend,
    line: before.length,
    column: codePoints(last, last.length) + 1,
    unknown: finding.unknown ?? null,
  };
}
