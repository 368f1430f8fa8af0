/** `'use strict'` and other directives. */
import type { Statement } from './nodes';
import type { Reader } from './reader';
import { SPACE } from './tokens';

const TEXT = String.raw`(?:'(?:[^'\\\n\r]|\\[\s\S])*'|"(?:[^"\\\n\r]|\\[\s\S])*")`;
/** What cannot go on with the string in a further line. */
const NEW_LINE = String.raw`${SPACE}[\n\r\u2028\u2029]${SPACE}(?![\s(.[+\-/*%<>=,?^&|${'`'}]|!=|in(?:stanceof)?\b)`;
const STRICT = new RegExp(
  String.raw`(?:${SPACE}${TEXT}(?:${SPACE};)?)*?${SPACE}(['"])use strict\1(?=${SPACE}(?:[;}]|$)|${NEW_LINE})`,
  'y',
);

/** Whether the statements from here on begin with the directive for strict code. */
export function isStrict({ source }: Reader, from: number): boolean {
  STRICT.lastIndex = from;
  return STRICT.test(source);
}

/** Marks the directives at the beginning of a body. */
export function markDirectives(source: string, body: Statement[]): void {
  for (const each of body) {
    if (each.type !== 'ExpressionStatement' || each.expression.type !== 'Literal') return;
    // A bracket before it makes it a mere value.
    if (!/['"]/.test(source[each.start] ?? '')) return;
    each.directive = each.expression.raw?.slice(1, -1) ?? '';
  }
}
