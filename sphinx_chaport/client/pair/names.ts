/** Where registered names stand in the author's code, and which names are none. */

import type { Api, ApiCall } from './api';
import type { Mark } from './edits';
import { found } from './findings';
import { keyName, type Node, stringValue } from './parse';
import { memberName } from './shapes';
import type { Facts, Finding } from './types';

/** The method and arguments of `open(...)` or `q('open', [...])`, as far as they are written out. */
export interface Command {
  method: string | undefined;
  name: Node | undefined;
  args: (Node | null)[];
  /** The event of `on`. */
  event: string | undefined;
}

export function commandOf({ call, callee, method }: ApiCall): Command {
  if (method !== 'q' && callee.type === 'MemberExpression') {
    return command(method, callee.property, call.arguments);
  }
  const [name, list] = call.arguments;
  return command(stringValue(name), name, list?.type === 'ArrayExpression' ? list.elements : []);
}

function command(
  method: string | undefined,
  name: Node | undefined,
  args: Command['args'],
): Command {
  const event = method === 'on' ? stringValue(args[0] ?? undefined) : undefined;
  return { method, name, args, event };
}

export function isMethod(facts: Facts, name: string): boolean {
  return Object.hasOwn(facts.methods, name);
}

/** A name of the registry as it stands in the code, be it in quotes; nothing where it is none. */
function marksAt(
  facts: Facts,
  node: Node | null | undefined,
  kind: Mark['kind'],
  name: string | undefined,
): Mark[] {
  if (!node || name === undefined || !isKnown(facts, kind, name)) return [];
  const quoted = node.type === 'Identifier' ? 0 : 1;
  return [{ start: node.start + quoted, end: node.end - quoted, kind, name }];
}

export function isKnown(facts: Facts, kind: Mark['kind'], name: string): boolean {
  if (kind === 'method') return isMethod(facts, name);
  return (kind === 'event' ? facts.events : facts.options).includes(name);
}

/** Names in the text as the author wrote it: events, options, and methods in calls of theirs. */
export function marksIn(api: Api, facts: Facts): Mark[] {
  return [...api.calls.flatMap((call) => callMarks(call, facts)), ...optionMarks(api, facts)];
}

function callMarks(found: ApiCall, facts: Facts): Mark[] {
  const { method, name, args, event } = commandOf(found);
  return [...marksAt(facts, name, 'method', method), ...marksAt(facts, args[0], 'event', event)];
}

/** The keys of `window.chaportConfig = { ... }`. */
function optionMarks(api: Api, facts: Facts): Mark[] {
  const found: Mark[] = [];
  for (const node of api.tree.nodes) addKeys(configSetBy(node), '', facts, found);
  return found;
}

/** What a node sets `chaportConfig` to, where it does. */
export function configSetBy(node: Node): Node | null | undefined {
  if (node.type === 'AssignmentExpression') return isConfig(node.left) ? node.right : null;
  return node.type === 'VariableDeclarator' && isConfig(node.id) ? node.init : null;
}

function isConfig(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : memberName(node);
  return name === 'chaportConfig';
}

function addKeys(node: Node | null | undefined, prefix: string, facts: Facts, found: Mark[]): void {
  if (node?.type !== 'ObjectExpression') return;
  for (const each of node.properties) {
    const key = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || key === undefined) continue;
    const name = prefix + key;
    found.push(...marksAt(facts, each.key, 'option', name));
    addKeys(each.value, `${name}.`, facts, found);
  }
}

/** Methods and events that the registry does not have. */
export function unknownNames(api: Api, facts: Facts): Finding[] {
  return api.calls.flatMap((each) => {
    const { method, name, args, event } = commandOf(each);
    const at = method === 'on' ? undefined : name;
    return [...unknown(facts, 'method', method, at), ...unknown(facts, 'event', event, args[0])];
  });
}

function unknown(
  facts: Facts,
  kind: 'method' | 'event',
  name: string | undefined,
  at: Node | null | undefined,
): Finding[] {
  if (!at || name === undefined || isKnown(facts, kind, name)) return [];
  const message = `The Chaport API has no ${kind} "${name}".`;
  const stops = kind === 'method' ? 'queue' : 'nothing';
  return [{ ...found('unknown-name', at, message, '', stops), unknown: { kind, name } }];
}
