/** What stands around a node, and what it says by itself. */

import type * as acorn from 'acorn';
import { type Node, staticName, type Tree } from './parse';
import { isWritten } from './scope';

/** The name of a member, where the node is one and the name is written out. */
export function memberName(node: Node | undefined): string | undefined {
  return node?.type === 'MemberExpression' ? staticName(node) : undefined;
}

/** The call that calls what the node is. */
export function callOf({ parents }: Tree, callee: Node): acorn.CallExpression | null {
  const call = parents.get(callee);
  return call?.type === 'CallExpression' && call.callee === callee ? call : null;
}

/** The member of what the node is. */
export function memberOf({ parents }: Tree, object: Node): acorn.MemberExpression | null {
  const member = parents.get(object);
  return member?.type === 'MemberExpression' && member.object === object ? member : null;
}

/** Whether a place in the tree gets another value, or is deleted. */
export function isChanged(tree: Tree, node: Node): boolean {
  const parent = tree.parents.get(node);
  const deleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete';
  return deleted || isWritten(node, tree);
}
