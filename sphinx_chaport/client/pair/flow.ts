/**
 * What a run of the code does, in its order, seen as the command queue sees it.
 *
 * A command that waits may run after everything that follows it in the code. So once something may be
 * waiting, nothing may follow that does not wait: no listener, no value, no effect of the page's own.
 * Where that cannot be ruled out, `broken` is set, and the `ready` wrapper stays.
 */

import type { Api, ApiCall } from './api';
import { eventOf } from './api';
import { isSimple, visitCall } from './flow-calls';
import { children, type Func, isFunction, isInside, type Node, staticName } from './parse';
import { type Binding, owner } from './scope';
import type { Reachable } from './stored';
import type { Facts } from './types';
import { isDiscarded, isHandler, isMutable, isShared } from './usage';

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
  /** Which variables change, see `isMutable`, and which are shared, as far as that was asked. */
  mutable: Map<Binding, boolean>;
  shared: Map<Binding, boolean>;
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
  const special = visitors[node.type];
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
  } else if (facts.methods[method]?.returns ?? true) {
    if (flow.waiting || !isDiscarded(api, call)) flow.broken = true;
    flow.marks.push({ kind: 'value', at: call.start, method });
    flow.waiting = true;
    flow.pending = true;
  } else {
    flow.marks.push({ kind: 'wait', at: call.start, method });
    flow.waiting = true;
    flow.pending = true;
  }
}

type Visitor = (node: Node, flow: Flow) => void;

const foreign: Visitor = (node, flow) => {
  visitAll(children(node), flow);
  immediate(flow, { kind: 'foreign', at: node.start });
};

const unsure: Visitor = (_node, flow) => {
  flow.broken = true;
};

const loop: Visitor = (node, flow) => {
  // Twice, because the end of one round comes before the start of the next.
  visitAll(children(node), flow);
  visitAll(children(node), flow);
};

const branch: Visitor = (node, flow) => {
  if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression') return;
  visit(node.test, flow);
  const { waiting, pending } = flow;
  visit(node.consequent, flow);
  const after = { waiting: flow.waiting, pending: flow.pending };
  Object.assign(flow, { waiting, pending });
  if (node.alternate) visit(node.alternate, flow);
  flow.waiting ||= after.waiting;
  flow.pending ||= after.pending;
};

const assignment: Visitor = (node, flow) => {
  if (node.type !== 'AssignmentExpression') return;
  visit(node.right, flow);
  if (node.left.type !== 'MemberExpression') {
    visitAll(node.left.type === 'Identifier' ? [node.left] : children(node.left), flow);
    return;
  }
  const handler = isHandler(node.left);
  if (!handler || !isSimple(node.left.object)) visitAll(children(node.left), flow);
  if (handler) register(flow);
  else immediate(flow, { kind: 'foreign', at: node.start });
};

const update: Visitor = (node, flow) => {
  if (node.type !== 'UpdateExpression') return;
  visit(node.argument, flow);
  if (node.argument.type === 'MemberExpression')
    immediate(flow, { kind: 'foreign', at: node.start });
};

const guarded: Visitor = (node, flow) => {
  const before = flow.marks.length;
  visitAll(children(node), flow);
  if (flow.marks.slice(before).some((mark) => mark.kind !== 'foreign')) flow.broken = true;
};

const deletion: Visitor = (node, flow) => {
  if (node.type === 'UnaryExpression' && node.operator === 'delete') foreign(node, flow);
  else visitAll(children(node), flow);
};

const awaiting: Visitor = (node, flow) => {
  if (flow.block || flow.active.size > 0) flow.broken = true;
  foreign(node, flow);
};

const member: Visitor = (node, flow) => {
  if (node.type !== 'MemberExpression') return;
  visit(node.object, flow);
  if (node.computed) visit(node.property, flow);
  flow.reads ||= !flow.context.api.byCall.has(flow.context.api.tree.parents.get(node) ?? node);
  if (isChanged(staticName(node) ?? '', flow)) flow.broken = true;
};

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

const name: Visitor = (node, flow) => {
  const reference = flow.context.api.scopes.references.get(node);
  if (!reference) return;
  const { binding, write } = reference;
  if (!binding) {
    if (write) immediate(flow, { kind: 'foreign', at: node.start });
    else if (isChanged(reference.node.name, flow)) flow.broken = true;
  } else if (dependsOnTime(binding, node, flow)) {
    flow.broken = true;
  }
};

/** Whether what a variable holds may differ between this place in the code and `ready`. */
function dependsOnTime(binding: Binding, node: Node, flow: Flow): boolean {
  const { api } = flow.context;
  const named = api.roles.has(binding);
  const changing = !named && changes(binding, flow);
  if (binding.scope === api.scopes.root && isChanged(binding.name, flow)) return true;
  if (flow.pending && changing && shared(binding, flow)) return true;
  if (!flow.block || flow.block.type === 'Program' || isInside(binding.scope.node, flow.block)) {
    return false;
  }
  const later = binding.declared.some((id) => id.start > node.start);
  return changing || (later && binding.kind !== 'function');
}

function changes(binding: Binding, { context }: Flow): boolean {
  const known = context.mutable.get(binding) ?? isMutable(context.api, binding);
  context.mutable.set(binding, known);
  return known;
}

function shared(binding: Binding, { context }: Flow): boolean {
  const known = context.shared.get(binding) ?? isShared(context.api, binding);
  context.shared.set(binding, known);
  return known;
}

const visitors: Partial<Record<Node['type'], Visitor>> = {
  CallExpression: visitCall,
  NewExpression: visitCall,
  TaggedTemplateExpression: foreign,
  ImportExpression: foreign,
  AssignmentExpression: assignment,
  UpdateExpression: update,
  UnaryExpression: deletion,
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
