/**
 * Runs one example, in both forms, under every arrival of the widget's script, and says what came of it.
 *
 * The host gives a fresh global scope to each example, or one to many that change nothing but this scope
 * (`share`), and drives: `run(job)` gives the result, or null where the example works with promises; then
 * `step()` is called as long as it says so, each time followed by what waits for promises, and `result()` at
 * the end.
 */
import { freezeLanguage } from '../shim/freeze';
import { createTracking, type Tracking } from '../shim/tracking';
import { createOutcomes } from './arrivals';
import { fingerprint, withoutChance } from './compare';
import { watchErrors } from './compiled';
import { missed } from './expect';
import { arrivalsOf, plansOf } from './plans';
import type { Run, RunPlan } from './record';
import { createRun } from './run';
import type { Job, Result } from './types';

export type * from './types';

/** Code that may leave something for later that is no timer. */
const WAITS = /\b(async|await|Promise|then|queueMicrotask|import)\b|\\u/;
/** Code that may get hold of the objects of the language itself; rather too often than once too little. */
const REACHES =
  /\b(Object|Function|Array|String|Number|Boolean|Symbol|Date|RegExp|\w*Error|Promise|Map|Set|WeakMap|WeakSet|JSON|Math|Reflect|Proxy|eval|constructor|prototype|__\w+__)\b|\\[ux]|\[\s*[A-Za-z_$`(]|['"]\s*\+[^[]*\]/;

const state: {
  sandbox: Tracking | null;
  /** Whether all jobs are tame: then they reach nothing of the language, and leave nothing for later. */
  shared: boolean;
  steps: Generator<void, void> | null;
  result: Result | null;
} = {
  sandbox: null,
  shared: false,
  steps: null,
  result: null,
};

/** The whole of it, or null where the host has to go on with `step`. */
export function run(job: Job): Result | null {
  begin(job);
  if (!state.shared && WAITS.test(codeOf(job))) return null;
  while (step());
  return result();
}

export function begin(job: Job): void {
  const sandbox = state.sandbox ?? firstSandbox();
  if (!state.shared && REACHES.test(codeOf(job))) sandbox.guardLanguage();
  const answer = emptyResult();
  state.result = answer;
  state.steps = all(job, sandbox, answer);
}

/** For a global scope in which many jobs will run, all of them tame (`pair/tame.ts`). */
export function share(): void {
  state.shared = true;
  firstSandbox(freezeLanguage);
}

/** One for the whole life of the global scope. */
function firstSandbox(finish?: typeof freezeLanguage): Tracking {
  watchErrors();
  state.sandbox = createTracking(globalThis as never, finish);
  return state.sandbox;
}

/** Goes on; whether there is more to do. */
export function step(): boolean {
  return state.steps !== null && !state.steps.next().done;
}

export function result(): Result {
  const { result: answer } = state;
  if (!answer) throw new Error('There is no job.');
  return answer;
}

/** `run` for hosts that exchange texts: see `told`. */
export function runText(job: string): string {
  return told(run(JSON.parse(job)));
}

/** `step` and `result` for them. */
export function stepText(): string {
  return told(step() ? null : result());
}

/** A result, behind `!` where the host has to show the code; empty where it has to go on with `stepText`. */
function told(answer: Result | null): string {
  if (!answer) return '';
  const { complaints, thrown, rejected, listener, difference, failures } = answer;
  const wrong = thrown || rejected || listener || difference || complaints[0] || failures[0];
  // Thousands of lines that nobody reads would cross the border.
  return (wrong ? '!' : '') + JSON.stringify({ ...answer, trace: [] });
}

function codeOf({ forms, setup = [], cleanup = [], config }: Job): string {
  const codes = [forms.traditional, forms.queue, ...setup, ...cleanup];
  return [...codes.map((each) => each?.code ?? ''), config ?? ''].join('\n');
}

function emptyResult(): Result {
  return {
    runs: 0,
    judged: 0,
    effects: [],
    state: null,
    returns: null,
    trace: [],
    thrown: null,
    rejected: null,
    listener: null,
    complaints: [],
    difference: null,
    failures: [],
  };
}

function* all(job: Job, sandbox: Tracking, answer: Result): Generator<void, void> {
  function* execute(plan: RunPlan): Generator<void, Run> {
    answer.runs += 1;
    return yield* createRun(plan, sandbox, globalThis as never);
  }
  const forms = plansOf(job, (thrown) => {
    answer.thrown ??= thrown;
  }).map((plan) => createOutcomes(plan, execute));
  for (const arrival of arrivalsOf(job)) {
    const runs: Run[] = [];
    for (const form of forms) {
      const done = yield* form.under(arrival);
      take(answer, done, job);
      runs.push(done);
      yield;
    }
    const [first, second] = runs;
    if (first && second && arrival !== 'never') compare(answer, first, second);
  }
}

function take(answer: Result, run: Run, { expect }: Job): void {
  const { form, arrival } = run;
  if (answer.judged === 0) {
    const { effects, state: final, returns, trace } = run;
    Object.assign(answer, { effects, state: stateOf(final), returns, trace });
  }
  answer.judged += 1;
  for (const { how, thrown } of run.errors) answer[how] ??= thrown;
  for (const text of run.complaints) {
    if (!answer.complaints.some((each) => each.text === text)) {
      answer.complaints.push({ text, form, arrival });
    }
  }
  if (arrival === 'never') {
    if (run.damage) {
      answer.failures.push({ what: 'stub', expected: 'as it was', got: run.damage, form, arrival });
    }
    return;
  }
  if (!expect) return;
  const errors = run.errors.map(({ thrown }) => thrown.message);
  const found = missed(expect, { ...run, state: stateOf(run.state), errors });
  answer.failures.push(...found.map((each) => ({ ...each, form, arrival })));
}

function compare(answer: Result, first: Run, second: Run): void {
  if (answer.difference || isExhausted(first) || isExhausted(second)) return;
  if (isSame(first, second)) return;
  const [one, other] = [withoutChance(first.state), withoutChance(second.state)];
  answer.difference = {
    arrival: first.arrival,
    traditional: first.effects,
    queue: second.effects,
    states: one === other ? null : [JSON.parse(one), JSON.parse(other)],
  };
}

function isSame(first: Run, second: Run): boolean {
  // Most runs are the same to the letter, which is sooner seen.
  const whole = ({ effects, state: final }: Run) => JSON.stringify(effects) + final;
  const print = ({ effects, state: final }: Run) => fingerprint(effects, final);
  return whole(first) === whole(second) || print(first) === print(second);
}

/** Where the stack or the memory ends is not the code's to say: the error itself is what counts. */
function isExhausted({ errors }: Run): boolean {
  return errors.some(({ thrown }) => /^(RangeError|InternalError)$/.test(thrown.name));
}

/** The state of a run, on a clock of whole milliseconds. Within texts a backslash stands before a quote. */
function stateOf(text: string): unknown {
  const whole = (_: string, key: string, t: string) => key + Math.floor(Number(t));
  return JSON.parse(text.replace(/([{,]"t":)(-?\d[\d.e+-]*)/g, whole));
}
