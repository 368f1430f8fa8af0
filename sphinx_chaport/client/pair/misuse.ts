/** Uses of the API from which the other form cannot be derived, with what to write instead. */

import type * as acorn from 'acorn';
import type { Names } from './aliases';
import type { Api } from './api';
import { unsupported } from './findings';
import { type Node, staticName, type Tree } from './parse';
import { freeName, isWritten } from './scope';
import { callOf, isChanged, memberOf } from './shapes';
import type { Finding } from './types';

/** What is wrong with a use of the API's object that is no plain call; nothing where it is harmless. */
export function judge(names: Names, object: Node): Finding[] {
  const { tree, initialisers } = names;
  const parent = tree.parents.get(object);
  if (initialisers.has(object)) return [];
  if (parent?.type === 'ChainExpression') return judge(names, parent);
  if (isChanged(tree, object)) {
    const mend = 'Leave window.chaport as it is.';
    return [unsupported(object, 'The API itself is replaced here.', mend)];
  }
  const member = memberOf(tree, object);
  if (member) return [judgeMember(tree, member)];
  return isTest(tree, object) ? [] : [judgeValue(object, parent)];
}

function judgeValue(object: Node, parent: Node | undefined): Finding {
  if (parent?.type === 'VariableDeclarator' && parent.id.type !== 'Identifier') {
    const message =
      'Methods are taken out of the API here, so their calls cannot be told from others.';
    return unsupported(object, message, 'Call each as chaport.open().', 'queue');
  }
  const message = 'The API is passed on as a value here, so what is called with it cannot be seen.';
  const mend = 'Call its methods here, or name it once: const c = window.chaport.';
  return unsupported(object, message, mend, 'queue');
}

function judgeMember(tree: Tree, member: acorn.MemberExpression): Finding {
  const name = staticName(member);
  const parent = tree.parents.get(member) ?? member;
  if (name === undefined) {
    const mend = 'Write the name of the method: chaport.open().';
    const message = 'The method is chosen while the code runs.';
    return unsupported(member.property, message, mend, 'queue');
  }
  const [at, message, mend] = misused(tree, member, parent, name);
  return unsupported(at, message, mend, 'queue');
}

/** Where a method is used otherwise than by a call, how, and what to write instead. */
function misused(
  tree: Tree,
  member: acorn.MemberExpression,
  parent: Node,
  name: string,
): [at: Node, message: string, mend: string] {
  if (parent.type === 'NewExpression' && parent.callee === member) {
    return [parent, `The method "${name}" is no constructor.`, `Write chaport.${name}().`];
  }
  if (parent.type === 'TaggedTemplateExpression') {
    const mend = `Write chaport.${name}() with its arguments in brackets.`;
    return [parent, `The method "${name}" is used as a template tag.`, mend];
  }
  if (callOf(tree, member)) {
    const mend = `Write chaport.${name}() without the question mark before the bracket.`;
    return [parent, `Whether "${name}" exists depends on when the script arrives.`, mend];
  }
  if (isWritten(member, tree)) {
    return [member, `A part of the API ("${name}") is replaced here.`, 'Only call its methods.'];
  }
  const mend = `Call it in a function: function () { chaport.${name}(); }.`;
  return [member, `"${name}" is used as a value here, not called.`, mend];
}

/** Whether a value is only looked at: tested, compared, thrown away. */
function isTest(tree: Tree, node: Node): boolean {
  const parent = tree.parents.get(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'ExpressionStatement':
    case 'UnaryExpression':
      return true;
    case 'BinaryExpression':
      return parent.operator !== 'in' && parent.operator !== 'instanceof';
    case 'LogicalExpression':
      return (parent.left === node && parent.operator === '&&') || isTest(tree, parent);
    default:
      return false;
  }
}

/** What makes names uncertain in the whole code: `with`, `eval`, a global named `chaport`. */
export function findUncertainNames(api: Api): Finding[] {
  const found = ownGlobal(api);
  for (const node of api.tree.nodes) {
    if (node.type === 'WithStatement') {
      const mend = 'Write the code without it.';
      found.push(unsupported(node, 'Inside "with" no name is certain.', mend));
    } else if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = freeName(api, node.callee);
      if (name !== 'eval' && name !== 'Function') continue;
      const mend = 'Write the code itself.';
      found.push(unsupported(node.callee, `What "${name}" runs cannot be seen.`, mend));
    }
  }
  return found;
}

function ownGlobal(api: Api): Finding[] {
  const binding = api.scopes.root.names.get('chaport');
  const id = binding?.declared[0];
  if (!binding || !id || api.roles.get(binding) === 'api') return [];
  const fixed = /^(let|const|class)$/.test(binding.kind);
  if (fixed && !binding.references.some((each) => each.write)) return [];
  const mend = 'Choose another name for the variable.';
  return [unsupported(id, 'A global variable named "chaport" replaces the API.', mend)];
}
