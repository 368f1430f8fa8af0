/** Functions that unknown code may call: kept in objects, classes, properties, or registered as handlers. */

import type { Api } from './api';
import { type Func, isFunction, type Node, staticName } from './parse';
import { functionOf } from './scope';
import { isRegistration, runsAfterArrival } from './usage';

export interface Reachable {
  /** Run by whoever got hold of them. */
  stored: Func[];
  /** Run by events of the page. */
  handlers: Func[];
}

export function reachableFunctions(api: Api, blocks: Set<Node>): Reachable {
  const found: Reachable = { stored: [], handlers: [] };
  for (const node of api.tree.nodes) {
    if (isFunction(node) && !blocks.has(node) && !runsAfterArrival(api, node, blocks)) {
      const kind = kindOf(api, node);
      if (kind) found[kind].push(node);
    }
  }
  return found;
}

function kindOf(api: Api, fn: Func): keyof Reachable | null {
  const holder = fn.type === 'FunctionDeclaration' ? fn : api.tree.parents.get(fn);
  if (holder?.type !== 'FunctionDeclaration' && holder?.type !== 'VariableDeclarator') {
    return placeOf(api, fn);
  }
  const binding = (holder.id && api.scopes.declared.get(holder.id)) ?? null;
  if (!binding || functionOf(api.tree, binding) !== fn) return 'stored';
  const places = binding.references.map((each) => placeOf(api, each.node));
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
export function runBy(call: Node, reachable: Reachable): Func[] {
  const callee = 'callee' in call ? (call.callee as Node) : undefined;
  if (callee?.type !== 'MemberExpression') return reachable.stored;
  if (callee.object.type === 'Identifier' && callee.object.name === 'console') return [];
  const { stored, handlers } = reachable;
  return dispatching.has(staticName(callee) ?? '') ? [...stored, ...handlers] : stored;
}
