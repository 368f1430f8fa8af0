/** Text that is read with brackets around it. */
import { type Node, parse, SourceError } from './parse';

interface Bracketed {
  /** What the brackets make of the text; null where that is more than one expression. */
  node: Node | null;
  /** The text with its brackets. */
  source: string;
}

/** What cannot be read is thrown, with places in the text itself. */
export function bracketed(open: string, text: string): Bracketed {
  const source = `${open}${text}\n)`;
  try {
    const [statement, ...others] = parse(source).program.body;
    const whole = statement?.type === 'ExpressionStatement' && statement.end === source.length;
    return { node: whole && others.length === 0 ? statement.expression : null, source };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError({ ...error.finding, at: error.finding.at - open.length });
  }
}
