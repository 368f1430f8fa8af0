/** The traditional form: the author's code, inside a `ready` listener where it has to wait. */

import type { Api } from './api';
import { apply, type Edits, insert, type Mark, newEdits, replace } from './edits';
import { indentStep, isBlank, movableLines, newline } from './layout';
import { isMethod, marksIn } from './names';
import type { Facts, Form } from './types';

export function traditionalForm(api: Api, facts: Facts, wrapped: boolean): Form {
  const edits = newEdits(api.tree.source);
  if (wrapped)
    wrap(edits, api, facts, {
      before: "window.chaport.on('",
      after: "', function () {",
      end: '});',
    });
  nameApi(edits, api);
  edits.marks.push(...marksIn(api, facts));
  return { ...apply(edits), reason: '', caution: '' };
}

/** Writes `window.chaport` wherever the code names the API itself. */
export function nameApi(edits: Edits, api: Api): void {
  const { source, parents } = api.tree;
  for (const { node, alias } of api.objects) {
    if (alias || source.slice(node.start, node.end) === 'window.chaport') continue;
    const parent = parents.get(node);
    const short = parent?.type === 'Property' && parent.shorthand;
    replace(edits, node.start, node.end, short ? 'chaport: window.chaport' : 'window.chaport');
  }
}

export interface Wrapper {
  before: string;
  after: string;
  end: string;
}

/** Puts everything inside `ready`, one step further in. */
export function wrap(edits: Edits, api: Api, facts: Facts, { before, after, end }: Wrapper): void {
  const { tree } = api;
  const eol = newline(tree.source);
  const on: Omit<Mark, 'end'> = {
    start: before.indexOf('on', before.indexOf('.') + 8),
    kind: 'method',
    name: 'on',
  };
  const ready: Omit<Mark, 'end'> = { start: before.length, kind: 'event', name: 'ready' };
  insert(edits, 0, `${before}ready${after}${eol}`, registered([on, ready], facts));
  const step = indentStep(tree);
  const last = tree.source.trimEnd().length;
  for (const line of movableLines(tree)) {
    if (line < last && !isBlank(tree.source, line)) insert(edits, line, step);
  }
  insert(edits, last, `${eol}${end}`);
}

function registered(names: Omit<Mark, 'end'>[], facts: Facts): Mark[] {
  return names
    .filter(({ kind, name }) =>
      kind === 'event' ? facts.events.includes(name) : isMethod(facts, name),
    )
    .map((each) => ({ ...each, end: each.start + each.name.length }));
}
