/** The tree: the nodes that acorn makes, and that ESTree describes. */
import type * as acorn from 'acorn';
import type { Reader } from './reader';

export type Node = acorn.AnyNode;
export type Expression = acorn.Expression;
export type Pattern = acorn.Pattern;
export type Statement = acorn.Statement;
type Of<T extends Node['type']> = Extract<Node, { type: T }>;
type Fields<T extends Node['type']> = Omit<Of<T>, 'type' | 'start' | 'end' | 'loc' | 'range'>;

/** A node that ends where the last token ended. */
export function finish<T extends Node['type']>(
  r: Reader,
  type: T,
  start: number,
  fields: Fields<T>,
): Of<T> {
  return { type, start, end: r.lastEnd, ...fields } as unknown as Of<T>;
}
