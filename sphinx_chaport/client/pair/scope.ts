/** Which declaration each name belongs to: a small resolver of JavaScript's scopes. */

import type * as acorn from 'acorn';
import { type Func, isFunction, type Node, type Tree } from './parse';

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
  /** The scope that a node opens, or else the one it stands in. */
  of: Map<Node | undefined, Scope>;
  references: Map<Node, Reference>;
  /** The binding that an identifier declares. */
  declared: Map<Node, Binding>;
  /** References to names that the code does not declare. */
  free: Reference[];
}

/** Code whose names are known. */
export interface Resolved {
  tree: Tree;
  scopes: Scopes;
}

const scoped = new Set(
  `BlockStatement ForStatement ForInStatement ForOfStatement SwitchStatement CatchClause StaticBlock
  ClassExpression FunctionDeclaration FunctionExpression ArrowFunctionExpression`.split(/\s+/),
);

export function resolve(tree: Tree): Scopes {
  const root: Scope = { node: tree.program, parent: null, names: new Map() };
  const scopes: Scopes = {
    root,
    of: new Map(),
    references: new Map(),
    declared: new Map(),
    free: [],
  };
  // As the code has them; what is around a node still comes before it.
  const nodes = [...tree.nodes].sort((a, b) => a.start - b.start);
  for (const node of nodes) declareAt(node, scopes.of.get(tree.parents.get(node)) ?? root, scopes);
  for (const node of nodes) {
    if (node.type !== 'Identifier' || scopes.declared.has(node)) continue;
    if (isReference(node, tree)) refer(node, tree, scopes);
  }
  return scopes;
}

function declareAt(node: Node, outer: Scope, scopes: Scopes): void {
  const opens = scoped.has(node.type);
  const scope = opens ? { node, parent: outer, names: new Map() } : outer;
  scopes.of.set(node, scope);
  for (const [pattern, kind, target] of declarations(node, scope, outer)) {
    for (const id of patternNames(pattern)) declare(id, kind, target, scopes);
  }
}

type Declaration = [pattern: Node | null | undefined, kind: Binding['kind'], scope: Scope];

function declarations(node: Node, scope: Scope, outer: Scope): Declaration[] {
  switch (node.type) {
    case 'FunctionDeclaration':
      // One in a block is also visible in the function around it (sloppy mode).
      return [
        [node.id, 'function', outer],
        [node.id, 'function', functionScope(outer)],
        ...parameters(node, scope),
      ];
    case 'FunctionExpression':
      return [...parameters(node, scope), [node.id, 'function', scope]];
    case 'ArrowFunctionExpression':
      return parameters(node, scope);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [[node.id, 'class', scope]];
    case 'CatchClause':
      return [[node.param, 'catch', scope]];
    case 'VariableDeclaration':
      return variables(node, scope);
    default:
      return [];
  }
}

function parameters({ params }: Pick<Func, 'params'>, scope: Scope): Declaration[] {
  return params.map((each) => [each, 'param', scope]);
}

function variables({ kind, declarations }: acorn.VariableDeclaration, scope: Scope): Declaration[] {
  if (kind === 'var') return declarations.map(({ id }) => [id, kind, functionScope(scope)]);
  return declarations.map(({ id }) => [id, kind === 'let' ? kind : 'const', scope]);
}

function functionScope(scope: Scope): Scope {
  let found = scope;
  while (found.parent && !isFunction(found.node) && found.node.type !== 'StaticBlock') {
    found = found.parent;
  }
  return found;
}

function declare(id: acorn.Identifier, kind: Binding['kind'], scope: Scope, scopes: Scopes): void {
  const known = scope.names.get(id.name);
  const binding = known ?? { name: id.name, kind, scope, declared: [], references: [] };
  if (binding.declared.at(-1) !== id) binding.declared.push(id);
  scope.names.set(id.name, binding);
  if (!scopes.declared.has(id)) scopes.declared.set(id, binding);
}

/** The identifiers that a pattern fills. */
function patternNames(node: Node | null | undefined): acorn.Identifier[] {
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

function refer(node: acorn.Identifier, tree: Tree, scopes: Scopes): void {
  const binding = lookUp(scopes.of.get(node), node.name);
  const reference = { node, binding, write: isWritten(node, tree) };
  scopes.references.set(node, reference);
  (binding ? binding.references : scopes.free).push(reference);
}

function lookUp(scope: Scope | null | undefined, name: string): Binding | null {
  if (!scope) return null;
  return scope.names.get(name) ?? lookUp(scope.parent, name);
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
  return found ?? null;
}

/** What a name would mean at a place in the code; null where the code does not declare it. */
export function meaningAt({ scopes }: Resolved, place: Node, name: string): Binding | null {
  return lookUp(scopes.of.get(place), name);
}

/** The name of a variable that the code does not declare. */
export function freeName({ scopes }: Resolved, node: Node): string | undefined {
  const reference = scopes.references.get(node);
  return reference?.binding ? undefined : reference?.node.name;
}

/** The function that a place in the code is, written out or by its name. */
export function functionAt({ tree, scopes }: Resolved, node: Node | undefined): Func | null {
  if (!node || isFunction(node)) return node ?? null;
  return functionOf(tree, scopes.references.get(node)?.binding ?? null);
}

/** The name that stands for a function and for nothing else. */
export function nameOf({ tree, scopes }: Resolved, fn: Node): Binding | null {
  const holder = fn.type === 'FunctionDeclaration' ? fn : tree.parents.get(fn);
  const id = holder && 'id' in holder && holder.id;
  const binding = (id && scopes.declared.get(id)) || null;
  return functionOf(tree, binding) === fn ? binding : null;
}

function functionOf(tree: Tree, binding: Binding | null): Func | null {
  const id = binding && constantName(binding);
  const parent = id && tree.parents.get(id);
  if (isFunction(parent) && parent.type === 'FunctionDeclaration' && parent.id === id)
    return parent;
  return parent?.type === 'VariableDeclarator' && isFunction(parent.init) ? parent.init : null;
}

/** Where a variable is declared that never gets another value. */
export function constantName({ declared, references }: Binding): acorn.Identifier | null {
  const [id, again] = declared;
  return id && !again && !references.some(({ write }) => write) ? id : null;
}
