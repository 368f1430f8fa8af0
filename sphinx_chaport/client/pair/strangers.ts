/** Uses of the API under names that are not followed, so that nobody can tell what they are. */

import { isWindow, type Names } from './aliases';
import type { Api } from './api';
import { keyName, type Node, staticName, stringValue } from './parse';
import type { Finding } from './types';

function refused(at: Node, message: string, mend: string): Finding {
  return { kind: 'javascript-unsupported', at: at.start, message, mend, stops: 'both' };
}

export function findStrangers(api: Api, names: Names): Finding[] {
  const known = new Set(api.objects.map((each) => each.node));
  const found: (Finding | null)[] = [];
  for (const node of api.tree.nodes) {
    if (!known.has(node)) found.push(member(node, names), pattern(api, node, names));
    found.push(textAsCode(api, node, names));
  }
  return found.filter((each) => each !== null);
}

/** `this.chaport`, `w.chaport` where `w` may be the window, `parent.chaport`. */
function member(node: Node, names: Names): Finding | null {
  if (node.type !== 'MemberExpression' || staticName(node) !== 'chaport') return null;
  if (isOtherObject(node.object, names)) return null;
  const message = 'Whether this is the API of the page cannot be seen.';
  const local = node.object.type === 'Identifier' && node.object.name === 'window';
  const mend = local ? 'Give your variable "window" another name.' : 'Write window.chaport.';
  return refused(node, message, mend);
}

/** A `data-chaport` attribute, or a property of an object that the code itself makes. */
function isOtherObject(node: Node, { scopes, tree }: Names): boolean {
  if (node.type === 'MemberExpression') return staticName(node) === 'dataset';
  const id = scopes.references.get(node)?.binding?.declared[0];
  const declarator = id && tree.parents.get(id);
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ObjectExpression';
}

/** `function ({ chaport }) {}`, `({ chaport } = frame)`: all but the pattern that names the API. */
function pattern(api: Api, node: Node, names: Names): Finding | null {
  if (node.type !== 'Property' || keyName(node) !== 'chaport') return null;
  if (names.tree.parents.get(node)?.type !== 'ObjectPattern') return null;
  const binding = names.scopes.declared.get(node.value);
  if (binding && api.aliases.has(binding)) return null;
  const message = 'Whether this takes out the API of the page cannot be seen.';
  return refused(node, message, 'Name it once: const c = window.chaport.');
}

/** `setTimeout('chaport.open()', 10)`, `link.setAttribute('onclick', 'chaport.open()')`. */
function textAsCode(api: Api, node: Node, names: Names): Finding | null {
  if (node.type !== 'CallExpression') return null;
  const name = calledName(node.callee, names);
  const [first, second] = node.arguments;
  const handler = name === 'setAttribute' && /^on/i.test(stringValue(first) ?? '');
  const timer = name === 'setTimeout' || name === 'setInterval';
  const code = handler ? second : timer ? first : undefined;
  if (code && isText(code) && api.tree.source.slice(code.start, code.end).includes('chaport')) {
    return refused(code, 'This text is run as code, which cannot be seen.', 'Write a function.');
  }
  if (name !== 'eval' || node.callee.type === 'Identifier') return null;
  return refused(node, 'What "eval" runs cannot be seen.', 'Write the code itself.');
}

function isText(node: Node): boolean {
  return /^(Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(node.type);
}

function calledName(callee: Node, names: Names): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'SequenceExpression') {
    const last = callee.expressions.at(-1);
    return last && calledName(last, names);
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const name = staticName(callee);
  return name === 'setAttribute' || isWindow(callee.object, names) ? name : undefined;
}
