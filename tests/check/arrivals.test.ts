/** Arrivals that share a run: the outcome of each is what a run of its own gives. */
import { createOutcomes } from '../../sphinx_chaport/client/check/arrivals';
import { watchErrors } from '../../sphinx_chaport/client/check/compiled';
import { arrivalsOf, plansOf } from '../../sphinx_chaport/client/check/plans';
import type { Run, RunPlan } from '../../sphinx_chaport/client/check/record';
import { createRun } from '../../sphinx_chaport/client/check/run';
import type { Job } from '../../sphinx_chaport/client/check/types';
import { createTracking, type Tracking } from '../../sphinx_chaport/client/shim/tracking';
import { equal, ok, test } from '../core/harness';
import { checked, jobOf } from './job';

const state: { sandbox: Tracking | null; steps: Generator<void, void> | null; found: string[] } = {
  sandbox: null,
  steps: null,
  found: [],
};

/** All that is judged of an outcome, as text. */
function judged({ form, arrival, errors, complaints, damage, ...rest }: Run): string {
  const { effects, state: final, returns, trace } = rest;
  const more = arrival === 'never' ? [] : [effects, final, returns, trace];
  return JSON.stringify([form, arrival, errors, complaints, damage, ...more]);
}

function* bothWays(job: Job, sandbox: Tracking): Generator<void, void> {
  let count = 0;
  const alone = (plan: RunPlan) => createRun(plan, sandbox, globalThis as never);
  function* counted(plan: RunPlan): Generator<void, Run> {
    count += 1;
    return yield* alone(plan);
  }
  for (const plan of plansOf(job, () => {})) {
    const outcomes = createOutcomes(plan, counted);
    for (const arrival of arrivalsOf(job)) {
      const shared = judged(yield* outcomes.under(arrival));
      yield;
      const own = judged(yield* alone({ ...plan, arrival }));
      yield;
      if (shared !== own) state.found.push(`${plan.form}, ${arrival}:\n${shared}\n${own}`);
    }
  }
  state.found.push(String(count));
}

/** For generated programs: the host begins, steps until it is false, and looks at what was found. */
Object.assign(globalThis, {
  waysBegin(job: Job) {
    if (!state.sandbox) {
      watchErrors();
      state.sandbox = createTracking(globalThis as never);
    }
    state.sandbox.guardLanguage();
    state.found = [];
    state.steps = bothWays(job, state.sandbox);
  },
  waysStep: () => !state.steps?.next().done,
  /** Where the two ways differ, and at last how many runs the shorter one took. */
  waysFound: () => state.found,
});

test('arrivals between statements that run later are the one after all of them', async () => {
  const waits = await checked('chaport.open();\nconsole.log(1);\nchaport.close();');
  equal([waits.judged, waits.runs], [10, 4]);
});

test('each arrival that comes at another moment has its own run', async () => {
  const plain = await checked('chaport.open();\nchaport.close();\nchaport.toggle();');
  // The queue form stands open: before, two between, after.
  equal([plain.judged, plain.runs], [10, 2 + 4]);
});

test('places that are reached out of order share by the moment, not by the number', async () => {
  const code =
    'function later() {\n  chaport.q("open");\n  chaport.q("close");\n}\n' +
    'chaport.q("toggle");\nlater();\nchaport.q("toggle");';
  const { judged: all, runs, failures } = await checked(code, { form: 'queue' });
  const places = jobOf(code, { form: 'queue' }).forms.queue?.places ?? 0;
  equal(failures, []);
  equal(all, places + 3);
  ok(runs < all);
});

test('what timers, promises or a cleanup do without the script is seen in a run of its own', async () => {
  const runs = async (more: string, cleanup: string[] = []) =>
    (await checked(`chaport.on('ready', function () {}); ${more}`, { wrap: 'none', cleanup })).runs;
  const [plain, timer, promise, cleanup] = [
    await runs('later = 1;'),
    await runs('setTimeout(function () {}, 9);'),
    await runs('Promise.resolve(1);'),
    await runs('later = 1;', ['1;']),
  ];
  equal([timer - plain, promise - plain, cleanup - plain], [2, 2, 2]);
  const broken = await checked(
    "chaport.on('ready', function () {}); setTimeout(function () { chaport._q = []; }, 9);",
    { wrap: 'none' },
  );
  equal(
    broken.failures.map(({ what, arrival }) => `${what} ${arrival}`),
    ['stub never'],
  );
});
