/** What calls of functions other than the API's do to the order of things. */

import type * as acorn from 'acorn';
import {
  type Flow,
  immediate,
  inline,
  newFlow,
  register,
  visit,
  visitAll,
  visitApiCall,
} from './flow';
import { children, type Func, isFunction, type Node, staticName } from './parse';
import { freeName, functionAt } from './scope';
import { runBy } from './stored';
import { isRegistration, isRepeating } from './usage';

type Call = acorn.CallExpression | acorn.NewExpression;

/** Reading the page, and plain computing: calls that nobody notices. */
const silentMethods = new Set(
  `getElementById querySelector querySelectorAll getElementsByClassName getElementsByTagName
  getElementsByName closest matches getAttribute hasAttribute preventDefault stopPropagation
  stopImmediatePropagation startsWith endsWith includes indexOf toLowerCase toUpperCase trim
  addEventListener removeEventListener`.split(/\s+/),
);
const silentObjects = new Set(['Math', 'JSON', 'Number', 'String', 'Array', 'Date']);
const silentFunctions = new Set(
  `String Number Boolean parseInt parseFloat encodeURIComponent decodeURIComponent isNaN
  Date Map Set URL URLSearchParams RegExp`.split(/\s+/),
);

export function visitCall(node: Call, flow: Flow): void {
  const { api } = flow.context;
  const found = api.byCall.get(node);
  if (found) {
    visitApiCall(found, flow);
    return;
  }
  const { callee } = node;
  const known = functionAt(api, callee);
  if (known && node.type === 'CallExpression') visitKnown(known, node, flow);
  else if (isTimer(node, flow)) visitTimer(node, flow);
  else if (isRepeating(node)) visitRepeating(node, flow);
  else if (isSilent(node, flow)) visitSilent(node, flow);
  else visitUnknown(node, flow);
}

/** A name or a chain of properties: to read it does nothing. */
export function isSimple(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isSimple(node.object);
  return node.type === 'Identifier';
}

function visitKnown(fn: Func, call: acorn.CallExpression, flow: Flow): void {
  visitAll(call.arguments, flow);
  visitLoose(call.arguments, flow);
  inline(fn, flow);
}

/** The name of a global function, called directly or through `window`. */
function globalName(node: Node, flow: Flow): string | undefined {
  if (node.type !== 'MemberExpression') return freeName(flow.context.api, node);
  return globalName(node.object, flow) === 'window' ? staticName(node) : undefined;
}

function isTimer(node: Call, flow: Flow): boolean {
  return /^set(Timeout|Interval)$/.test(globalName(node.callee, flow) ?? '');
}

function visitTimer(node: Call, flow: Flow): void {
  visitAll(node.arguments, flow);
  immediate(flow, { kind: 'foreign', at: node.start });
  const fn = functionAt(flow.context.api, node.arguments[0]);
  if (fn && contents(fn, flow).every((mark) => mark.kind === 'foreign')) return;
  flow.timers.push(fn);
  // Who only asks what is called must hear of these calls too: they may come before the script does.
  if (flow.exhaustive && fn) inline(fn, flow);
  // Rounds that pass before the script arrives would pile up in the queue.
  if (globalName(node.callee, flow) === 'setInterval') flow.broken = true;
}

function visitRepeating(node: Call, flow: Flow): void {
  visitAll([node.callee, ...node.arguments], flow);
  const fn = node.arguments[0];
  if (!fn || !isFunction(fn)) return;
  if (fn.async) flow.broken = true;
  inline(fn, flow);
  inline(fn, flow);
}

function isSilent(node: Call, flow: Flow): boolean {
  const name = globalName(node.callee, flow);
  if (name !== undefined) return silentFunctions.has(name) || isRegistration(node);
  if (node.callee.type !== 'MemberExpression') return false;
  if (silentObjects.has(globalName(node.callee.object, flow) ?? '')) return true;
  return silentMethods.has(staticName(node.callee) ?? '');
}

/** A handler that is registered runs by itself some time; see `order`. */
function visitSilent(node: Call, flow: Flow): void {
  const { callee } = node;
  if (callee.type === 'MemberExpression' && !isSimple(callee.object)) visit(callee.object, flow);
  visitAll(node.arguments, flow);
  if (isRegistration(node)) register(flow);
}

function visitUnknown(node: Call, flow: Flow): void {
  visitAll([node.callee, ...node.arguments], flow);
  immediate(flow, { kind: 'foreign', at: node.start });
  visitLoose(node.arguments, flow);
  for (const fn of runBy(node, flow.context.reachable)) visitLoose([fn], flow);
}

/** Functions handed to unknown code, which may run them at once, later, often or never. */
function visitLoose(nodes: Node[], flow: Flow): void {
  for (const node of nodes) {
    const fn = functionAt(flow.context.api, node);
    if (fn) {
      flow.loose.push(contents(fn, flow));
      inline(fn, flow);
    } else if (/^(Object|Array)Expression$|^Property$|^SpreadElement$/.test(node.type)) {
      visitLoose(children(node), flow);
    }
  }
}

/** What a function does when it runs by itself. */
export function contents(fn: Func, flow: Flow) {
  const own = newFlow(flow.context, null);
  for (const active of flow.active) own.active.add(active);
  inline(fn, own);
  if (own.broken) flow.broken = true;
  return own.marks;
}
