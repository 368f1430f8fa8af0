/** Handlers of the page's loading: inside a `ready` listener they would come too late to run at all. */

import type * as acorn from 'acorn';
import { roleOf } from './aliases';
import type { Api } from './api';
import { type Func, isFunction, isInside, type Node, staticName, stringValue } from './parse';
import { freeName, functionAt, nameOf, owner } from './scope';
import { memberName } from './shapes';
import { runsAfterArrival } from './usage';

export interface PageLoad {
  /** The call or the assignment that registers it. */
  node: acorn.CallExpression | acorn.AssignmentExpression;
  /** What it runs; null where that cannot be seen. */
  fn: Func | null;
}

const events = /^(DOMContentLoaded|load|pageshow|readystatechange)$/;
const registering = /^(addEventListener|on|one|once|bind)$/;

export function pageLoads(api: Api): PageLoad[] {
  const found: PageLoad[] = [];
  for (const node of api.tree.nodes) {
    const handler = handlerAt(api, node);
    if (handler && (node.type === 'CallExpression' || node.type === 'AssignmentExpression')) {
      found.push({ node, fn: functionAt(api, handler) });
    }
  }
  return found.sort((a, b) => a.node.start - b.node.start);
}

/** Those that the author has not put behind the script's arrival. */
export function earlyLoads(api: Api): PageLoad[] {
  return pageLoads(api).filter(({ node }) => !isCovered(api, node, new Set()));
}

function handlerAt(api: Api, node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression')
    return isHandlerName(api, node.left) ? node.right : undefined;
  if (node.type !== 'CallExpression' || api.byCall.has(node)) return undefined;
  const { callee } = node;
  const [event, ...rest] = node.arguments;
  if (!events.test(stringValue(event) ?? '')) return undefined;
  if (isGlobal(api, callee, /^addEventListener$/)) return rest[0];
  return isMemberOfPage(api, callee, registering) ? (rest.find(isFunction) ?? rest[0]) : undefined;
}

/** `window.onload`, `document.body.onload`, `onload`. */
function isHandlerName(api: Api, left: Node): boolean {
  const names = /^on(load|pageshow|readystatechange)$/;
  return isGlobal(api, left, names) || isMemberOfPage(api, left, names);
}

function isMemberOfPage(api: Api, node: Node, names: RegExp): boolean {
  if (node.type !== 'MemberExpression') return false;
  return names.test(staticName(node) ?? '') && isPage(api, node.object);
}

function isGlobal(api: Api, node: Node, names: RegExp): boolean {
  return names.test(freeName(api, node) ?? '');
}

/** The window, the document, its body, or one of them in the hands of jQuery. */
function isPage(api: Api, node: Node): boolean {
  if (node.type === 'CallExpression') {
    const [page] = node.arguments;
    return page !== undefined && isGlobal(api, node.callee, /^(\$|jQuery)$/) && isPage(api, page);
  }
  return (
    node.type === 'ThisExpression' ||
    roleOf(node, api) === 'window' ||
    /^(window|document|body|documentElement)$/.test(memberName(node) ?? '') ||
    isGlobal(api, node, /^document$/)
  );
}

/** Whether a place is only reached through these functions, or through listeners of the API. */
export function isCovered(api: Api, start: Node, by: Set<Node>, seen = new Set<Node>()): boolean {
  const outer = owner(api.tree, start);
  if (outer && runsAfterArrival(api, outer, new Set())) return true;
  for (let fn = outer; fn; fn = owner(api.tree, fn)) {
    if (by.has(fn)) return true;
    if (seen.has(fn)) continue;
    seen.add(fn);
    const uses = usesOf(api, fn);
    if (uses.length > 0 && uses.every((each) => isCovered(api, each, by, seen))) return true;
  }
  return false;
}

/** Where a function with a name is mentioned, but for its own body. */
export function usesOf(api: Api, fn: Func): Node[] {
  const references = nameOf(api, fn)?.references ?? [];
  return references.map((each) => each.node).filter((each) => !isInside(each, fn));
}
