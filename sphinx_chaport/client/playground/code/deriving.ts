/** Keeps the second form true to the first while it is being edited, and finds what is wrong in it. */

import type { Pair, ProblemData } from '../../pair/types';
import type { Form } from '../../sandbox/protocol';
import { type Derives, loadDeriver } from '../deriver';
import { otherForm } from '../model';
import { nearest } from '../sandbox';
import type { Context, FormText, Problem, Say } from '../types';

/** Milliseconds without a key, after which the code is read. */
const PAUSE = 300;

export interface Deriving {
  /** When the forms are those of the code as it is now. */
  settled(): Promise<void>;
}

type Given = Pick<Context, 'model' | 'say'>;

/** Whoever sets `code` alone leaves the rest to this; whoever sets `forms` with it has done it. */
export function keepDerived(given: Given): Deriving {
  const { model } = given;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let work: Promise<void> = Promise.resolve();

  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    work = deriveInto(given);
    return work;
  };
  model.listen(({ code, form, forms }, before) => {
    const isChanged = code !== before.code || form !== before.form;
    if (isChanged) clearTimeout(timer);
    if (isChanged) timer = undefined;
    if (forms[form].code === code) return;
    model.set({ forms: { ...forms, [form]: { code, reason: '' } }, places: [] });
    timer = setTimeout(now, PAUSE);
  });
  return { settled: () => (timer === undefined ? work : now()) };
}

async function deriveInto({ model, say }: Given): Promise<void> {
  const { code, form } = model.get();
  const other = otherForm(form);
  const derives = await loadDeriver().catch(() => null);
  const now = model.get();
  // Something else has come in its place.
  if (now.code !== code || now.form !== form) return;
  if (!derives) {
    const none: FormText = { code: null, reason: say('code.noDeriver') };
    model.set({ forms: { ...now.forms, [other]: none } });
    return;
  }
  const pair = derived(derives, code, form);
  const { code: text, reason } = pair[other];
  const problems = pair.problems.map((each) => problemOf(each, code, derives, say));
  model.set({ forms: { ...now.forms, [other]: { code: text, reason } }, problems });
}

/** The traditional form is taken as it is typed: what has to wait for `ready` says so itself. */
function derived({ deriver, facts }: Derives, code: string, form: Form): Pair {
  if (form === 'queue') return deriver.fromQueue(code, facts);
  return deriver.derive({ code, form, wrap: 'none' }, facts);
}

/** Columns become UTF-16 units, and what is underlined gets an end. */
function problemOf(problem: ProblemData, code: string, { facts }: Derives, say: Say): Problem {
  const { line, message } = problem;
  const text = code.split('\n')[line - 1] ?? '';
  const before = [...text].slice(0, problem.column - 1).join('');
  const rest = text.slice(before.length);
  const length = (/^(?:[$\w]+|(['"`]).*?\1|.)/.exec(rest)?.[0] ?? '').length;
  return { line, column: before.length + 1, length, message, mend: mendOf(problem, facts, say) };
}

function mendOf({ mend, unknown }: ProblemData, facts: Derives['facts'], say: Say): string {
  // What authors of pages would set there is a tab here.
  if (/:form:/.test(mend)) return say('code.otherTab');
  if (mend || !unknown) return mend;
  const names = {
    method: Object.keys(facts.methods),
    event: facts.events,
    option: facts.options,
  }[unknown.kind];
  const meant = nearest(unknown.name, names);
  return meant ? say('code.meant', { name: meant }) : '';
}
