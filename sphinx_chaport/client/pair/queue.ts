/** The queue form: the same code with each call as a command, without `ready` where it can go. */

import type * as acorn from 'acorn';
import { type Api, type ApiCall, brackets } from './api';
import { unwrap } from './blocks';
import { type Edits, insert, newEdits, replace } from './edits';
import { commandOf } from './names';
import { handlerMayGo, implicitMayGo, removableBlocks } from './order';
import type { Tree } from './parse';
import { hidesFunctions, type Placement } from './placement';
import { nameApi, type Wrapper, wrap, wrapBody } from './traditional';
import type { DraftForm, Facts } from './types';
import { isDiscarded } from './usage';

const listener: Wrapper = { start: "window.chaport.q('on', ['ready', function () {", end: '}]);' };

/** `keep` leaves the author's own listeners of `ready` as they stand. */
export function queueForm(api: Api, facts: Facts, placement: Placement, keep = false): DraftForm {
  const ruledOut = api.calls
    .map(({ method }) => facts.methods[method])
    .find((each) => each?.queue === false);
  if (ruledOut) return none(ruledOut.queueReason);
  const edits = newEdits(api.tree.source);
  const { range, handlers } = placement;
  const blocks = keep || range || handlers.length > 0 ? [] : removableBlocks(api, facts);
  if (range && (hidesFunctions(api, range) || !implicitMayGo(api, facts))) {
    wrap(edits, api, range, listener);
  }
  if (!handlerMayGo(api, facts, handlers)) {
    for (const fn of handlers) wrapBody(edits, api, fn, listener);
  }
  for (const block of blocks) unwrap(edits, api.tree, block);
  nameApi(edits, api);
  const gone = new Set(blocks.map((block) => block.call));
  for (const call of api.calls) if (!gone.has(call)) enqueue(edits, api, call);
  return { edits, reason: '', caution: cautionFor(api.calls, api, facts) };
}

/** A form that there is not, and why. */
export function none(reason: string): DraftForm {
  return { edits: null, reason, caution: '' };
}

/** `chaport.open(x)` becomes `chaport.q('open', [x])`. */
function enqueue(edits: Edits, api: Api, found: ApiCall): void {
  const { call, callee, method } = found;
  if (callee.type !== 'MemberExpression') return;
  renameMember(edits, api.tree, callee);
  const { open, close } = brackets(api.tree, call);
  const text = `'${method}'`;
  const comment = api.tree.comments.some((each) => each.start > open && each.end <= close);
  const more = call.arguments.length > 0;
  insert(edits, open + 1, text + (more ? ', [' : comment ? ' ' : ''));
  if (more) insert(edits, close, ']');
}

/** `.open` and `['open']` become `.q`; where a comment stands between, only the name changes. */
function renameMember(edits: Edits, tree: Tree, callee: acorn.MemberExpression): void {
  const { object, property, computed, optional } = callee;
  const between = tree.source.slice(object.end, property.start);
  if (computed && /^\s*(\?\.)?\s*\[\s*$/.test(between)) {
    replace(edits, object.end, callee.end, optional ? '?.q' : '.q');
  } else {
    replace(edits, property.start, property.end, computed ? "'q'" : 'q');
  }
}

const caution =
  'Before the script has loaded, a queued call returns nothing. ' +
  'Where the return value matters, the traditional form is the safer choice.';

/** What to tell where a command's value is used. */
export function cautionFor(calls: ApiCall[], api: Api, facts: Facts): string {
  const values = calls.filter((each) => facts.methods[commandOf(each).method ?? '']?.returns);
  return values.every(({ call }) => isDiscarded(api, call)) ? '' : caution;
}
