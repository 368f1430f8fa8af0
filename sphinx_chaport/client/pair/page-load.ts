/** Handlers of the page's loading: inside a `ready` listener they would come too late to run at all. */

import type * as acorn from 'acorn';
import type { Api } from './api';
import { type Func, isFunction, isInside, type Node, staticName, stringValue } from './parse';
import { functionOf, owner } from './scope';
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
      found.push({ node, fn: isFunction(handler) ? handler : named(api, handler) });
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
  if (callee.type === 'MemberExpression') {
    const fits = registering.test(staticName(callee) ?? '') && isPage(api, callee.object);
    return fits ? (rest.find((each) => isFunction(each)) ?? rest[0]) : undefined;
  }
  return isGlobal(api, callee, /^addEventListener$/) ? rest[0] : undefined;
}

/** `window.onload`, `document.body.onload`, `onload`. */
function isHandlerName(api: Api, left: Node): boolean {
  const names = /^on(load|pageshow|readystatechange)$/;
  if (left.type !== 'MemberExpression') return isGlobal(api, left, names);
  return names.test(staticName(left) ?? '') && isPage(api, left.object);
}

function isGlobal(api: Api, node: Node, names: RegExp): boolean {
  const reference = api.scopes.references.get(node);
  return reference !== undefined && !reference.binding && names.test(reference.node.name);
}

/** The window, the document, its body, or one of them in the hands of jQuery. */
function isPage(api: Api, node: Node): boolean {
  const binding = api.scopes.references.get(node)?.binding;
  if (binding) return api.windows.has(binding);
  if (node.type === 'MemberExpression') {
    return /^(window|document|body|documentElement)$/.test(staticName(node) ?? '');
  }
  if (node.type === 'CallExpression') {
    const [page] = node.arguments;
    return page !== undefined && isGlobal(api, node.callee, /^(\$|jQuery)$/) && isPage(api, page);
  }
  return (
    node.type === 'ThisExpression' || isGlobal(api, node, /^(window|self|globalThis|document)$/)
  );
}

function named(api: Api, node: Node): Func | null {
  return functionOf(api.tree, api.scopes.references.get(node)?.binding ?? null);
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
  const parent = api.tree.parents.get(fn);
  const id = fn.type === 'FunctionDeclaration' ? fn.id : parent && 'id' in parent && parent.id;
  const binding = (id && api.scopes.declared.get(id)) || null;
  if (functionOf(api.tree, binding) !== fn) return [];
  return (binding?.references ?? []).map((each) => each.node).filter((each) => !isInside(each, fn));
}
