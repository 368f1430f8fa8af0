/** A list of arguments as an author writes it for a directive, without its brackets. */
import type * as acorn from 'acorn';
import { type Data, dataOf } from '../read/values';
import { parse, SourceError, syntaxError } from './parse';

const LEAD = 'f(\n';

/** The call that the list belongs to. Throws for what is no list, with places in its own text. */
export function parseArguments(args: string): acorn.CallExpression {
  try {
    const [statement, ...others] = parse(`${LEAD}${args}\n)`).program.body;
    const call = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
    const alone = call?.type === 'CallExpression' && call.callee.type === 'Identifier';
    if (alone && call.callee.end === 1 && others.length === 0) return call;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const at = Math.min(error.finding.at - LEAD.length, args.length);
    throw new SourceError({ ...error.finding, at });
  }
  throw syntaxError(0, 'This is no list of arguments: a bracket closes that was not opened.');
}

/** The arguments as data; null where their number cannot be known before the code runs. */
export function argumentsOf(args: string): Data[] | null {
  const call = parseArguments(args);
  const values: Data[] = [];
  for (const item of call.arguments) {
    if (item.type === 'SpreadElement') return null;
    values.push(dataOf(item, `${LEAD}${args}\n)`));
  }
  return values;
}
