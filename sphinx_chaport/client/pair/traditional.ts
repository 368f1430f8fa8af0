/** The traditional form: the author's code, inside a `ready` listener where it has to wait. */

import type { Api } from './api';
import { type Edits, insert, newEdits, replace } from './edits';
import { indentAt, indentStep, isBlank, lineStart, movableLines, newline } from './layout';
import type { Func, Node } from './parse';
import type { Placement, Range } from './placement';
import { meaningAt } from './scope';
import type { DraftForm } from './types';

const listener: Wrapper = { start: "window.chaport.on('ready', function () {", end: '});' };

export function traditionalForm(api: Api, { range, handlers }: Placement): DraftForm {
  const edits = newEdits(api.tree.source);
  if (range) wrap(edits, api, range, listener);
  for (const fn of handlers) wrapBody(edits, api, fn, listener);
  return authorsForm(edits, api);
}

/** The author's own code under the API's full name, with what edits have added. */
export function authorsForm(edits: Edits, api: Api, caution = ''): DraftForm {
  nameApi(edits, api);
  return { edits, reason: '', caution };
}

/** Writes `window.chaport` wherever the code names the API itself, but where `window` is a local name. */
export function nameApi(edits: Edits, api: Api): void {
  const { source, parents } = api.tree;
  for (const { node, alias } of api.objects) {
    if (alias || source.slice(node.start, node.end) === 'window.chaport') continue;
    if (hidesWindow(api, node)) continue;
    const parent = parents.get(node);
    const short = parent?.type === 'Property' && parent.shorthand;
    replace(edits, node.start, node.end, short ? 'chaport: window.chaport' : 'window.chaport');
  }
}

/** Whether `window` is another thing at a place in the code. */
export function hidesWindow(api: Api, place: Node): boolean {
  const binding = meaningAt(api, place, 'window');
  return binding !== null && api.roles.get(binding) !== 'window';
}

export interface Wrapper {
  start: string;
  end: string;
}

/** Puts a part of the top level inside `ready`, one step further in. */
export function wrap(edits: Edits, api: Api, range: Range, wrapper: Wrapper): void {
  const eol = newline(api.tree.source);
  edits.wrapped = range;
  insert(edits, range.start, wrapper.start);
  insert(edits, range.start, eol);
  indent(edits, api, range);
  insert(edits, range.end, `${eol}${wrapper.end}`);
}

/** Puts the body of a function inside `ready`. */
export function wrapBody(edits: Edits, api: Api, fn: Func, wrapper: Wrapper): void {
  const { source } = api.tree;
  if (fn.body.type !== 'BlockStatement') {
    insert(edits, fn.body.start, wrapper.start);
    insert(edits, fn.body.start, ' ');
    insert(edits, fn.body.end, `; ${wrapper.end.replace(';', '')}`);
    return;
  }
  const [first, close] = [fn.body.start + 1, fn.body.end - 1];
  const last = lineStart(source, close);
  if (last <= first || source.slice(last, close).trim() !== '') {
    insert(edits, first, ' ');
    insert(edits, first, wrapper.start);
    insert(edits, close, `${wrapper.end} `);
    return;
  }
  const eol = newline(source);
  const inner = indentAt(source, last) + indentStep(api.tree);
  insert(edits, first, eol + inner);
  insert(edits, first, wrapper.start);
  indent(edits, api, { start: first, end: last });
  insert(edits, last, `${inner}${wrapper.end}${eol}`);
}

function indent(edits: Edits, api: Api, { start, end }: Range): void {
  const step = indentStep(api.tree);
  for (const line of movableLines(api.tree)) {
    if (line >= start && line < end && !isBlank(api.tree.source, line)) insert(edits, line, step);
  }
}
