/**
 * What a run of the code does, in its order, seen as the command queue sees it.
 *
 * A command that waits may run after everything that follows it in the code. So once something may be
 * waiting, nothing may follow that does not wait: no listener, no value, no effect of the page's own.
 * Where that cannot be ruled out, `broken` is set, and the `ready` wrapper stays.
 */

import type * as acorn from 'acorn';
import type { Api, ApiCall } from './api';
import { eventOf } from './api';
import { isSimple, visitCall } from './flow-calls';
import { children, type Func, isFunction, isInside, type Node, staticName } from './parse';
import { type Binding, owner } from './scope';
import type { Reachable } from './stored';
import type { Facts } from './types';
import { isDiscarded, isHandler } from './usage';

export interface Mark {
  kind: 'wait' | 'value' | 'now' | 'foreign';
  at: number;
  method?: string;
}

export interface Context {
  api: Api;
  facts: Facts;
  /** Names that some function changes, and where; see `changedNames`. */
  changed: Map<string, Node[]>;
  isMutable: (binding: Binding) => boolean;
  isShared: (binding: Binding) => boolean;
  /** Whether the order of handlers counts; see `registersLater`. */
  handlersMatter: boolean;
  /** Functions that unknown code may call, as far as they use the API. */
  reachable: Reachable;
  /** Steps that are left before the analysis gives up. */
  budget: number;
}

export interface Flow {
  context: Context;
  /** The block whose order is looked at; null for a function that runs by itself some time. */
  block: Node | null;
  /** Whether a command may wait for a session. */
  waiting: boolean;
  /** Whether a command may wait, if only for the script's arrival, as `startSession` does. */
  pending: boolean;
  broken: boolean;
  /** Whether properties of objects are looked at, which unknown code may change. */
  reads: boolean;
  /** Whether to go on after `broken`, to see all marks. */
  exhaustive: boolean;
  marks: Mark[];
  /** Functions that are being looked into because they are called here. */
  active: Set<Func>;
  /** What timers run later; null where that cannot be seen. */
  timers: (Func | null)[];
  /** What unknown code may run now or later: the marks of each such function. */
  loose: Mark[][];
}

export function newFlow(context: Context, block: Node | null): Flow {
  const empty = {
    waiting: false,
    pending: false,
    broken: false,
    reads: false,
    exhaustive: false,
    marks: [],
    timers: [],
    loose: [],
  };
  return { context, block, active: new Set(), ...empty };
}

/** Something that does not wait: it must not come after something that does. */
export function immediate(flow: Flow, mark: Mark): void {
  flow.marks.push(mark);
  if (mark.kind === 'foreign' ? flow.pending : flow.waiting) flow.broken = true;
}

/** A handler runs by itself some time, so it may be registered early, but for its place among others. */
export function register(flow: Flow): void {
  if (flow.pending && flow.context.handlersMatter) flow.broken = true;
}

export function visit(node: Node, flow: Flow): void {
  flow.context.budget -= 1;
  if (flow.context.budget < 0) flow.broken = true;
  if (flow.broken && !(flow.exhaustive && flow.context.budget > 0)) return;
  if (isFunction(node)) return;
  const special = visitors[node.type] as ((node: Node, flow: Flow) => void) | undefined;
  if (special) special(node, flow);
  else visitAll(children(node), flow);
}

export function visitAll(nodes: (Node | null | undefined)[], flow: Flow): void {
  for (const node of nodes) if (node) visit(node, flow);
}

/** Goes through a function as if it ran here. */
export function inline(fn: Func, flow: Flow): void {
  if (flow.active.has(fn)) return;
  if (fn.generator) flow.broken = true;
  flow.active.add(fn);
  visitAll([...fn.params, fn.body], flow);
  flow.active.delete(fn);
}

export function visitApiCall(found: ApiCall, flow: Flow): void {
  const { api, facts } = flow.context;
  const { call, method } = found;
  if (found.callee.type === 'MemberExpression') visit(found.callee.object, flow);
  visitAll(call.arguments, flow);
  if (method === 'on' || method === 'startSession') {
    const event = eventOf(found);
    if (method === 'on' && (event === undefined || event === 'ready')) flow.broken = true;
    immediate(flow, { kind: 'now', at: call.start, method });
    if (method === 'startSession') flow.pending = true;
    return;
  }
  const returns = facts.methods[method]?.returns ?? true;
  if (returns && (flow.waiting || !isDiscarded(api, call))) flow.broken = true;
  flow.marks.push({ kind: returns ? 'value' : 'wait', at: call.start, method });
  flow.waiting = true;
  flow.pending = true;
}

type Visitors = {
  [Type in Node['type']]?: (node: Extract<Node, { type: Type }>, flow: Flow) => void;
};

