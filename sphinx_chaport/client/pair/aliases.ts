/** Variables that stand for the window, the API or its queue: `var c = window.chaport`. */

import type * as acorn from 'acorn';
import { isFunction, keyName, type Node, staticName, type Tree } from './parse';
import type { Binding, Reference, Scopes } from './scope';

export interface Aliases {
  /** Variables that stand for `window`. */
  windows: Set<Binding>;
  /** Variables that stand for `window.chaport`. */
  objects: Set<Binding>;
  /** Variables that stand for `window.chaport.q`. */
  queues: Set<Binding>;
  /** The initialisers and pattern properties that made them. */
  declarators: Set<Node>;
}

export function isWindowName(reference: Reference): boolean {
  return reference.binding === null && /^(window|self|globalThis)$/.test(reference.node.name);
}

export function findAliases(tree: Tree, scopes: Scopes): Aliases {
  const aliases: Aliases = {
    windows: new Set(),
    objects: new Set(),
    queues: new Set(),
    declarators: new Set(),
  };
  const state = { tree, scopes, aliases };
  const bindings = new Set<Binding>();
  for (const { binding } of scopes.references.values()) if (binding) bindings.add(binding);
  for (const scope of [scopes.root, ...scopes.of.values()]) {
    for (const binding of scope.names.values()) bindings.add(binding);
  }
  // An alias may be made from an alias, and stand before it in the set.
  for (let size = -1; size !== aliases.objects.size + aliases.windows.size; ) {
    size = aliases.objects.size + aliases.windows.size;
    for (const binding of bindings) consider(binding, state);
  }
  return aliases;
}

/** What is known of the code's names. */
export interface Names {
  tree: Tree;
  scopes: Scopes;
  aliases: Aliases;
}

function consider(binding: Binding, state: Names): void {
  const id = binding.declared[0];
  if (!id || binding.declared.length > 1 || !/^(var|let|const|param)$/.test(binding.kind)) return;
  if (binding.references.some((each) => each.write)) return;
  if (binding.kind === 'param') {
    considerParameter(binding, id, state);
    return;
  }
  const parent = state.tree.parents.get(id);
  if (parent?.type === 'VariableDeclarator' && parent.init) {
    considerInit(binding, parent.init, state);
  } else if (parent?.type === 'Property' && parent.value === id) {
    considerProperty(binding, parent, state);
  }
}

/** `(function (w) { ... })(window)`. */
function considerParameter(binding: Binding, id: acorn.Identifier, state: Names): void {
  const fn = state.tree.parents.get(id);
  const call = fn && isFunction(fn) && state.tree.parents.get(fn);
  if (!fn || !isFunction(fn) || !call || call.type !== 'CallExpression' || call.callee !== fn)
    return;
  const index = fn.params.indexOf(id);
  const given = call.arguments.slice(0, index + 1);
  const value = given[index];
  if (fn.id || !value || given.some((each) => each.type === 'SpreadElement')) return;
  if (isWindow(value, state)) state.aliases.windows.add(binding);
}

function considerInit(binding: Binding, init: Node, state: Names): void {
  if (isWindow(init, state)) {
    state.aliases.windows.add(binding);
  } else if (isObject(init, state)) {
    state.aliases.objects.add(binding);
    state.aliases.declarators.add(init);
  } else if (init.type === 'MemberExpression' && staticName(init) === 'q') {
    if (!isObject(init.object, state)) return;
    state.aliases.queues.add(binding);
    state.aliases.declarators.add(init);
  }
}

/** `const { chaport } = window`, `const { q } = window.chaport`. */
function considerProperty(
  binding: Binding,
  property: acorn.Property | acorn.AssignmentProperty,
  state: Names,
): void {
  const pattern = state.tree.parents.get(property);
  const declarator = pattern && state.tree.parents.get(pattern);
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return;
  const name = keyName(property);
  if (name === 'chaport' && isWindow(declarator.init, state)) state.aliases.objects.add(binding);
  if (name === 'q' && isObject(declarator.init, state)) {
    state.aliases.queues.add(binding);
    state.aliases.declarators.add(declarator.init);
  }
}

function isObject(node: Node, state: Names): boolean {
  if (node.type === 'ChainExpression') return isObject(node.expression, state);
  if (node.type === 'MemberExpression') {
    return staticName(node) === 'chaport' && isWindow(node.object, state);
  }
  const reference = state.scopes.references.get(node);
  if (!reference) return false;
  if (reference.binding) return state.aliases.objects.has(reference.binding);
  return reference.node.name === 'chaport';
}

export function isWindow(node: Node, state: Names): boolean {
  const reference = state.scopes.references.get(node);
  if (reference?.binding) return state.aliases.windows.has(reference.binding);
  if (reference) return isWindowName(reference);
  if (node.type !== 'MemberExpression' || !isWindow(node.object, state)) return false;
  return /^(window|self|globalThis)$/.test(staticName(node) ?? '');
}
