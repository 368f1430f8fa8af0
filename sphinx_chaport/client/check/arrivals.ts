/**
 * The outcome of one form under each arrival of the widget's script, with as few runs as tell it.
 *
 * A run knows of its arrival only by when the script comes: at a place of the code, or at the end of the
 * page's loading. So two arrivals that come at the same moment are one run, and what happens without the
 * script up to the end of the loading is the same in all runs that have none until then.
 */
import type { Run, RunPlan } from './record';
import type { Arrival } from './types';

export type FormPlan = Omit<RunPlan, 'arrival'>;
type Steps = Generator<void, Run>;

export interface Outcomes {
  /** Runs the form where that tells more than has been seen. */
  under(arrival: Arrival): Steps;
}

export function createOutcomes(plan: FormPlan, execute: (plan: RunPlan) => Steps): Outcomes {
  let after: Run | null = null;
  let last: Run | null = null;

  function* late(): Steps {
    after ??= yield* execute({ ...plan, arrival: 'after' });
    return after;
  }

  /** At the first place that is not before `place`; nothing else looks at the number. */
  function* between(place: number): Steps {
    const end = yield* late();
    const moment = end.reached.find((each) => each >= place);
    if (moment === undefined) return named(end, place);
    if (last?.arrival !== moment) last = yield* execute({ ...plan, arrival: moment });
    return named(last, place);
  }

  return {
    *under(arrival) {
      if (typeof arrival === 'number') return yield* between(arrival);
      if (arrival === 'after') return yield* late();
      const never = arrival === 'never' ? (yield* late()).never : null;
      return never ? named(never, arrival) : yield* execute({ ...plan, arrival });
    },
  };
}

function named(run: Run, arrival: Arrival): Run {
  const errors = run.errors.map(({ how, thrown }) => ({ how, thrown: { ...thrown, arrival } }));
  return { ...run, arrival, errors };
}
