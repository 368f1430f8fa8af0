/** Where registered names stand in the author's code, and which names are none. */

import type * as acorn from 'acorn';
import { type Api, type ApiCall, eventOf } from './api';
import type { Mark } from './edits';
import { keyName, type Node, staticName, stringValue } from './parse';
import type { Facts, Finding } from './types';

/** The method and arguments of `q('open', [...])`, as far as they are written out. */
export interface Command {
  method: string | undefined;
  name: Node | undefined;
  args: (Node | null)[];
}

export function commandOf({ call }: ApiCall): Command {
  const [name, list] = call.arguments;
  const args = list?.type === 'ArrayExpression' ? list.elements : [];
  return { method: stringValue(name), name, args };
}

export function isMethod(facts: Facts, name: string): boolean {
  return Object.hasOwn(facts.methods, name);
}

/** Names in the text as the author wrote it: events, options, and methods in calls of theirs. */
export function marksIn(api: Api, facts: Facts): Mark[] {
  return [...api.calls.flatMap((call) => callMarks(call, facts)), ...optionMarks(api, facts)];
}

function callMarks(found: ApiCall, facts: Facts): Mark[] {
  const marks: Mark[] = [];
  const add = (node: Node | null | undefined, kind: Mark['kind'], name: string | undefined) => {
    const known =
      kind === 'event' ? facts.events.includes(name ?? '') : isMethod(facts, name ?? '');
    if (!node || name === undefined || !known) return;
    const quoted = node.type === 'Identifier' ? 0 : 1;
    marks.push({ start: node.start + quoted, end: node.end - quoted, kind, name });
  };
  if (found.method !== 'q') {
    if (found.callee.type === 'MemberExpression')
      add(found.callee.property, 'method', found.method);
    add(found.call.arguments[0], 'event', eventOf(found));
    return marks;
  }
  const command = commandOf(found);
  add(command.name, 'method', command.method);
  if (command.method === 'on')
    add(command.args[0], 'event', stringValue(command.args[0] ?? undefined));
  return marks;
}

/** The keys of `window.chaportConfig = { ... }`. */
function optionMarks(api: Api, facts: Facts): Mark[] {
  const found: Mark[] = [];
  for (const node of api.tree.nodes) {
    if (node.type === 'AssignmentExpression' && isConfig(node.left))
      addKeys(node.right, '', facts, found);
    if (node.type === 'VariableDeclarator' && isConfig(node.id))
      addKeys(node.init, '', facts, found);
  }
  return found;
}

export function isConfig(node: Node): boolean {
  if (node.type === 'MemberExpression') return staticName(node) === 'chaportConfig';
  return node.type === 'Identifier' && node.name === 'chaportConfig';
}

function addKeys(node: Node | null | undefined, prefix: string, facts: Facts, found: Mark[]): void {
  if (node?.type !== 'ObjectExpression') return;
  for (const each of node.properties) {
    const key = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || key === undefined) continue;
    const name = prefix + key;
    const quoted = each.key.type === 'Identifier' ? 0 : 1;
    if (facts.options.includes(name)) {
      found.push({
        start: each.key.start + quoted,
        end: each.key.end - quoted,
        kind: 'option',
        name,
      });
    }
    addKeys(each.value, `${name}.`, facts, found);
  }
}

/** Methods and events that the registry does not have. */
export function unknownNames(api: Api, facts: Facts): Finding[] {
  return api.calls.flatMap((found) => {
    if (found.method !== 'q') {
      const at = found.callee.type === 'MemberExpression' ? found.callee.property : found.callee;
      return [
        ...unknownMethod(found.method, at.start, facts),
        ...unknownEvent(eventOf(found), found.call.arguments[0], facts),
      ];
    }
    const { method, name, args } = commandOf(found);
    const event = method === 'on' ? stringValue(args[0] ?? undefined) : undefined;
    return [
      ...unknownMethod(method, name?.start ?? 0, facts),
      ...unknownEvent(event, args[0], facts),
    ];
  });
}

function unknownMethod(method: string | undefined, at: number, facts: Facts): Finding[] {
  if (method === undefined || method === 'on' || isMethod(facts, method)) return [];
  const message = `The Chaport API has no method "${method}".`;
  const unknown = { kind: 'method' as const, name: method };
  return [{ kind: 'unknown-name', at, message, mend: '', stops: 'queue', unknown }];
}

function unknownEvent(
  event: string | undefined,
  node: acorn.AnyNode | null | undefined,
  facts: Facts,
): Finding[] {
  if (event === undefined || !node || facts.events.includes(event)) return [];
  const message = `The Chaport API has no event "${event}".`;
  const unknown = { kind: 'event' as const, name: event };
  return [{ kind: 'unknown-name', at: node.start, message, mend: '', stops: 'nothing', unknown }];
}
