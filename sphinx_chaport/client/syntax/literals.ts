/** Values that are written as such: numbers, strings, regular expressions, templates. */
import type * as acorn from 'acorn';
import { cook } from './escapes';
import { parseExpression } from './expressions';
import { finish } from './nodes';
import { fail, type Reader, unexpected, within } from './reader';
import { is, next, nextAfterTemplate, nextInTemplate, rescanExpression } from './tokens';

/** A number, a string, or what begins as a regular expression. */
export function parseLiteral(r: Reader): acorn.Literal {
  const { start } = r;
  const found = readValue(r);
  const raw = r.source.slice(start, r.end);
  next(r);
  return finish(r, 'Literal', start, { ...found, raw } as never);
}

function readValue(r: Reader): Partial<acorn.Literal> {
  const text = r.source.slice(r.start, r.end);
  // Not before it is read as a value it is known whether the code around is strict.
  if (r.kind === 'string') return { value: cook(r, text.slice(1, -1), r.start + 1) };
  if (r.kind === 'number') {
    if (r.context.strict && /^0\d/.test(text)) fail(r.start, 'No octal numbers here');
    return numberOf(text.replace(/_/g, ''));
  }
  const [pattern, flags] = rescanExpression(r);
  return { value: new RegExp(pattern, flags), regex: { pattern, flags } };
}

function numberOf(text: string): Partial<acorn.Literal> {
  if (text.endsWith('n')) {
    const value = BigInt(text.slice(0, -1));
    return { value, bigint: String(value) };
  }
  return { value: /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text) };
}

const WORDS: Record<string, null | boolean> = { null: null, true: true, false: false };

/** `null`, `true` and `false`. */
export function parseConstant(r: Reader): acorn.Literal {
  const { start, text: raw } = r;
  next(r);
  return finish(r, 'Literal', start, { value: WORDS[raw] ?? null, raw });
}

/** Only a tag can read every escape. */
export function parseTemplate(r: Reader, isTagged: boolean): acorn.TemplateLiteral {
  const { start } = r;
  const expressions: acorn.Expression[] = [];
  const quasis: acorn.TemplateElement[] = [];
  nextInTemplate(r);
  for (;;) {
    quasis.push(parseText(r, isTagged));
    if (is(r, '`')) break;
    next(r);
    expressions.push(within(r, { in: true }, () => parseExpression(r)));
    if (!is(r, '}')) unexpected(r);
    nextInTemplate(r);
  }
  next(r);
  return finish(r, 'TemplateLiteral', start, { expressions, quasis });
}

function parseText(r: Reader, isTagged: boolean): acorn.TemplateElement {
  const { start, end, cooked } = r;
  if (cooked === null && !isTagged) fail(start, 'Only a tagged template has such an escape');
  const raw = r.source.slice(start, end).replace(/\r\n?/g, '\n');
  nextAfterTemplate(r);
  const tail = is(r, '`');
  return finish(r, 'TemplateElement', start, { value: { raw, cooked }, tail });
}
