/** The calls in a code, with their arguments as data, and the same code with other arguments: what forms are made of. */
import { type Data, dataOf } from '../read/values';
import { type Api, type ApiCall, brackets, eventOf, findApi } from './api';
import { bracketed } from './bracketed';
import { apply, type Edits, insert, newEdits } from './edits';
import { indentAt, indentStep, lineStart } from './layout';
import { literal } from './literals';
import { commandOf } from './names';
import {
  isFunction,
  type Node,
  parse,
  problemAt,
  SourceError,
  syntaxError,
  type Tree,
} from './parse';
import { type List, revise, reviseList } from './revise';
import type { ProblemData } from './types';

/** A call of a method, directly or as a command of the queue. */
export interface CallPlace {
  method: string;
  /** From 1. */
  line: number;
  /** Null where their number is known only when the code runs. */
  args: Data[] | null;
}

/** In the order of the code; null where it cannot be read. */
export function callPlaces(code: string): CallPlace[] | null {
  const calls = foundIn(code)?.calls.map(({ call, method, list }) => ({
    method,
    line: code.slice(0, call.start).split('\n').length,
    args: list?.nodes.map((node) => dataOf(node, code)) ?? null,
  }));
  return calls ?? null;
}

/** The code with other arguments for the call of this index; null where that cannot be. */
export function withArguments(code: string, index: number, args: readonly Data[]): string | null {
  const call = foundIn(code)?.calls[index];
  if (!call?.list) return null;
  const edits = newEdits(code);
  reviseCall(edits, call.list, call, args);
  return apply(edits);
}

/** The code with one call more: where the API is ready or, as a command, at the end. */
export function withCall(
  code: string,
  form: 'traditional' | 'queue',
  method: string,
  args: readonly Data[],
): string | null {
  const found = foundIn(code);
  if (!found) return null;
  const edits = newEdits(code);
  const text = (margin: string) => callText(form, method, args, margin);
  const body = form === 'traditional' && method !== 'on' ? readyBody(found.api) : null;
  if (body) intoBody(edits, found.api.tree, body, text);
  else {
    const alone = form === 'traditional' && method !== 'on' && !found.calls.length;
    const whole = `window.chaport.on('ready', function () {\n  ${text('  ')}\n});`;
    const before = /\S/.test(code) && !code.endsWith('\n') ? '\n' : '';
    insert(edits, code.length, before + (alone ? whole : text('')));
  }
  return apply(edits);
}

/** One expression as data, or what keeps it from being one. */
export function readValue(text: string): { value: Data } | { problem: ProblemData } {
  try {
    const { node, source } = expressionIn(text);
    return { value: dataOf(node, source) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { problem: problemAt(text, error.finding) };
  }
}

/** The expression with other data; printed anew where it is none. */
export function withValue(text: string, value: Data): string {
  try {
    const { node, source } = expressionIn(text);
    const edits = newEdits(source);
    revise(edits, node, value);
    return apply(edits).slice(1, -2);
  } catch {
    return literal(value);
  }
}

function expressionIn(text: string): { node: Node; source: string } {
  const { node, source } = bracketed('(', text);
  // `1)(2` would close our bracket.
  if (node && node.start > 0 && node.end < source.length) return { node, source };
  throw syntaxError(0, 'This is more than one expression.');
}

interface Found extends ApiCall {
  /** Where the arguments stand; null where they are not written out. */
  list: (List & { lacking?: 'list' | 'brackets' }) | null;
}

function foundIn(code: string): { api: Api; calls: Found[] } | null {
  try {
    const api = findApi(parse(code));
    const calls = api.calls.flatMap((call): Found[] => {
      const { method } = commandOf(call);
      return method === undefined ? [] : [{ ...call, method, list: listOf(api.tree, call) }];
    });
    return { api, calls };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return null;
  }
}

function listOf(tree: Tree, found: ApiCall): Found['list'] {
  if (found.method !== 'q') {
    const { open, close } = brackets(tree, found.call);
    return whole({ nodes: found.call.arguments, open: open + 1, close });
  }
  const [name, list] = found.call.arguments;
  if (!list) return { nodes: [], open: name?.end ?? 0, close: name?.end ?? 0, lacking: 'list' };
  const { start, end, type } = list;
  if (type === 'ArrayExpression') {
    return whole({ nodes: list.elements as Node[], open: start + 1, close: end - 1 });
  }
  // Anything that is written out and no list is one argument (contract 10.2).
  const written = isFunction(list) || /^(Literal|TemplateLiteral|ObjectExpression)$/.test(type);
  return written ? { nodes: [list], open: start, close: end, lacking: 'brackets' } : null;
}

function whole(list: List): List | null {
  return list.nodes.every((node) => node && node.type !== 'SpreadElement') ? list : null;
}

function reviseCall(
  edits: Edits,
  list: NonNullable<Found['list']>,
  { call }: ApiCall,
  args: readonly Data[],
): void {
  const { lacking, open, close } = list;
  const bare = lacking === 'brackets' && (args.length !== 1 || Array.isArray(args[0]));
  if (lacking === 'list' && args.length) insert(edits, open, ', [');
  if (bare) insert(edits, open, '[');
  if (lacking === 'list' && !args.length) return;
  reviseList(edits, list, args);
  if (lacking === 'list') insert(edits, call.arguments[0]?.end ?? open, ']');
  if (bare) insert(edits, close, ']');
}

/** The body of the last listener of `ready` that is written out as a function. */
function readyBody({ calls }: Api): Node | null {
  const bodies = calls.flatMap((found) => {
    const listener = eventOf(found) === 'ready' ? found.call.arguments[1] : undefined;
    return isFunction(listener) && listener.body.type === 'BlockStatement' ? [listener.body] : [];
  });
  return bodies.at(-1) ?? null;
}

function intoBody(edits: Edits, tree: Tree, body: Node, text: (margin: string) => string): void {
  const close = body.end - 1;
  const line = lineStart(edits.source, close);
  const outer = indentAt(edits.source, line);
  const inner = outer + indentStep(tree);
  const own = edits.source.slice(line, close).trim() === '';
  if (own) insert(edits, line, `${inner}${text(inner)}\n`);
  else insert(edits, close, `\n${inner}${text(inner)}\n${outer}`);
}

function callText(form: string, method: string, args: readonly Data[], margin: string): string {
  const head = form === 'queue' ? `window.chaport.q('${method}'` : `window.chaport.${method}(`;
  const list = args.map((item) => literal(item, margin.length + head.length, margin)).join(', ');
  if (form !== 'queue') return `${head}${list});`;
  return args.length ? `${head}, [${list}]);` : `${head});`;
}
