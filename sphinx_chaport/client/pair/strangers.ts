/** Uses of the API under names that are not followed, so that nobody can tell what they are. */

import type * as acorn from 'acorn';
import { roleOf } from './aliases';
import type { Api } from './api';
import { unsupported } from './findings';
import { keyName, type Node, staticName, stringValue } from './parse';
import type { Finding } from './types';

export function findStrangers(api: Api): Finding[] {
  const known = new Set(api.objects.map((each) => each.node));
  return api.tree.nodes
    .map((node) => (known.has(node) ? null : strangerAt(node, api)))
    .filter((each) => each !== null);
}

function strangerAt(node: Node, api: Api): Finding | null {
  switch (node.type) {
    case 'MemberExpression':
      return member(node, api);
    case 'Property':
      return pattern(node, api);
    case 'CallExpression':
      return textAsCode(node, api);
    default:
      return null;
  }
}

/** `this.chaport`, `w.chaport` where `w` may be the window, `parent.chaport`. */
function member(node: acorn.MemberExpression, api: Api): Finding | null {
  if (staticName(node) !== 'chaport' || isOtherObject(node.object, api)) return null;
  const message = 'Whether this is the API of the page cannot be seen.';
  const local = node.object.type === 'Identifier' && node.object.name === 'window';
  const mend = local ? 'Give your variable "window" another name.' : 'Write window.chaport.';
  return unsupported(node, message, mend);
}

/** A `data-chaport` attribute, or a property of an object that the code itself makes. */
function isOtherObject(node: Node, { scopes, tree }: Api): boolean {
  if (node.type === 'MemberExpression') return staticName(node) === 'dataset';
  const id = scopes.references.get(node)?.binding?.declared[0];
  const declarator = id && tree.parents.get(id);
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ObjectExpression';
}

/** `function ({ chaport }) {}`, `({ chaport } = frame)`: all but the pattern that names the API. */
function pattern(node: acorn.Property | acorn.AssignmentProperty, api: Api): Finding | null {
  if (keyName(node) !== 'chaport') return null;
  if (api.tree.parents.get(node)?.type !== 'ObjectPattern') return null;
  const binding = api.scopes.declared.get(node.value);
  if (binding && api.roles.has(binding)) return null;
  const message = 'Whether this takes out the API of the page cannot be seen.';
  return unsupported(node, message, 'Name it once: const c = window.chaport.');
}

/** `setTimeout('chaport.open()', 10)`, `link.setAttribute('onclick', 'chaport.open()')`. */
function textAsCode(node: acorn.CallExpression, api: Api): Finding | null {
  const name = calledName(node.callee, api);
  const [first, second] = node.arguments;
  const handler = name === 'setAttribute' && /^on/i.test(stringValue(first) ?? '');
  const timer = name === 'setTimeout' || name === 'setInterval';
  const code = handler ? second : timer ? first : undefined;
  if (code && isText(code) && api.tree.source.slice(code.start, code.end).includes('chaport')) {
    return unsupported(
      code,
      'This text is run as code, which cannot be seen.',
      'Write a function.',
    );
  }
  if (name !== 'eval' || node.callee.type === 'Identifier') return null;
  return unsupported(node, 'What "eval" runs cannot be seen.', 'Write the code itself.');
}

function isText(node: Node): boolean {
  return /^(Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(node.type);
}

function calledName(callee: Node, api: Api): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'SequenceExpression') {
    const last = callee.expressions.at(-1);
    return last && calledName(last, api);
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const name = staticName(callee);
  return name === 'setAttribute' || roleOf(callee.object, api) === 'window' ? name : undefined;
}
