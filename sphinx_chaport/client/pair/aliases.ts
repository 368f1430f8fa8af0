/** What names and members stand for: the window, the API, its queue, under whatever variable: `var c = window.chaport`. */

import type * as acorn from 'acorn';
import { type Func, isFunction, keyName, type Node, staticName, type Tree } from './parse';
import { type Binding, constantName, type Resolved, resolve } from './scope';
import { callOf } from './shapes';

export type Role = 'window' | 'api' | 'queue';

/** What is known of the code's names. */
export interface Names extends Resolved {
  /** Variables that stand for something of the API's. */
  roles: Map<Binding, Role>;
  /** The initialisers that made them. */
  initialisers: Set<Node>;
}

export function findAliases(tree: Tree): Names {
  const names: Names = { tree, scopes: resolve(tree), roles: new Map(), initialisers: new Set() };
  const bindings = new Set(names.scopes.declared.values());
  // An alias may be made from an alias, and stand before it in the set.
  for (let size = -1; size !== names.roles.size; ) {
    size = names.roles.size;
    for (const binding of bindings) consider(binding, names);
  }
  return names;
}

function consider(binding: Binding, names: Names): void {
  if (!/^(var|let|const|param)$/.test(binding.kind)) return;
  const id = constantName(binding);
  const parent = id && names.tree.parents.get(id);
  if (parent?.type === 'VariableDeclarator') note(binding, parent.init, names);
  else if (parent?.type === 'Property') considerProperty(binding, parent, names);
  else if (parent && isFunction(parent)) considerParameter(binding, parent, names);
}

function note(binding: Binding, value: Node | null | undefined, names: Names, key?: string): void {
  if (!value) return;
  const whole = roleOf(value, names);
  const role = key === undefined ? whole : roleOfPart(whole, key);
  if (!role) return;
  names.roles.set(binding, role);
  names.initialisers.add(value);
}

/** `const { chaport } = window`, `const { q } = window.chaport`. */
function considerProperty(
  binding: Binding,
  property: acorn.Property | acorn.AssignmentProperty,
  names: Names,
): void {
  const { parents } = names.tree;
  const pattern = parents.get(property);
  const declarator = pattern && parents.get(pattern);
  const key = keyName(property);
  if (declarator?.type === 'VariableDeclarator' && key !== undefined)
    note(binding, declarator.init, names, key);
}

/** `(function (w) { ... })(window)`. */
function considerParameter(binding: Binding, fn: Func, names: Names): void {
  const call = callOf(names.tree, fn);
  if (fn.id || !call) return;
  const index = fn.params.indexOf(binding.declared[0] as acorn.Identifier);
  const given = call.arguments.slice(0, index + 1);
  const value = given[index];
  if (!value || given.some((each) => each.type === 'SpreadElement')) return;
  if (roleOf(value, names) === 'window') names.roles.set(binding, 'window');
}

export function roleOf(node: Node, names: Names): Role | undefined {
  if (node.type === 'MemberExpression') {
    return roleOfPart(roleOf(node.object, names), staticName(node));
  }
  if (node.type === 'ChainExpression') {
    return roleOf(node.expression, names) === 'api' ? 'api' : undefined;
  }
  const reference = names.scopes.references.get(node);
  if (reference?.binding) return names.roles.get(reference.binding);
  return reference && roleOfPart('window', reference.node.name);
}

/** The role that a member has by its name, of something that has one itself. */
export function roleOfPart(whole: Role | undefined, name: string | undefined): Role | undefined {
  if (whole === 'api') return name === 'q' ? 'queue' : undefined;
  if (whole !== 'window' || name === undefined) return undefined;
  if (name === 'chaport') return 'api';
  return /^(window|self|globalThis)$/.test(name) ? 'window' : undefined;
}
