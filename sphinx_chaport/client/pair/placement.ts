/** Where the example has to wait for `ready`: all of it, a part, inside handlers, or nowhere. */

import type { Api } from './api';
import { usesFrame } from './blocks';
import { found, unsupported } from './findings';
import { lineStart } from './layout';
import { topLevel } from './order';
import { earlyLoads, isCovered, type PageLoad, usesOf } from './page-load';
import { type Func, isFunction, isInside, type Node } from './parse';
import { hidesWindow } from './traditional';
import type { Facts, Finding, Request } from './types';
import { isRegistration, runsLater } from './usage';

export interface Range {
  start: number;
  end: number;
}

export interface Placement {
  /** The part of the top level that goes into a `ready` listener. */
  range: Range | null;
  /** Handlers of the page's loading whose bodies do. */
  handlers: Func[];
}

const nowhere: Placement = { range: null, handlers: [] };

/** What is unclear, or cannot be done, is added to the findings. */
export function place(request: Request, api: Api, facts: Facts, findings: Finding[]): Placement {
  if (request.wrap === 'none') return nowhere;
  const loads = earlyLoads(api);
  if (request.wrap === 'auto') {
    const marks = topLevel(api, facts).filter((mark) => mark.kind !== 'foreign');
    const direct = marks.find((mark) => mark.method !== 'on');
    const listens = marks.some((mark) => mark.method === 'on');
    if (listens && direct) findings.push(ambiguous(direct.at));
    if (listens && direct) return nowhere;
    if (!direct && (listens || loads.length > 0 || isAwaited(api))) {
      return inHandlers(api, loads, listens, findings);
    }
  }
  const [load] = loads;
  if (load) findings.push(tooLate(load));
  return { range: waitingRange(api), handlers: [] };
}

/** Whether every call is in a listener of the API already. */
function isAwaited(api: Api): boolean {
  return api.calls.length > 0 && openCalls(api, new Set()).length === 0;
}

function openCalls(api: Api, handlers: Set<Node>): Node[] {
  return api.calls
    .filter(({ method, call }) => method !== 'on' && !isCovered(api, call, handlers))
    .map(({ call }) => call);
}

function inHandlers(api: Api, loads: PageLoad[], listens: boolean, findings: Finding[]): Placement {
  const open = openCalls(api, new Set());
  const waiting = loads.filter(({ fn }) => {
    if (!fn || loads.some(({ node }) => isInside(node, fn.body))) return false;
    return openCalls(api, new Set([fn])).length < open.length;
  });
  const handlers = waiting.flatMap(({ fn }) => fn ?? []);
  const rest = openCalls(api, new Set(handlers));
  const loose = rest.some((call) => !listens && !isInGlobalFunction(api, call));
  const outer = loads.find(({ fn }) => fn && rest.some((call) => isInside(call, fn)));
  const bad =
    outer ?? waiting.find((each) => !canWait(api, each)) ?? (loose ? loads[0] : undefined);
  if (bad) findings.push(tooLate(bad));
  return { range: null, handlers };
}

/** Whether the body of a handler means the same inside a listener of its own. */
function canWait(api: Api, { node, fn }: PageLoad): boolean {
  if (!fn || fn.async || fn.generator || hidesWindow(api, fn.body)) return false;
  if (!isInside(fn, node) && usesOf(api, fn).length > 1) return false;
  if (api.calls.some(({ call }) => fn.params.some((param) => isInside(call, param)))) return false;
  if (fn.body.type !== 'BlockStatement') return api.byCall.has(fn.body);
  return !usesFrame(fn.body, new Set(['arguments']), true);
}

function tooLate({ node }: PageLoad): Finding {
  return unsupported(
    node,
    'Inside a "ready" listener this handler comes too late: the page has loaded by then.',
    "Put the calls into a listener of their own, chaport.on('ready', function () { ... }), " +
      'or set ":wrap: none" to leave the example as it stands.',
  );
}

