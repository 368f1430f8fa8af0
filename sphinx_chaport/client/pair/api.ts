/** Every place where the code uses the API, under whatever name, and every use that is not understood. */

import type * as acorn from 'acorn';
import { type Aliases, findAliases, isWindowName } from './aliases';
import { judge } from './misuse';
import { type Node, staticName, stringValue, type Tree } from './parse';
import { type Binding, type Reference, resolve, type Scopes } from './scope';
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

export interface Api {
  tree: Tree;
  scopes: Scopes;
  /** Variables that stand for the API. */
  aliases: Set<Binding>;
  /** Variables that stand for the window. */
  windows: Set<Binding>;
  objects: ApiObject[];
  calls: ApiCall[];
  byCall: Map<Node, ApiCall>;
  findings: Finding[];
}

export function findApi(tree: Tree): Api {
  const scopes = resolve(tree);
  const aliases = findAliases(tree, scopes);
  const api: Api = {
    tree,
    scopes,
    aliases: aliases.objects,
    windows: aliases.windows,
    objects: [],
    calls: [],
    byCall: new Map(),
    findings: [],
  };
  for (const reference of scopes.references.values()) {
    const object = objectAt(tree, reference, aliases);
    if (object) addObject(api, object, aliases.declarators);
  }
  for (const reference of scopes.references.values()) {
    if (reference.binding && aliases.queues.has(reference.binding)) addQueueCall(api, reference);
  }
  api.findings.push(...findStrangers(api, { tree, scopes, aliases }));
  api.calls.sort((a, b) => a.callee.start - b.callee.start || b.call.end - a.call.end);
  return api;
}

function objectAt(tree: Tree, { node, binding }: Reference, aliases: Aliases): ApiObject | null {
  if (binding && aliases.windows.has(binding)) return throughWindow(tree, node, true);
  if (binding) return aliases.objects.has(binding) ? { node, alias: true } : null;
  if (node.name === 'chaport') return { node, alias: false };
  return isWindowName({ node, binding, write: false }) ? throughWindow(tree, node, false) : null;
}

/** `window.chaport`, `self['chaport']`, `window.window.chaport`. */
function throughWindow(tree: Tree, start: Node, alias: boolean): ApiObject | null {
  let node = start;
  for (;;) {
    const parent = tree.parents.get(node);
    if (parent?.type !== 'MemberExpression' || parent.object !== node) return null;
    const name = staticName(parent);
    if (name === 'chaport') return { node: parent, alias };
    if (name !== 'window' && name !== 'self' && name !== 'globalThis') return null;
    node = parent;
  }
}

function addObject(api: Api, object: ApiObject, declarators: Set<Node>): void {
  api.objects.push(object);
  const member = api.tree.parents.get(object.node);
  if (member?.type === 'MemberExpression' && member.object === object.node) {
    const call = api.tree.parents.get(member);
    const method = staticName(member);
    const plain = call?.type === 'CallExpression' && call.callee === member && !call.optional;
    if (plain && method !== undefined) {
      addCall(api, { call, callee: member, method });
      return;
    }
    if (declarators.has(member)) return;
  }
  const finding = judge(api.tree, object.node, declarators);
  if (finding) api.findings.push(finding);
}

function addCall(api: Api, call: ApiCall): void {
  api.calls.push(call);
  api.byCall.set(call.call, call);
}

/** `q('open')` where `q` is `window.chaport.q` kept in a variable. */
function addQueueCall(api: Api, reference: Reference): void {
  const call = api.tree.parents.get(reference.node);
  if (call?.type === 'CallExpression' && call.callee === reference.node && !call.optional) {
    addCall(api, { call, callee: reference.node, method: 'q' });
    return;
  }
  api.findings.push({
    kind: 'javascript-unsupported',
    at: reference.node.start,
    message: 'The command queue is passed on here, so what is queued cannot be seen.',
    mend: "Call it where it stands: window.chaport.q('open').",
    stops: 'queue',
  });
}

/** The event of `chaport.on('event', ...)`; undefined where it is not written out. */
export function eventOf(call: ApiCall): string | undefined {
  return call.method === 'on' ? stringValue(call.call.arguments[0]) : undefined;
}

/** Positions of the brackets of a call's arguments: of the opening one, and of the closing one. */
export function brackets(tree: Tree, call: acorn.CallExpression): { open: number; close: number } {
  let low = 0;
  let high = tree.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tree.tokens[middle]?.start ?? 0) < call.callee.end) low = middle + 1;
    else high = middle;
  }
  while (low < tree.tokens.length && tree.tokens[low]?.type.label !== '(') low += 1;
  return { open: tree.tokens[low]?.start ?? call.callee.end, close: call.end - 1 };
}
