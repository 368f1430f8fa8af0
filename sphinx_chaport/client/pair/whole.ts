/** What only the build reads: files that may be modules, and single expressions. */
import * as acorn from 'acorn';
import { caught, guarded, OPTIONS, parse, problemAt, syntaxError, type Tree } from './parse';
import type { ProblemData } from './types';

/** A file as it is found, which may begin with `#!`. */
export function parseWhole(source: string): Tree {
  const sourceType = isModule(source) ? 'module' : 'script';
  return parse(source, { ...OPTIONS, sourceType, allowHashBang: true });
}

function isModule(source: string): boolean {
  try {
    acorn.parse(source, { ...OPTIONS, sourceType: 'module', allowHashBang: true });
    return true;
  } catch {
    return false;
  }
}

/** What keeps the code from being one expression, or null. */
export function checkExpression(code: string): ProblemData | null {
  const error = caught(() => parseExpression(code));
  return error && problemAt(code, error);
}

/** Parses one expression that fills the whole text, as stands behind `key:` in an object. */
function parseExpression(source: string): void {
  guarded(() => {
    const node = acorn.parseExpressionAt(source, 0, { ...OPTIONS, preserveParens: true });
    const rest = acorn.tokenizer(source.slice(node.end), OPTIONS).getToken();
    if (rest.type !== acorn.tokTypes.eof) {
      throw syntaxError(node.end + rest.start, 'This is more than one expression.');
    }
    if (node.type === 'SequenceExpression') {
      throw syntaxError(node.start, 'A comma separates two expressions here; one is expected.');
    }
  });
}