function ambiguous(start: number): Finding {
  return found(
    'ambiguous-code',
    { start },
    'This call stands beside a listener, so it is unclear whether it has to wait for "ready".',
    'Set ":wrap: ready" to put all of the example into a "ready" listener, ' +
      'or ":wrap: none" to leave it as it stands.',
    'both',
  );
}

/** A function that only a reader's doing can call: from an attribute such as `onclick`. */
function isInGlobalFunction(api: Api, call: Node): boolean {
  return api.tree.program.body.some((each) => isInside(call, each) && isDeferred(api, each, true));
}

/** Whether a statement only makes functions that nothing calls at once. */
function isDeferred(api: Api, statement: Node, variables: boolean): boolean {
  const ids: (Node | null)[] = [];
  if (statement.type === 'FunctionDeclaration') ids.push(statement.id);
  if (statement.type === 'VariableDeclaration' && variables) {
    ids.push(...statement.declarations.map((each) => (isFunction(each.init) ? each.id : null)));
  }
  return ids.length > 0 && ids.every((id) => id && onlyLater(api, id));
}

function onlyLater(api: Api, id: Node): boolean {
  const references = api.scopes.declared.get(id)?.references;
  return (
    references?.every(({ node, write }) => {
      const parent = api.tree.parents.get(node);
      const registered = parent && isRegistration(parent);
      return !write && (registered || runsLater(api, node, new Set()));
    }) ?? false
  );
}

/** The statements that wait: without functions at either end that are only called later. */
function waitingRange(api: Api): Range | null {
  const { program, source } = api.tree;
  const outside = outsideStatements(api);
  const inside = program.body.filter((each) => !outside.has(each));
  const [first, last] = [inside[0], inside.at(-1)];
  const whole = { start: 0, end: source.trimEnd().length };
  if (outside.size === 0) return whole;
  if (!first || !last) return null;
  const before = program.body[program.body.indexOf(first) - 1];
  const after = program.body[program.body.indexOf(last) + 1];
  const start = before ? nextLine(source, before.end, first.start) : 0;
  const end = after ? lineEnd(source, last.end, after.start) : whole.end;
  return start < 0 || end < 0 ? whole : { start, end };
}

/** The first line with something on it behind a statement; -1 where there is code on its own line. */
function nextLine(source: string, at: number, limit: number): number {
  const gap = /^[^\n]*\n\s*/.exec(source.slice(at, limit))?.[0];
  return gap === undefined ? -1 : lineStart(source, at + gap.length);
}

function lineEnd(source: string, at: number, limit: number): number {
  const rest = /^[^\r\n]*(?=\r?\n)/.exec(source.slice(at, limit))?.[0];
  return rest === undefined ? -1 : at + rest.length;
}

/** Statements at either end that need not wait, and know nothing of what does. */
function outsideStatements(api: Api): Set<Node> {
  const { body } = api.tree.program;
  for (let outside = new Set<Node>(body); ; ) {
    const fits = (each: Node, variables: boolean) =>
      isDeferred(api, each, variables) && !looksInside(api, each, outside);
    const last = body.map((each) => fits(each, false)).lastIndexOf(false);
    const first = body.findIndex((each) => !fits(each, true));
    const next = new Set<Node>(
      first < 0 ? body : [...body.slice(0, first), ...body.slice(last + 1)],
    );
    if (next.size === outside.size) return next;
    outside = next;
  }
}

/** Whether a statement names a variable of one that waits. */
function looksInside(api: Api, statement: Node, outside: Set<Node>): boolean {
  return [...api.scopes.root.names.values()].some(
    (binding) =>
      binding.references.some(({ node }) => isInside(node, statement)) &&
      !binding.declared.every((id) => [...outside].some((each) => isInside(id, each))),
  );
}

/** Whether a function for the page's own attributes is inside, where they cannot reach it. */
export function hidesFunctions(api: Api, range: Range): boolean {
  return api.tree.program.body.some(
    (each) =>
      each.start >= range.start &&
      each.end <= range.end &&
      each.type === 'FunctionDeclaration' &&
      api.scopes.declared.get(each.id)?.references.length === 0,
  );
}
