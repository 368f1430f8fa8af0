/** Parsing what may be a script, a module, a function's body, or none of them. */
import * as acorn from 'acorn';
import { children, type Node, type Tree } from '../pair/parse';

const OPTIONS = {
  ecmaVersion: 2025,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowHashBang: true,
} as const;

/** Null for what is no JavaScript. */
export function parsed(source: string): Tree | null {
  for (const sourceType of ['script', 'module'] as const) {
    const tokens: acorn.Token[] = [];
    const comments: acorn.Comment[] = [];
    const read = { ...OPTIONS, sourceType, onComment: comments };
    const program = attempt(() => acorn.parse(source, read));
    if (!program) continue;
    const nodes = nodesIn(program);
    return { source, program, tokens, comments, nodes, parents: parentsOf(nodes) };
  }
  return null;
}

/** What keeps a script from being read by a browser. */
export function errorIn(source: string): { message: string; at: number } | null {
  try {
    acorn.parse(source, { ...OPTIONS, sourceType: 'script' });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) return null;
    return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), at: Number(error.pos) };
  }
  return null;
}

/** The expression that begins at `start`, whatever follows it. */
export function expressionAt(source: string, start: number): acorn.Expression | null {
  const read = { ...OPTIONS, sourceType: 'module' } as const;
  return attempt(() => acorn.parseExpressionAt(source, start, read));
}

/** Null where the code does not parse, or is nested more deeply than the engine's stack. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function parentsOf(nodes: Node[]): Map<Node, Node> {
  const parents = new Map<Node, Node>();
  for (const node of nodes) for (const child of children(node)) parents.set(child, node);
  return parents;
}

/** All nodes, without recursion: minified code may nest deeply. */
export function nodesIn(root: Node): Node[] {
  const found: Node[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    waiting.push(...children(node).reverse());
  }
  return found;
}

/** `w.chaportConfig.visitor` as its names; empty for what has computed parts. */
export function pathOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'ChainExpression') return pathOf(node.expression);
  if (node.type !== 'MemberExpression') return node.type === 'ThisExpression' ? ['this'] : [];
  const { object, property, computed } = node;
  const above = pathOf(object);
  if (!above.length) return [];
  if (!computed && property.type === 'Identifier') return [...above, property.name];
  const isText = property.type === 'Literal' && typeof property.value === 'string';
  return isText ? [...above, String(property.value)] : [];
}
