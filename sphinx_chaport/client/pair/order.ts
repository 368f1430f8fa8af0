/** Whether the `ready` wrappers of an example may go, by the order of what it does. */

import type { Api } from './api';
import { type Block, canStandAlone, readyBlocks, usesFrame } from './blocks';
import { clashes } from './clashes';
import { type Context, type Flow, type Mark, newFlow, visit } from './flow';
import { contents } from './flow-calls';
import { isCovered, pageLoads } from './page-load';
import { type Func, isInside, type Node } from './parse';
import { remembered } from './remembered';
import type { Binding } from './scope';
import { reachableFunctions } from './stored';
import type { Facts } from './types';
import {
  changedNames,
  earlyFunctions,
  isMutable,
  isShared,
  registersLater,
  runsLater,
} from './usage';

const budget = 40_000;

const contexts = new WeakMap<Api, Context>();

/** Without blocks it is asked for several times. */
function newContext(api: Api, facts: Facts): Context {
  const context = contexts.get(api) ?? contextOf(api, facts, new Set());
  contexts.set(api, context);
  return { ...context };
}

function contextOf(api: Api, facts: Facts, blocks: Set<Node>): Context {
  const handlersMatter = registersLater(api, blocks);
  const reachable = { stored: [], handlers: [] };
  const variables = {
    changed: changedNames(api),
    isMutable: remembered((binding: Binding) => isMutable(api, binding)),
    isShared: remembered((binding: Binding) => isShared(api, binding)),
  };
  const context = { api, facts, ...variables, handlersMatter, reachable, budget };
  const all = reachableFunctions(api, blocks);
  const usesApi = (fn: Func) =>
    contents(fn, newFlow(context, null)).some((mark) => mark.kind !== 'foreign');
  const stored = all.stored.filter(usesApi);
  return { ...context, reachable: { stored, handlers: all.handlers.filter(usesApi) } };
}

/** What the code does at top level, before anything calls back. */
export function topLevel(api: Api, facts: Facts): Mark[] {
  const flow = newFlow(newContext(api, facts), null);
  flow.exhaustive = true;
  for (const statement of api.tree.program.body) visit(statement, flow);
  return flow.marks;
}

/** Whether code that stands in one implicit `ready` block does the same without it. */
export function implicitMayGo(api: Api, facts: Facts): boolean {
  const { program } = api.tree;
  if (api.calls.length === 0 || usesFrame(program, new Set(['arguments']))) return false;
  if (clashes(api, []) || restarts(api, new Set())) return false;
  const flow = newFlow(newContext(api, facts), program);
  for (const statement of program.body) visit(statement, flow);
  return keepsOrder(flow) && functionsKeepOrder(api, facts);
}

/** Whether the body of a handler of the page's loading does the same without a listener in it. */
export function handlerMayGo(api: Api, facts: Facts, handlers: Func[]): boolean {
  const [fn] = handlers;
  if (!fn || handlers.length > 1) return false;
  const bodies = new Set<Node>([fn]);
  if (!api.calls.every(({ call }) => isCovered(api, call, bodies)) || restarts(api, bodies))
    return false;
  const flow = newFlow(newContext(api, facts), fn);
  visit(fn.body, flow);
  return keepsOrder(flow) && functionsKeepOrder(api, facts);
}

/** The explicit blocks that may be unwrapped: all of them, or none. */
export function removableBlocks(api: Api, facts: Facts): Block[] {
  const blocks = readyBlocks(api);
  const readies = api.calls.filter(
    ({ method, call }) => method === 'on' && couldBeReady(call.arguments[0]),
  );
  const outer = readies.filter(({ call }) => !blocks.some((block) => isInside(call, block.fn)));
  if (outer.length !== blocks.length) return [];
  const alone = blocks.every(
    (block) => canStandAlone(api, block) && api.calls.some(({ call }) => isInside(call, block.fn)),
  );
  // A handler of the page's loading comes too late inside the block, and must not come to life without it.
  const late = pageLoads(api).some(({ node }) => blocks.some(({ fn }) => isInside(node, fn)));
  if (late || !alone || clashes(api, blocks) || !blocksKeepOrder(api, facts, blocks)) return [];
  const bodies = new Set<Node>(blocks.map((block) => block.fn));
  const kept = restarts(api, bodies) || !functionsKeepOrder(api, facts, bodies);
  return kept ? [] : blocks;
}

