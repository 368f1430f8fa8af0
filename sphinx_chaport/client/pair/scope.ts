/** Which declaration each name belongs to: a small resolver of JavaScript's scopes. */

import type * as acorn from 'acorn';
import { children, type Func, isFunction, type Node, type Tree } from './parse';

export interface Reference {
  node: acorn.Identifier;
  /** Whether the name gets a new value here. */
  write: boolean;
  binding: Binding | null;
}

export interface Binding {
  name: string;
  kind: 'var' | 'let' | 'const' | 'class' | 'function' | 'param' | 'catch';
  scope: Scope;
  /** The identifiers that declare it. */
  declared: acorn.Identifier[];
  references: Reference[];
}

export interface Scope {
  node: Node;
  parent: Scope | null;
  names: Map<string, Binding>;
}

export interface Scopes {
  root: Scope;
  of: Map<Node, Scope>;
  references: Map<Node, Reference>;
  /** The binding that an identifier declares. */
  declared: Map<Node, Binding>;
  /** References to names that the code does not declare. */
  free: Reference[];
}

export function resolve(tree: Tree): Scopes {
  const root: Scope = { node: tree.program, parent: null, names: new Map() };
  const scopes: Scopes = {
    root,
    of: new Map(),
    references: new Map(),
    declared: new Map(),
    free: [],
  };
  declareIn(tree.program, root, scopes);
  bind(tree.program, { tree, scopes, scope: root });
  return scopes;
}

const scoped = new Set(['BlockStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement']);
for (const type of ['SwitchStatement', 'CatchClause', 'StaticBlock', 'ClassExpression']) {
  scoped.add(type);
}

function declareIn(node: Node, outer: Scope, scopes: Scopes): void {
  let scope = outer;
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
    declareNamed(node, outer, scopes);
  }
  if (isFunction(node) || scoped.has(node.type)) {
    scope = { node, parent: outer, names: new Map() };
    scopes.of.set(node, scope);
  }
  declareOwn(node, scope, scopes);
  for (const child of children(node)) declareIn(child, scope, scopes);
}

function declareNamed(node: Node & { id?: acorn.Identifier | null }, scope: Scope, scopes: Scopes) {
  if (!node.id) return;
  const kind = node.type === 'ClassDeclaration' ? 'class' : 'function';
  declare(node.id, kind, scope, scopes);
  // A function in a block is also visible in the function around it (sloppy mode).
  const outer = functionScope(scope);
  if (kind === 'function' && outer !== scope) declare(node.id, kind, outer, scopes);
}

function declareOwn(node: Node, scope: Scope, scopes: Scopes): void {
  if (isFunction(node)) {
    for (const param of node.params) declarePattern(param, 'param', scope, scopes);
  }
  if (node.type === 'FunctionExpression' && node.id) declare(node.id, 'function', scope, scopes);
  if (node.type === 'ClassExpression' && node.id) declare(node.id, 'class', scope, scopes);
  if (node.type === 'CatchClause') declarePattern(node.param, 'catch', scope, scopes);
  if (node.type === 'VariableDeclaration') declareVariables(node, scope, scopes);
}

function declareVariables(node: acorn.VariableDeclaration, scope: Scope, scopes: Scopes): void {
  const kind = node.kind === 'var' || node.kind === 'let' ? node.kind : 'const';
  const target = kind === 'var' ? functionScope(scope) : scope;
  for (const each of node.declarations) declarePattern(each.id, kind, target, scopes);
}

function functionScope(scope: Scope): Scope {
  let found = scope;
  while (found.parent && !isFunction(found.node) && found.node.type !== 'StaticBlock') {
    found = found.parent;
  }
  return found;
}

function declare(id: acorn.Identifier, kind: Binding['kind'], scope: Scope, scopes: Scopes) {
  const known = scope.names.get(id.name);
  const binding = known ?? { name: id.name, kind, scope, declared: [], references: [] };
  binding.declared.push(id);
  scope.names.set(id.name, binding);
  if (!scopes.declared.has(id)) scopes.declared.set(id, binding);
}

function declarePattern(
  node: Node | null | undefined,
  kind: Binding['kind'],
  scope: Scope,
  scopes: Scopes,
): void {
  for (const id of patternNames(node)) declare(id, kind, scope, scopes);
}

/** The identifiers that a pattern fills. */
export function patternNames(node: Node | null | undefined): acorn.Identifier[] {
  switch (node?.type) {
    case 'Identifier':
      return [node];
    case 'ObjectPattern':
      return node.properties.flatMap((each) =>
        patternNames(each.type === 'Property' ? each.value : each.argument),
      );
    case 'ArrayPattern':
      return node.elements.flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(node.left);
    case 'RestElement':
      return patternNames(node.argument);
    default:
      return [];
  }
}

interface BindingState {
  tree: Tree;
  scopes: Scopes;
  scope: Scope;
}

function bind(node: Node, state: BindingState): void {
  const scope = state.scopes.of.get(node) ?? state.scope;
  const inner = scope === state.scope ? state : { ...state, scope };
  if (node.type === 'Identifier') {
    if (!state.scopes.declared.has(node) && isReference(node, state.tree)) refer(node, state);
    return;
  }
  for (const child of children(node)) bind(child, inner);
}

function refer(node: acorn.Identifier, { tree, scopes, scope }: BindingState): void {
  let at: Scope | null = scope;
  while (at && !at.names.has(node.name)) at = at.parent;
  const binding = at?.names.get(node.name) ?? null;
  const reference = { node, binding, write: isWritten(node, tree) };
  scopes.references.set(node, reference);
  (binding ? binding.references : scopes.free).push(reference);
}

function isReference(node: acorn.Identifier, tree: Tree): boolean {
  const parent = tree.parents.get(node);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.value === node || parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return false;
    default:
      return true;
  }
}

/** Whether a place in the tree is filled with a value: an assignment's left side and its kin. */
export function isWritten(node: Node, tree: Tree): boolean {
  const parent = tree.parents.get(node);
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'UpdateExpression':
    case 'RestElement':
    case 'ArrayPattern':
      return true;
    case 'Property':
      return parent.value === node && tree.parents.get(parent)?.type === 'ObjectPattern';
    default:
      return false;
  }
}

/** The function whose body holds the node, or null at top level. */
export function owner(tree: Tree, node: Node): Func | null {
  let found = tree.parents.get(node);
  while (found && !isFunction(found)) found = tree.parents.get(found);
  return found && isFunction(found) ? found : null;
}

/** What a name would mean at a place in the code; null where the code does not declare it. */
export function meaningAt({ tree, scopes }: Resolved, place: Node, name: string): Binding | null {
  for (let node: Node | undefined = place; node; node = tree.parents.get(node)) {
    const binding = scopes.of.get(node)?.names.get(name);
    if (binding) return binding;
  }
  return scopes.root.names.get(name) ?? null;
}

interface Resolved {
  tree: Tree;
  scopes: Scopes;
}

/** The function that a name stands for, where it stands for one function and nothing else. */
export function functionOf(tree: Tree, binding: Binding | null): Func | null {
  const id = binding?.declared[0];
  if (!binding || !id || binding.declared.length > 1) return null;
  if (binding.references.some((each) => each.write)) return null;
  const parent = tree.parents.get(id);
  if (parent?.type === 'FunctionDeclaration' && parent.id === id) return parent;
  if (parent?.type !== 'VariableDeclarator' || parent.id !== id) return null;
  return isFunction(parent.init) ? parent.init : null;
}
