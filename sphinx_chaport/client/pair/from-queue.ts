/** The traditional form of code that was typed for the command queue: derived back to see that it is the same. */
import { type Api, type ApiCall, brackets, findApi } from './api';
import { derive } from './derive';
import { reasons } from './draft';
import { apply, type Edits, newEdits, replace } from './edits';
import { commandOf } from './names';
import { parse, type Tree } from './parse';
import type { Facts, Form, Pair } from './types';

/** The pair of such code. Where the two would differ, the traditional form is not there, with the reason. */
export function fromQueue(code: string, facts: Facts): Pair {
  const typed = derive({ code, form: 'queue', wrap: 'auto' }, facts);
  const { queue } = typed;
  if (queue.code === null) return typed;
  const missing = (reason: string): Pair => ({
    ...typed,
    traditional: { code: null, reason, caution: '' },
  });
  if (typed.problems.length > 0) return missing(reasons.refused);
  const direct = withoutQueue(parse(code));
  if (direct === null) return missing(reasons.unwritten);
  const traditional = sameAs(queue, direct, facts);
  if (traditional) return { ...typed, traditional };
  return missing(/\.startSession\b/.test(direct) ? reasons.queueFirst : reasons.earlier);
}

/** The traditional form from which exactly that queue form comes, if there is one. */
function sameAs(queue: Form, code: string, facts: Facts): Form | null {
  for (const wrap of ['auto', 'ready'] as const) {
    for (const keep of [false, true]) {
      const pair = derive({ code, form: 'traditional', wrap, keep }, facts);
      const same = pair.queue.code !== null && bare(pair.queue.code) === bare(queue.code ?? '');
      if (same && pair.problems.length === 0) return pair.traditional;
    }
  }
  return null;
}

/** Without what makes no difference: white space, an empty list, the kind of quotes around a method. */
function bare(code: string): string {
  return code
    .replace(/\s+/g, '')
    .replace(/,\[,?\]\)/g, ')')
    .replace(/\.q\(["`](\w+)["`]/g, ".q('$1'");
}

/** The code with each command as a call of its method; null where one cannot be read. */
function withoutQueue(tree: Tree): string | null {
  const api = findApi(tree);
  const edits = newEdits(tree.source);
  const readable = api.calls.every((each) => each.method !== 'q' || callMethod(edits, api, each));
  return readable ? apply(edits) : null;
}

/** `chaport.q('open', [x])` becomes `chaport.open(x)`; false where the command is not written out. */
function callMethod(edits: Edits, api: Api, found: ApiCall): boolean {
  const { call, callee } = found;
  const { method, args } = commandOf(found);
  const [, list, more] = call.arguments;
  const plain = !list || (list.type === 'ArrayExpression' && !args.includes(null));
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  if (method === undefined || !/^[a-z]\w*$/i.test(method) || !plain || more) return false;
  replace(edits, callee.property.start, callee.property.end, method);
  const { open, close } = brackets(api.tree, call);
  const filled = list && args.length > 0;
  replace(edits, open + 1, filled ? list.start + 1 : close, '');
  if (filled) replace(edits, list.end - 1, close, '');
  return true;
}
