/** What happens to a call's value, who runs a function, and which variables several functions share. */

import type { Api } from './api';
import { children, isFunction, type Node, staticName } from './parse';
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
  return binding.declared.length > 1 || binding.references.some((each) => changes(api, each));
}

function changes(api: Api, reference: Reference): boolean {
  if (reference.write) return true;
  const member = api.tree.parents.get(reference.node);
  if (member?.type !== 'MemberExpression' || member.object !== reference.node) return false;
  if (isWritten(member, api.tree)) return true;
  const call = api.tree.parents.get(member);
  const method = staticName(member) ?? '';
  return call?.type === 'CallExpression' && call.callee === member && !isRegistrationName(method);
}

/** Whether several functions look at a variable. */
export function isShared(api: Api, binding: Binding): boolean {
  return new Set(binding.references.map((each) => owner(api.tree, each.node))).size > 1;
}

/** Names of properties, and of undeclared variables, that some function of the code changes. */
export function changedNames(api: Api): Set<string> {
  const names = new Set<string>();
  const waiting: Node[] = [api.tree.program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'MemberExpression' && isWritten(node, api.tree)) {
      const name = staticName(node);
      if (name !== undefined && !/^on[a-z]+$/.test(name)) names.add(name);
    }
    waiting.push(...children(node));
  }
  for (const { node, write } of api.scopes.free) if (write) names.add(node.name);
  return names;
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
  const waiting: Node[] = [api.tree.program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isRegistration(node) && runsLater(api, node, blocks)) return true;
    waiting.push(...children(node));
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
