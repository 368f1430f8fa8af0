/** Functions that unknown code may call: kept in objects, classes, properties, or registered as handlers. */

import type { Api } from './api';
import type { Func, Node } from './parse';
import { nameOf } from './scope';
import { memberName } from './shapes';
import { earlyFunctions, isOfConsole, isRegistration } from './usage';

export interface Reachable {
  /** Run by whoever got hold of them. */
  stored: Func[];
  /** Run by events of the page. */
  handlers: Func[];
}

export function reachableFunctions(api: Api, blocks: Set<Node>): Reachable {
  const found: Reachable = { stored: [], handlers: [] };
  for (const fn of earlyFunctions(api, blocks)) {
    const kind = kindOf(api, fn);
    if (kind) found[kind].push(fn);
  }
  return found;
}

function kindOf(api: Api, fn: Func): keyof Reachable | null {
  const name = nameOf(api, fn);
  if (!name) return placeOf(api, fn);
  const places = name.references.map((each) => placeOf(api, each.node));
  return places.find((each) => each === 'stored') ?? places.find((each) => each !== null) ?? null;
}

/** What becomes of a function that stands, itself or by name, at this place; null where it is called. */
function placeOf(api: Api, node: Node): keyof Reachable | null {
  const parent = api.tree.parents.get(node);
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return isRegistration(parent) && parent.callee !== node ? 'handlers' : null;
    case 'AssignmentExpression':
      return isRegistration(parent) ? 'handlers' : 'stored';
    case 'ExpressionStatement':
    case 'UnaryExpression':
      return null;
    default:
      return 'stored';
  }
}

const dispatching = new Set(['click', 'dispatchEvent', 'submit', 'requestSubmit', 'focus', 'blur']);

/** The functions that a call of unknown code may run. */
export function runBy(call: { callee: Node }, reachable: Reachable): Func[] {
  const { callee } = call;
  if (isOfConsole(callee)) return [];
  const { stored, handlers } = reachable;
  return dispatching.has(memberName(callee) ?? '') ? [...stored, ...handlers] : stored;
}
