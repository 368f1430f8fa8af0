/** What is written down of one run: its effects in order, its errors and their places. */
import { createLog } from './log';
import { lineOf, type Program } from './program';
import type { Arrival, Effect, Form, Job, Thrown } from './types';

export type How = 'thrown' | 'rejected' | 'listener';

export interface RunPlan {
  job: Job;
  form: Form;
  arrival: Arrival;
  program: Program;
  /** Makes the value of `window.chaportConfig`. */
  config: () => unknown;
}

export interface Run {
  form: Form;
  arrival: Arrival;
  effects: Effect[];
  /** As JSON. */
  state: string;
  returns: unknown;
  trace: ChaportSimulator.TraceEntry[];
  errors: { how: How; thrown: Thrown }[];
  /** The widget's errors on the console. */
  complaints: string[];
  /** What became of the stub where the script never arrived; null where all is well. */
  damage: string | null;
}

export interface Recorder {
  run: Run;
  /** A time that is never the same twice. */
  tick(): number;
  add(effect: Effect): void;
  failed(how: How, cause: unknown): void;
  attempt(how: How, action: () => void): void;
  /** From now on all that happens comes of the visitor. */
  visited(): void;
  /** Adds what the widget has done. */
  finish(trace: ChaportSimulator.TraceEntry[]): void;
}

export function createRecorder(plan: RunPlan, now: () => number): Recorder {
  const log = createLog();
  const run = emptyRun(plan);
  const tick = ticking(now);
  const add = (effect: Effect) => log.add(effect, tick());
  let late = Number.POSITIVE_INFINITY;

  function failed(how: How, cause: unknown): void {
    const thrown = described(cause, plan);
    run.errors[run.errors.length] = { how, thrown };
    const prefix = how === 'rejected' ? 'unhandled ' : '';
    add({ kind: 'error', name: prefix + thrown.name, value: thrown.place?.author[0] ?? null });
  }

  return {
    run,
    tick,
    add,
    failed,
    attempt(how, action) {
      try {
        action();
      } catch (cause) {
        failed(how, cause);
      }
    },
    visited() {
      late = tick();
    },
    finish(trace) {
      run.trace = trace;
      run.effects = log.effects(trace, late);
    },
  };
}

function emptyRun({ form, arrival }: RunPlan): Run {
  return {
    form,
    arrival,
    effects: [],
    state: 'null',
    returns: null,
    trace: [],
    errors: [],
    complaints: [],
    damage: null,
  };
}

function described(cause: unknown, { form, arrival, program }: RunPlan): Thrown {
  const line = lineOf(cause);
  const place = line && program.place(line[0], line[1]);
  return { ...words(cause), form, arrival, place };
}

function words(cause: unknown): Pick<Thrown, 'name' | 'message'> {
  try {
    if (cause instanceof Error) return { name: String(cause.name), message: String(cause.message) };
    return {
      name: 'thrown',
      message: typeof cause === 'object' && cause ? 'an object' : String(cause),
    };
  } catch {
    return { name: 'thrown', message: 'an object that cannot be read' };
  }
}

/** A clock that never says the same twice, so that all that happens has an order. */
function ticking(now: () => number): () => number {
  let count = 0;
  return () => {
    count = Math.min(count + 1, 1048575);
    return now() + count / 1048576;
  };
}
