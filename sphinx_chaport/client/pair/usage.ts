/** What happens to a call's value, who runs a function, and which variables several functions share. */

import type { Api } from './api';
import { isFunction, type Node, staticName } from './parse';
import { type Binding, functionOf, isWritten, owner, type Reference } from './scope';

/** Whether nobody gets the value of an expression. */
export function isDiscarded(api: Api, node: Node): boolean {
  const parent = api.tree.parents.get(node);
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'ChainExpression':
      return isDiscarded(api, parent);
    case 'LogicalExpression':
      return parent.right === node && isDiscarded(api, parent);
    case 'ConditionalExpression':
      return parent.test !== node && isDiscarded(api, parent);
    case 'SequenceExpression':
      return parent.expressions.at(-1) !== node || isDiscarded(api, parent);
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'ForStatement':
      return parent.test !== node;
    case 'ArrowFunctionExpression':
      return parent.body === node && isListener(api, parent);
    default:
      return false;
  }
}

/** Whether whoever runs the function ignores what it returns. */
function isListener(api: Api, node: Node): boolean {
  const call = api.tree.parents.get(node);
  if (call?.type !== 'CallExpression') return false;
  if (api.byCall.get(call)?.method === 'on') return true;
  const { callee } = call;
  if (callee.type === 'Identifier') return callee.name === 'setTimeout';
  return callee.type === 'MemberExpression' && staticName(callee) === 'addEventListener';
}

/** Whether only the widget runs the function, so that its script has arrived by then. */
export function runsAfterArrival(api: Api, fn: Node, blocks: Set<Node>): boolean {
  let direct = true;
  let node = fn;
  for (let parent = api.tree.parents.get(node); parent; parent = api.tree.parents.get(node)) {
    if (isFunction(node)) {
      if (blocks.has(node)) return false;
      direct = true;
      if (isNamedListener(api, node, blocks)) return true;
    }
    if (direct && isApiArgument(api, parent, node)) return true;
    if (!/^(Property|ObjectExpression|ArrayExpression)$/.test(parent.type)) direct = false;
    node = parent;
  }
  return false;
}

function isApiArgument(api: Api, parent: Node, node: Node): boolean {
  return parent.type === 'CallExpression' && api.byCall.has(parent) && parent.callee !== node;
}

/** A named function that is handed to the API wherever it is mentioned. */
function isNamedListener(api: Api, fn: Node, blocks: Set<Node>): boolean {
  const parent = api.tree.parents.get(fn);
  const holder = fn.type === 'FunctionDeclaration' ? fn : parent;
  if (holder?.type !== 'FunctionDeclaration' && holder?.type !== 'VariableDeclarator') return false;
  const binding = holder.id && api.scopes.declared.get(holder.id);
  if (!binding || functionOf(api.tree, binding) !== fn || binding.references.length === 0)
    return false;
  return binding.references.every(({ node }) => {
    const call = api.tree.parents.get(node);
    return call !== undefined && isApiArgument(api, call, node) && !blocks.has(node);
  });
}

/** Whether a variable, or what it holds, changes after it was made. */
export function isMutable(api: Api, binding: Binding): boolean {
  const plain = holdsPlainValue(api, binding);
  return (
    binding.declared.length > 1 || binding.references.some((each) => changes(api, each, plain))
  );
}

/** Whether a variable starts with something that nobody can change who gets it. */
function holdsPlainValue(api: Api, { declared, kind }: Binding): boolean {
  const parent = declared[0] && api.tree.parents.get(declared[0]);
  const init = parent?.type === 'VariableDeclarator' ? parent.init : undefined;
  return kind === 'function' || isFunction(init) || /Literal$/.test(init?.type ?? '');
}

