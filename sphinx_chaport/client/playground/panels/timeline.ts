/** Both forms of the code side by side: what came before the script, where it arrived, and what followed. */
import type { Form, Outcome } from '../../sandbox/protocol';
import { named } from '../dom';
import type { Context, Part } from '../types';
import { arrivalSlider } from './arrival';
import { type Course, courseOf, type Row, verdictOf } from './course';
import { counted, drawn, folded, make, prose } from './elements';

/** Rows that stand there at first, and in all. */
const FIRST = 12;
const MOST = 300;

export const timelinePart: Part = (context) =>
  make(
    'div',
    'timeline',
    arrivalSlider(context),
    make('div', 'courses', column(context, 'traditional'), column(context, 'queue')),
  );

function column(context: Context, form: Form): HTMLElement {
  const { model, seen, say } = context;
  const name = say(`timeline.${form}`);
  const body = make('div', 'course-body');
  const element = make('div', 'course', make('p', 'form-title', make('strong', '', name)), body);
  let shown: Outcome | null = null;

  function draw(): void {
    const { status, outcomes } = seen.get();
    const outcome = outcomes[form];
    // What was there stays until there is something new to see.
    if (!outcome && status === 'running' && shown) return;
    const { reason, code } = model.get().forms[form];
    if (outcome && outcome === shown) return;
    shown = outcome;
    body.replaceChildren(
      ...(outcome
        ? course(context, form, outcome)
        : [make('p', 'quiet', ...prose(code === null ? reason : say(`timeline.empty.${form}`)))]),
    );
  }

  drawn(model, ['forms'], draw);
  drawn(seen, ['status', 'outcomes'], draw);
  return named(element, name, 'group');
}

function course(context: Context, form: Form, outcome: Outcome): HTMLElement[] {
  const now = courseOf(outcome);
  const { kind, n } = verdictOf(outcome, now, form);
  const verdict = make('p', 'verdict', ...prose(counted(context, `timeline.${kind}`, n)));
  verdict.dataset.verdict = kind;
  return [
    verdict,
    steps(context, 'early', now.before, null),
    mark(context, now),
    ...(now.arrived === null ? [] : [steps(context, 'late', now.after, now.arrived)]),
  ];
}

function mark({ say }: Context, { arrived }: Course): HTMLElement {
  const never = arrived === null;
  const text = make('span', '', say(never ? 'timeline.neverArrives' : 'timeline.scriptArrives'));
  const line = make('p', 'mark', text);
  if (never) line.dataset.never = '';
  else line.append(' ', time(arrived, say));
  return line;
}

/** A time is said where it is another than that of the step before. */
function steps(
  context: Context,
  when: 'early' | 'late',
  rows: Row[],
  since: number | null,
): HTMLElement {
  const { say } = context;
  const box = make('div', `steps-${when}`);
  const list = (part: Row[], before: number | null) => {
    const items = part.map((row, index) => item(context, row, part[index - 1]?.t ?? before));
    return named(make('ol', '', ...items), say(`timeline.${when}`));
  };
  if (rows.length) box.append(list(rows.slice(0, FIRST), since));
  if (rows.length <= FIRST) return box;
  const rest = list(rows.slice(FIRST, MOST), null);
  rest.start = FIRST + 1;
  const n = rows.length - FIRST;
  const fold = make('details', 'fold', make('summary', '', counted(context, 'timeline.more', n)));
  fold.append(rest);
  if (rows.length > MOST) {
    fold.append(make('p', 'quiet', counted(context, 'timeline.left', rows.length - MOST)));
  }
  box.append(fold);
  return box;
}

function item({ say }: Context, now: Row, before: number | null): HTMLLIElement {
  const { kind, t, codes, returned, note } = now;
  const row = make('li', 'step', make('span', 'step-kind', say(`timeline.${kind}`)), ' ');
  row.dataset.kind = kind;
  for (const code of codes) row.append(make('code', '', folded(code, say)), ' ');
  if (returned !== null) row.append(make('span', 'note', ...outcomeOf(returned, say)), ' ');
  if (note) row.append(make('span', 'note', ...prose(note)), ' ');
  if (t !== before) row.append(time(t, say));
  return row;
}

function outcomeOf(returned: string, say: Context['say']): (Node | string)[] {
  if (!returned) return [say('timeline.returned')];
  return [say('timeline.returned'), ' ', make('code', '', folded(returned, say))];
}

function time(t: number, say: Context['say']): HTMLElement {
  return make('span', 'time', say('timeline.ms', { t: Math.round(t) }));
}