/** Whether a later session may start, for which `ready` listeners run again and commands do not. */
function restarts(api: Api, blocks: Set<Node>): boolean {
  return api.calls.some(
    ({ method, call }) => method === 'startSession' && runsLater(api, call, blocks),
  );
}

function couldBeReady(event: Node | undefined): boolean {
  return event?.type !== 'Literal' || event.value === 'ready';
}

function blocksKeepOrder(api: Api, facts: Facts, blocks: Block[]): boolean {
  const bodies = new Set<Node>(blocks.map((block) => block.fn));
  const flow = newFlow(contextOf(api, facts, bodies), null);
  for (const { fn } of blocks) {
    flow.block = fn;
    visit(fn.body, flow);
  }
  if (mayStopOthers(api, blocks, flow)) return false;
  return keepsOrder(flow) && outsideFits(api, facts, blocks, flow);
}

/** Whether unknown code stands in a block that has something behind it: should it throw, that would not run. */
function mayStopOthers(api: Api, blocks: Block[], flow: Flow): boolean {
  const last = api.tree.program.body.filter((each) => each.type !== 'FunctionDeclaration').at(-1);
  return blocks.some(
    ({ statement }) =>
      statement !== last &&
      flow.marks.some(
        ({ kind, at }) => kind === 'foreign' && isInside({ start: at, end: at }, statement),
      ),
  );
}

function keepsOrder(flow: Flow): boolean {
  if (flow.broken) return false;
  const calls = flow.marks.filter((mark) => mark.kind !== 'foreign').length;
  if (flow.timers.length > 0 && !isLone(flow)) return false;
  return flow.loose.every((marks) => {
    const own = marks.filter((mark) => mark.kind !== 'foreign').length;
    return own === 0 || own === calls || marks.every((mark) => mark.kind === 'wait');
  });
}

/** Whether the calls of a timer are all there is: its time starts earlier without the wrapper. */
function isLone({ context, timers }: Flow): boolean {
  const [fn] = timers;
  if (!fn || timers.length > 1) return false;
  const { calls } = context.api;
  return calls.every(({ call }) => isInside(call, fn) || isInside(fn, call));
}

/**
 * Whether the blocks fit to what stands between them.
 *
 * Before the script has arrived, all of the top level runs ahead of any block. So an effect or a listener
 * of a block that has its like further down would change places with it.
 */
function outsideFits(api: Api, facts: Facts, blocks: Block[], inside: Flow): boolean {
  const outside = newFlow(newContext(api, facts), null);
  for (const statement of api.tree.program.body) {
    if (blocks.some((block) => block.statement === statement)) continue;
    visit(statement, outside);
    outside.waiting = false;
    outside.pending = false;
  }
  if (outside.broken || outside.marks.some(({ kind }) => kind === 'wait' || kind === 'value'))
    return false;
  const first = blocks[0]?.statement.end ?? 0;
  const later = outside.marks.some(({ kind, at }) => kind === 'foreign' && at > first);
  if (inside.reads && later) return false;
  return inside.marks.every(
    (mark) => !outside.marks.some((other) => other.at > mark.at && changesPlaces(mark, other)),
  );
}

/** Whether something of a block, done at once instead, would come to stand before `later`. */
function changesPlaces(mark: Mark, later: Mark): boolean {
  if (mark.kind === 'wait') return false;
  return mark.kind !== 'foreign' || later.kind === 'foreign';
}

/** Whether every function that may run before the script has arrived keeps its own order. */
function functionsKeepOrder(api: Api, facts: Facts, blocks = new Set<Node>()): boolean {
  const flow = newFlow(newContext(api, facts), null);
  for (const fn of earlyFunctions(api, blocks)) {
    const inside = blocks.size === 0 || [...blocks].some((block) => isInside(fn, block));
    if (inside && !flow.broken) contents(fn, flow);
  }
  return !flow.broken;
}
