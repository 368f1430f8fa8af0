/** Whether the object that waits for the widget's script can do so (contract, section 1). */
import type * as acorn from 'acorn';
import { isFunction, keyName, type Node, staticName } from '../pair/parse';
import { assigned } from './configs';
import type { Fault } from './facts';
import { nodesIn, pathOf } from './syntax';

/** An object that the code sets `window.chaport` to, with the members that it gets. */
export interface Stub {
  at: number;
  value: Node;
  members: Map<string, Node | null>;
}

const NEEDED = ['_q', '_l', 'q', 'on'];

/** Whether an assignment makes the stub. */
export function stubIn(
  node: acorn.AssignmentExpression,
  resolve: (value: Node) => Node,
): Stub | null {
  const target = assigned(pathOf(node.left));
  if (!target || target.version === 3 || target.inner.length) return null;
  const value = resolve(node.right);
  const stub: Stub = { at: node.start, value, members: new Map() };
  if (value.type === 'ObjectExpression') {
    for (const each of value.properties) {
      if (each.type !== 'Property') stub.members.set('...', null);
      else stub.members.set(keyName(each) ?? '...', each.value);
    }
  }
  return stub;
}

/** `v3.q = function () { ... }`, to whatever object: the names are the stub's alone. */
export function addMember(stub: Stub, { left, right }: acorn.AssignmentExpression): void {
  if (left.type !== 'MemberExpression') return;
  const name = staticName(left);
  if (name === undefined && isFunction(right)) stub.members.set('...', null);
  else if (name && NEEDED.includes(name) && !stub.members.get(name)) stub.members.set(name, right);
}

/** What keeps the stub from working, or null. */
export function faultOf({ value, members }: Stub): Fault | null {
  const isKnown = value.type === 'ObjectExpression' || isFunction(value);
  // What another function returns may be anything.
  if (!isKnown && !/^(?:Literal|ArrayExpression)$/.test(value.type)) return null;
  if (!members.size)
    return isFunction(value)
      ? 'function'
      : value.type === 'ObjectExpression'
        ? 'empty'
        : 'no-object';
  if (members.has('...')) return null;
  const lacking = NEEDED.filter((name) => !members.has(name));
  if (lacking.length && isFunction(value)) return 'function';
  if (lacking.length) return `lacks-${lacking.join(' ')}`;
  return queueFault(members.get('q'));
}

function queueFault(queue: Node | null | undefined): Fault | null {
  if (!isFunction(queue)) return null;
  const calls = nodesIn(queue.body).filter((node) => node.type === 'CallExpression');
  const push = calls.find(
    ({ callee }) => callee.type === 'MemberExpression' && staticName(callee) === 'push',
  );
  if (!push) return queue.body.type === 'BlockStatement' && !queue.body.body.length ? 'lost' : null;
  return pushFault(push, queue);
}

/** Each entry of the queue has to be one object: the method's name, then the array of arguments. */
function pushFault(
  { arguments: given }: acorn.CallExpression,
  { type, params }: acorn.Function | acorn.ArrowFunctionExpression,
): Fault | null {
  const [first, ...more] = given;
  if (!first) return 'lost';
  if (first.type === 'SpreadElement' || more.length) return 'flat';
  if (first.type !== 'Identifier') return first.type === 'Literal' ? 'name-only' : null;
  if (first.name === 'arguments') return type === 'ArrowFunctionExpression' ? 'arrow' : null;
  const isOnlyName = params.some((each) => each.type === 'Identifier' && each.name === first.name);
  return isOnlyName ? 'name-only' : null;
}
