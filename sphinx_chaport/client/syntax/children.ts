/** The nodes in a node: all that is one, in the order in which it was read. */
import type { Node } from './nodes';

export function addChildren(node: Node, found: Node[]): void {
  for (const value of Object.values(node).flat()) {
    // Neither a value nor what is said of a regular expression has a type.
    if (value?.type) found.push(value);
  }
}
