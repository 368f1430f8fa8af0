/** Code that is nothing but calls of the API with data, as these calls: a strict page runs them without `eval`. */

import { type Data, dataOf } from '../read/values';
import { type Api, findApi } from './api';
import { type Func, isFunction, keyName, type Node, type Tree } from './parse';
import { memberName } from './shapes';
import { isOfConsole } from './usage';

/** As the sandbox takes it; a callback is `{ $callback: 'log' }` or `{ $callback: Call[] }`. */
export interface Call {
  method: string;
  args: unknown[];
  /** The place that stands before it. */
  at?: number;
}

/** Keys that mean something else in such a call. */
const RESERVED = /^(\$|__proto__$)/;

/** Thrown by what is no data: such code is more than calls. */
const more = {};

/** The calls, or null where the code is more. */
export function callsIn(tree: Tree, places: number[]): Call[] | null {
  const api = findApi(tree);
  const keys = tree.nodes.map((node) => (node.type === 'Property' && keyName(node)) || '');
  if (api.roles.size > 0 || keys.some((key) => RESERVED.test(key))) return null;
  try {
    return callsOf(api, tree.program.body, places);
  } catch (error) {
    if (error !== more) throw error;
    return null;
  }
}

function callsOf(api: Api, statements: Node[], places: number[]): Call[] {
  return statements
    .filter(({ type }) => type !== 'EmptyStatement')
    .map((each) => {
      const node = each.type === 'ExpressionStatement' ? each.expression : each;
      const call = callOf(api, node, places);
      const at = places.indexOf(each.start);
      return at < 0 ? call : { ...call, at };
    });
}

function callOf(api: Api, node: Node, places: number[]): Call {
  const found = api.byCall.get(node);
  if (!found) throw more;
  const { call, method } = found;
  const other = (each: Node) => callbackOf(each, api, places);
  return { method, args: call.arguments.map((each) => dataOf(each, api.tree.source, other)) };
}

function callbackOf(node: Node, api: Api, places: number[]): Data {
  if (isLog(node)) return { $callback: 'log' };
  if (!isFunction(node)) throw more;
  return { $callback: callback(node, api, places) as Data };
}

function callback(fn: Func, api: Api, places: number[]): 'log' | Call[] {
  if (fn.async || fn.generator) throw more;
  const { body } = fn;
  if (body.type !== 'BlockStatement') {
    return logs(fn, body) ? 'log' : [callOf(api, body, places)];
  }
  const [only, second] = body.body;
  const logged = only?.type === 'ExpressionStatement' && !second && logs(fn, only.expression);
  return logged ? 'log' : callsOf(api, body.body, places);
}

/** Whether a function does nothing but write what it gets on the console. */
function logs({ params }: Func, node: Node): boolean {
  return (
    node.type === 'CallExpression' &&
    isLog(node.callee) &&
    node.arguments.length === params.length &&
    node.arguments.every((each, index) => {
      const given = params[index];
      return each.type === 'Identifier' && given?.type === 'Identifier' && each.name === given.name;
    })
  );
}

function isLog(node: Node): boolean {
  return isOfConsole(node) && memberName(node) === 'log';
}