function changes(api: Api, reference: Reference, plain: boolean): boolean {
  if (reference.write) return true;
  const { parents } = api.tree;
  let node: Node = reference.node;
  let parent = parents.get(node);
  while (parent?.type === 'MemberExpression' && parent.object === node) {
    node = parent;
    parent = parents.get(node);
  }
  if (node !== reference.node && isWritten(node, api.tree)) return true;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
  if (parent?.type === 'CallExpression' && parent.callee === node) {
    return node.type === 'MemberExpression' && !isRegistrationName(staticName(node) ?? '');
  }
  return !plain && isHandedOn(api, node, node === reference.node);
}

/** Whether an object gets to where others may change it. */
function isHandedOn(api: Api, start: Node, whole: boolean): boolean {
  let node = start;
  let parent = api.tree.parents.get(node);
  while (
    parent &&
    /^(Property|ObjectExpression|ArrayExpression|SpreadElement)$/.test(parent.type)
  ) {
    node = parent;
    parent = api.tree.parents.get(node);
  }
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return !api.byCall.has(parent) && !isRegistration(parent) && !isConsole(parent);
    case 'VariableDeclarator':
    case 'AssignmentExpression':
      return whole;
    default:
      return false;
  }
}

function isConsole({ callee }: { callee: Node }): boolean {
  if (callee.type !== 'MemberExpression') return false;
  return callee.object.type === 'Identifier' && callee.object.name === 'console';
}

/** Whether several functions look at a variable. */
export function isShared(api: Api, binding: Binding): boolean {
  return new Set(binding.references.map((each) => owner(api.tree, each.node))).size > 1;
}

/** Names of properties, and of global variables, that the code changes, with the places. */
export function changedNames(api: Api): Map<string, Node[]> {
  const names = new Map<string, Node[]>();
  const add = (name: string, node: Node) => {
    const places = names.get(name);
    if (places) places.push(node);
    else names.set(name, [node]);
  };
  for (const node of api.tree.nodes) {
    const name = changedProperty(api, node);
    if (name !== undefined) add(name, node);
  }
  const globals = [...api.scopes.root.names.values()].flatMap((each) => each.references);
  for (const { node, write } of [...api.scopes.free, ...globals]) if (write) add(node.name, node);
  return names;
}

function changedProperty(api: Api, node: Node): string | undefined {
  if (node.type !== 'MemberExpression' || !isChange(api, node)) return undefined;
  const name = staticName(node);
  return name !== undefined && /^on[a-z]+$/.test(name) ? undefined : name;
}

function isChange(api: Api, node: Node): boolean {
  const parent = api.tree.parents.get(node);
  const deleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete';
  return deleted || isWritten(node, api.tree);
}

const repeating = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find']);

/** A call such as `list.forEach(function () { ... })`, which runs its function at once. */
export function isRepeating(node: Node | undefined): boolean {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    repeating.has(staticName(node.callee) ?? '') &&
    isFunction(node.arguments[0])
  );
}

function isRegistrationName(name: string): boolean {
  return name === 'addEventListener' || name === 'removeEventListener';
}

/** Whether a node registers a handler: by a method, or by a property such as `onclick`. */
export function isRegistration(node: Node): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    return isRegistrationName(staticName(node.callee) ?? '');
  }
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
    return isRegistrationName(node.callee.name);
  }
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  return /^on[a-z]+$/.test(staticName(node.left) ?? '');
}

/**
 * Whether handlers are also registered in functions that run later, as the callback of a command.
 *
 * Handlers run in the order of their registration, so then that order counts.
 */
export function registersLater(api: Api, blocks: Set<Node>): boolean {
  for (const node of api.tree.nodes) {
    if (isRegistration(node) && runsLater(api, node, blocks)) return true;
  }
  return false;
}

/** Whether a place is in a function that is not run where it stands. */
export function runsLater(api: Api, start: Node, blocks: Set<Node>): boolean {
  for (let fn = owner(api.tree, start); fn && !blocks.has(fn); fn = owner(api.tree, fn)) {
    const call = api.tree.parents.get(fn);
    const calledHere = call?.type === 'CallExpression' && call.callee === fn;
    if (!calledHere && !isRepeating(call)) return true;
  }
  return false;
}
