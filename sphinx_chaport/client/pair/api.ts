/** Every place where the code uses the API, under whatever name, and every use that is not understood. */

import type * as acorn from 'acorn';
import { findAliases, type Names, roleOf, roleOfPart } from './aliases';
import { unsupported } from './findings';
import { judge } from './misuse';
import { type Node, staticName, stringValue, type Tree } from './parse';
import type { Reference } from './scope';
import { callOf, memberName, memberOf } from './shapes';
import { findStrangers } from './strangers';
import type { Finding } from './types';

export interface ApiCall {
  call: acorn.CallExpression;
  /** `chaport.open`, or the plain name where a queue kept in a variable is called. */
  callee: acorn.MemberExpression | acorn.Identifier;
  method: string;
}

/** A place that denotes `window.chaport`; `alias` where the author has named it or the window. */
export interface ApiObject {
  node: Node;
  alias: boolean;
}

export interface Api extends Names {
  objects: ApiObject[];
  calls: ApiCall[];
  byCall: Map<Node, ApiCall>;
  findings: Finding[];
}

export function findApi(tree: Tree): Api {
  const names = findAliases(tree);
  const api: Api = { ...names, objects: [], calls: [], byCall: new Map(), findings: [] };
  for (const reference of api.scopes.references.values()) addUse(api, reference);
  api.findings.push(...findStrangers(api));
  api.calls.sort((a, b) => a.callee.start - b.callee.start || b.call.end - a.call.end);
  return api;
}

/** The API may stand there by its own name, or as a member: `self['chaport']`, `window.window.chaport`. */
function addUse(api: Api, { node: start, binding }: Reference): void {
  let node: Node = start;
  let role = roleOf(node, api);
  while (role === 'window') {
    const member = memberOf(api.tree, node);
    if (!member) return;
    role = roleOfPart(role, staticName(member));
    node = member;
  }
  if (role === 'api') addObject(api, { node, alias: binding !== null });
  if (role === 'queue') addQueueCall(api, start);
}

function addObject(api: Api, object: ApiObject): void {
  api.objects.push(object);
  const callee = memberOf(api.tree, object.node);
  const method = memberName(callee ?? undefined);
  const call = callee && callOf(api.tree, callee);
  if (call && !call.optional && method !== undefined) {
    addCall(api, { call, callee, method });
  } else if (!callee || !api.initialisers.has(callee)) {
    api.findings.push(...judge(api, object.node));
  }
}

function addCall(api: Api, call: ApiCall): void {
  api.calls.push(call);
  api.byCall.set(call.call, call);
}

/** `q('open')` where `q` is `window.chaport.q` kept in a variable. */
function addQueueCall(api: Api, callee: acorn.Identifier): void {
  const call = callOf(api.tree, callee);
  if (call && !call.optional) {
    addCall(api, { call, callee, method: 'q' });
    return;
  }
  const message = 'The command queue is passed on here, so what is queued cannot be seen.';
  const mend = "Call it where it stands: window.chaport.q('open').";
  api.findings.push(unsupported(callee, message, mend, 'queue'));
}

/** The event of `chaport.on('event', ...)`; undefined where it is not written out. */
export function eventOf(call: ApiCall): string | undefined {
  return call.method === 'on' ? stringValue(call.call.arguments[0]) : undefined;
}

/** Positions of the brackets of a call's arguments: of the opening one, and of the closing one. */
export function brackets(tree: Tree, call: acorn.CallExpression): { open: number; close: number } {
  let open = tree.source.indexOf('(', call.callee.end);
  for (const { start, end } of tree.comments) {
    if (start < open && open < end) open = tree.source.indexOf('(', end);
  }
  return { open, close: call.end - 1 };
}
