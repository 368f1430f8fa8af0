/** A list of arguments as an author writes it for a directive, without its brackets. */
import type * as acorn from 'acorn';
import { type Data, dataOf } from '../read/values';
import { bracketed } from './bracketed';
import { syntaxError } from './parse';

interface List {
  node: acorn.CallExpression;
  source: string;
}

/** The call that the list belongs to. Throws for what is no list, with places in its own text. */
export function parseArguments(args: string): List {
  const { node, source } = bracketed('f(\n', args);
  if (node?.type === 'CallExpression' && node.callee.end === 1) return { node, source };
  throw syntaxError(0, 'This is no list of arguments: a bracket closes that was not opened.');
}

/** The arguments as data; null where their number cannot be known before the code runs. */
export function argumentsOf(args: string): Data[] | null {
  const { node, source } = parseArguments(args);
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  return node.arguments.map((item) => dataOf(item, source));
}
