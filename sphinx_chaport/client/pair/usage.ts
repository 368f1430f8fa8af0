/** What happens to a call's value, who runs a function, and which variables several functions share. */

import type { Api } from './api';
import { type Func, isFunction, type Node } from './parse';
import { type Binding, nameOf, owner, type Reference } from './scope';
import { callOf, isChanged, memberName, memberOf } from './shapes';

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
  return memberName(callee) === 'addEventListener';
}

/** Functions that may run before the script has arrived; `blocks` are none of them. */
export function earlyFunctions(api: Api, blocks: Set<Node>): Func[] {
  return api.tree.nodes
    .filter(isFunction)
    .filter((fn) => !blocks.has(fn) && !runsAfterArrival(api, fn, blocks));
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
  const references = nameOf(api, fn)?.references ?? [];
  if (references.length === 0) return false;
  return references.every(({ node }) => {
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
  const { tree } = api;
  let node: Node = reference.node;
  for (let member = memberOf(tree, node); member; member = memberOf(tree, node)) node = member;
  const whole = node === reference.node;
  if (isChanged(tree, node)) return true;
  if (callOf(tree, node)) return !whole && !registers(memberName(node));
  return !plain && isHandedOn(api, node, whole);
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
      return !api.byCall.has(parent) && !isRegistration(parent) && !isOfConsole(parent.callee);
    case 'VariableDeclarator':
    case 'AssignmentExpression':
      return whole;
    default:
      return false;
  }
}

/** `console.log` and its like, which have no effect on the page. */
export function isOfConsole(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  return node.object.type === 'Identifier' && node.object.name === 'console';
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

function changedProperty({ tree }: Api, node: Node): string | undefined {
  const name = memberName(node);
  return name === undefined || isHandler(node) || !isChanged(tree, node) ? undefined : name;
}

const repeating = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find']);

/** A call such as `list.forEach(function () { ... })`, which runs its function at once. */
export function isRepeating(node: Node | undefined): boolean {
  return (
    node?.type === 'CallExpression' &&
    repeating.has(memberName(node.callee) ?? '') &&
    isFunction(node.arguments[0])
  );
}

function registers(name: string | undefined): boolean {
  return name === 'addEventListener' || name === 'removeEventListener';
}

/** Whether a node is a property such as `onclick`. */
export function isHandler(node: Node): boolean {
  return /^on[a-z]+$/.test(memberName(node) ?? '');
}

/** Whether a node registers a handler: by a method, or by a property such as `onclick`. */
export function isRegistration(node: Node): boolean {
  if (node.type !== 'CallExpression') {
    return node.type === 'AssignmentExpression' && isHandler(node.left);
  }
  const { callee } = node;
  return registers(callee.type === 'Identifier' ? callee.name : memberName(callee));
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
    if (!callOf(api.tree, fn) && !isRepeating(api.tree.parents.get(fn))) return true;
  }
  return false;
}
