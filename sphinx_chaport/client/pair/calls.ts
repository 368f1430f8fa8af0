/** Code that is nothing but calls of the API with data, as these calls: a strict page runs them without `eval`. */
import { type Api, findApi } from './api';
import { type Func, isFunction, type Node, staticName, stringValue, type Tree } from './parse';

/** As the sandbox takes it; a callback is `{ $callback: 'log' }` or `{ $callback: Call[] }`. */
export interface Call {
  method: string;
  args: unknown[];
  /** The place that stands before it. */
  at?: number;
}

/** Thrown by what is no data: such code is more than calls. */
const more = {};

/** The calls, or null where the code is more. */
export function callsIn(tree: Tree, places: number[]): Call[] | null {
  try {
    return callsOf(findApi(tree), tree.program.body, places);
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
  if (found?.callee.type !== 'MemberExpression') throw more;
  if (api.objects.some(({ alias }) => alias)) throw more;
  return {
    method: found.method,
    args: found.call.arguments.map((each) => dataIn(each, api, places)),
  };
}

function dataIn(node: Node | null, api: Api, places: number[]): unknown {
  const data = (each: Node | null) => dataIn(each, api, places);
  const text = stringValue(node ?? undefined);
  if (text !== undefined) return text;
  if (isFunction(node)) return { $callback: callback(node, api, places) };
  switch (node?.type) {
    case 'Literal':
      return constant(node.value, node.raw);
    case 'ArrayExpression':
      return node.elements.map(data);
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((each) => [keyIn(each), data(valueIn(each))]));
    case 'UnaryExpression':
      if (node.operator === '-') return negative(data(node.argument));
      throw more;
    case 'MemberExpression':
      if (isLog(node)) return { $callback: 'log' };
      throw more;
    default:
      throw more;
  }
}

function constant(value: unknown, raw: string | undefined): unknown {
  if (raw === 'null' || typeof value === 'boolean' || typeof value === 'number') return value;
  throw more;
}

function negative(value: unknown): number {
  if (typeof value === 'number') return -value;
  throw more;
}

function keyIn(node: Node): string {
  const plain =
    node.type === 'Property' && node.kind === 'init' && !node.computed ? node.key : node;
  const key = plain.type === 'Identifier' ? plain.name : stringValue(plain);
  if (key === undefined || key.startsWith('$') || key === '__proto__') throw more;
  return key;
}

function valueIn(node: Node): Node | null {
  return node.type === 'Property' ? node.value : null;
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
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'console' &&
    staticName(node) === 'log'
  );
}
