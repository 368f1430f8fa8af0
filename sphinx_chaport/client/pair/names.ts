/** Names of the API in the author's code, and which of them the registry does not have. */

import type { Api, ApiCall } from './api';
import { found } from './findings';
import { type Node, stringValue } from './parse';
import { memberName } from './shapes';
import type { Facts, Finding } from './types';

export type Kind = 'method' | 'event' | 'option';

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

export function isKnown(facts: Facts, kind: Kind, name: string): boolean {
  if (kind === 'method') return isMethod(facts, name);
  return (kind === 'event' ? facts.events : facts.options).includes(name);
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
