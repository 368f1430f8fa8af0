/** `'use strict'` and other directives. */
import type { Statement } from './nodes';
import type { Reader } from './reader';
import { LINE, match, SPACE, STRING, WORD_END } from './tokens';

const TEXT = new RegExp(`${SPACE}(${STRING})`, 'y');
const SPACES = new RegExp(SPACE, 'y');
/** What goes on with the string in a further line. */
const OPERATOR = new RegExp(
  String.raw`[(.[+\-/*%<>=,?^&|${'`'}]|!=|in(?:stanceof)?${WORD_END}`,
  'yu',
);

/** Whether the statements from here on begin with the directive for strict code. */
export function isStrict({ source }: Reader, from: number): boolean {
  for (let at = from; ; ) {
    const [whole, text = ''] = match(TEXT, source, at) ?? [];
    if (!whole) return false;
    at += whole.length;
    const space = match(SPACES, source, at)?.[0] ?? '';
    at += space.length;
    const next = source[at] ?? '';
    if (/^.use strict.$/.test(text)) {
      return /^[;}]?$/.test(next) || (LINE.test(space) && !match(OPERATOR, source, at));
    }
    if (next === ';') at += 1;
  }
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
