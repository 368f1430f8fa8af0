/** Texts in a program that may hold a whole installation code, or the address of the widget's script. */
import type * as acorn from 'acorn';
import { type Node, staticName } from '../pair/parse';
import { decoded, joined } from './escapes';
import type { Decoded } from './piece';

/** A string, a template, strings joined by `+` or `.join()`, with code between them as `${...}`. */
export function textOf(node: Node, source: string): Decoded | null {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? decoded(source, node.start + 1, node.end - 1) : null;
    case 'TemplateLiteral':
      return decoded(source, node.start + 1, node.end - 1);
    case 'BinaryExpression':
      return node.operator === '+' ? sum(node, source) : null;
    case 'CallExpression':
      return joinedList(node, source);
    case 'ArrayExpression':
      return lines(node, source);
    default:
      return null;
  }
}

function sum(node: acorn.BinaryExpression, source: string): Decoded {
  const parts: Decoded[] = [];
  let left: Node = node;
  // A long sum leans to the left.
  for (; left.type === 'BinaryExpression' && left.operator === '+'; left = left.left) {
    parts.unshift(textOf(left.right, source) ?? hole(left.right, source));
  }
  parts.unshift(textOf(left, source) ?? hole(left, source));
  return joined(parts, '');
}

function joinedList(
  { callee, arguments: given }: acorn.CallExpression,
  source: string,
): Decoded | null {
  if (callee.type !== 'MemberExpression' || staticName(callee) !== 'join') return null;
  if (callee.object.type !== 'ArrayExpression') return null;
  const [between] = given;
  const text = between?.type === 'Literal' ? String(between.value) : ',';
  const parts = callee.object.elements.map((each) =>
    each ? (textOf(each, source) ?? hole(each, source)) : null,
  );
  return joined(
    parts.filter((each) => each !== null),
    text,
  );
}

/** The lines of a code, as generators of sites take them. */
function lines(node: acorn.ArrayExpression, source: string): Decoded | null {
  if (node.elements.length < 2 || node.elements.some((each) => each?.type !== 'Literal'))
    return null;
  const found = joined(
    node.elements.map((each) => (each && textOf(each, source)) ?? { text: '', places: [] }),
    '\n',
  );
  return holdsCode(found.text) ? found : null;
}

function hole({ start, end }: Node, source: string): Decoded {
  const text = `\${${source.slice(start, end)}}`;
  const places = Array.from({ length: text.length }, (_, index) => start + Math.max(0, index - 2));
  return { text, places };
}

/** Whether a text is worth reading as a page or a script of its own. */
export function holdsCode(text: string): boolean {
  return (
    text.length > 30 &&
    (/chaportConfig/.test(text) ||
      /\bchaport\b[\s\S]{0,300}\bapp_id\b/.test(text) ||
      /<script\b[\s\S]{0,300}\/insert\.js/i.test(text))
  );
}