function foreign(node: Node, flow: Flow): void {
  visitAll(children(node), flow);
  immediate(flow, { kind: 'foreign', at: node.start });
}

function unsure(_node: Node, flow: Flow): void {
  flow.broken = true;
}

function loop(node: Node, flow: Flow): void {
  // Twice, because the end of one round comes before the start of the next.
  visitAll(children(node), flow);
  visitAll(children(node), flow);
}

function branch(node: acorn.IfStatement | acorn.ConditionalExpression, flow: Flow): void {
  visit(node.test, flow);
  const { waiting, pending } = flow;
  visit(node.consequent, flow);
  const after = { waiting: flow.waiting, pending: flow.pending };
  Object.assign(flow, { waiting, pending });
  if (node.alternate) visit(node.alternate, flow);
  flow.waiting ||= after.waiting;
  flow.pending ||= after.pending;
}

function assignment(node: acorn.AssignmentExpression, flow: Flow): void {
  visit(node.right, flow);
  if (node.left.type !== 'MemberExpression') {
    visitAll(node.left.type === 'Identifier' ? [node.left] : children(node.left), flow);
    return;
  }
  const handler = isHandler(node.left);
  if (!handler || !isSimple(node.left.object)) visitAll(children(node.left), flow);
  if (handler) register(flow);
  else immediate(flow, { kind: 'foreign', at: node.start });
}

function update(node: acorn.UpdateExpression, flow: Flow): void {
  visit(node.argument, flow);
  if (node.argument.type === 'MemberExpression')
    immediate(flow, { kind: 'foreign', at: node.start });
}

function guarded(node: Node, flow: Flow): void {
  const before = flow.marks.length;
  visitAll(children(node), flow);
  if (flow.marks.slice(before).some((mark) => mark.kind !== 'foreign')) flow.broken = true;
}

function unary(node: acorn.UnaryExpression, flow: Flow): void {
  if (node.operator === 'delete') foreign(node, flow);
  else visit(node.argument, flow);
}

function awaiting(node: Node, flow: Flow): void {
  if (flow.block || flow.active.size > 0) flow.broken = true;
  foreign(node, flow);
}

function member(node: acorn.MemberExpression, flow: Flow): void {
  visit(node.object, flow);
  if (node.computed) visit(node.property, flow);
  flow.reads ||= !flow.context.api.byCall.has(flow.context.api.tree.parents.get(node) ?? node);
  if (isChanged(staticName(node) ?? '', flow)) flow.broken = true;
}

/** Whether a property or a global variable may be another by the time that `ready` comes. */
function isChanged(name: string, flow: Flow): boolean {
  const places = flow.context.changed.get(name);
  if (!places) return false;
  const { block } = flow;
  if (flow.pending) return true;
  if (!block || block.type === 'Program') return false;
  const { tree } = flow.context.api;
  return places.some(
    (each) => !isInside(each, block) && (each.start > block.end || owner(tree, each) !== null),
  );
}

function name(node: Node, flow: Flow): void {
  const reference = flow.context.api.scopes.references.get(node);
  if (!reference) return;
  const { binding, write } = reference;
  if (!binding) {
    if (write) immediate(flow, { kind: 'foreign', at: node.start });
    else if (isChanged(reference.node.name, flow)) flow.broken = true;
  } else if (dependsOnTime(binding, node, flow)) {
    flow.broken = true;
  }
}

/** Whether what a variable holds may differ between this place in the code and `ready`. */
function dependsOnTime(binding: Binding, node: Node, flow: Flow): boolean {
  const { api, isMutable, isShared } = flow.context;
  const named = api.roles.has(binding);
  const changing = !named && isMutable(binding);
  if (binding.scope === api.scopes.root && isChanged(binding.name, flow)) return true;
  if (flow.pending && changing && isShared(binding)) return true;
  if (!flow.block || flow.block.type === 'Program' || isInside(binding.scope.node, flow.block)) {
    return false;
  }
  const later = binding.declared.some((id) => id.start > node.start);
  return changing || (later && binding.kind !== 'function');
}

const visitors: Visitors = {
  CallExpression: visitCall,
  NewExpression: visitCall,
  TaggedTemplateExpression: foreign,
  ImportExpression: foreign,
  AssignmentExpression: assignment,
  UpdateExpression: update,
  UnaryExpression: unary,
  IfStatement: branch,
  ConditionalExpression: branch,
  ForStatement: loop,
  ForInStatement: loop,
  ForOfStatement: loop,
  WhileStatement: loop,
  DoWhileStatement: loop,
  TryStatement: guarded,
  ThrowStatement: unsure,
  YieldExpression: unsure,
  AwaitExpression: awaiting,
  MemberExpression: member,
  Identifier: name,
  DebuggerStatement: foreign,
};
