/** Uses of the API from which the other form cannot be derived, with what to write instead. */

import type { Api } from './api';
import { type Node, staticName, type Tree } from './parse';
import { isWritten } from './scope';
import type { Finding } from './types';

function unsupported(at: Node, message: string, mend: string, stops: Finding['stops'] = 'queue') {
  return { kind: 'javascript-unsupported' as const, at: at.start, message, mend, stops };
}

/** What is wrong with a use of the API's object that is no plain call; null where it is harmless. */
export function judge(tree: Tree, object: Node, declarators: Set<Node>): Finding | null {
  if (declarators.has(object)) return null;
  const parent = tree.parents.get(object);
  if (parent?.type === 'ChainExpression') return judge(tree, parent, declarators);
  if (
    isWritten(object, tree) ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  ) {
    return unsupported(
      object,
      'The API itself is replaced here.',
      'Leave window.chaport as it is.',
      'both',
    );
  }
  if (parent?.type === 'MemberExpression' && parent.object === object)
    return judgeMember(tree, parent);
  if (parent?.type === 'VariableDeclarator' && parent.id.type !== 'Identifier') {
    return unsupported(
      object,
      'Methods are taken out of the API here, so their calls cannot be told from others.',
      'Call each as chaport.open().',
    );
  }
  if (isTest(tree, object)) return null;
  return unsupported(
    object,
    'The API is passed on as a value here, so what is called with it cannot be seen.',
    'Call its methods here, or name it once: const c = window.chaport.',
  );
}

function judgeMember(tree: Tree, member: Node & { type: 'MemberExpression' }): Finding {
  const name = staticName(member);
  const parent = tree.parents.get(member);
  if (name === undefined) {
    const mend = 'Write the name of the method: chaport.open().';
    return unsupported(member.property, 'The method is chosen while the code runs.', mend);
  }
  if (parent?.type === 'NewExpression' && parent.callee === member) {
    const mend = `Write chaport.${name}().`;
    return unsupported(parent, `The method "${name}" is no constructor.`, mend);
  }
  if (parent?.type === 'TaggedTemplateExpression') {
    const mend = `Write chaport.${name}() with its arguments in brackets.`;
    return unsupported(parent, `The method "${name}" is used as a template tag.`, mend);
  }
  if (parent?.type === 'CallExpression' && parent.callee === member) {
    const mend = `Write chaport.${name}() without the question mark before the bracket.`;
    return unsupported(
      parent,
      `Whether "${name}" exists depends on when the script arrives.`,
      mend,
    );
  }
  if (isWritten(member, tree)) {
    return unsupported(
      member,
      `A part of the API ("${name}") is replaced here.`,
      'Only call its methods.',
    );
  }
  const mend = `Call it in a function: function () { chaport.${name}(); }.`;
  return unsupported(member, `"${name}" is used as a value here, not called.`, mend);
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
      found.push(unsupported(node, 'Inside "with" no name is certain.', mend, 'both'));
    }
  }
  for (const { node } of api.scopes.free) {
    const parent = api.tree.parents.get(node);
    const called =
      (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
      parent.callee === node;
    if (!called || (node.name !== 'eval' && node.name !== 'Function')) continue;
    const mend = 'Write the code itself.';
    found.push(unsupported(node, `What "${node.name}" runs cannot be seen.`, mend, 'both'));
  }
  return found;
}

function ownGlobal(api: Api): Finding[] {
  const binding = api.scopes.root.names.get('chaport');
  const id = binding?.declared[0];
  if (!binding || !id || api.aliases.has(binding)) return [];
  const fixed = binding.kind === 'let' || binding.kind === 'const' || binding.kind === 'class';
  if (fixed && !binding.references.some((each) => each.write)) return [];
  const mend = 'Choose another name for the variable.';
  return [unsupported(id, 'A global variable named "chaport" replaces the API.', mend, 'both')];
}
