/** What is written down of one run: its effects in order, its errors and their places. */

import { type Compiled, lineOf } from './compiled';
import { createLog } from './log';
import type { Arrival, Effect, Form, Job, Thrown } from './types';

export type How = 'thrown' | 'rejected' | 'listener';

export interface RunPlan {
  job: Job;
  form: Form;
  arrival: Arrival;
  program: Compiled;
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
  /** The places that were reached before the script was there, each but where a later one was before it. */
  reached: number[];
  /** The run in which the script never arrives, where all of that was seen on the way. */
  never: Run | null;
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
  /** Without the script, nothing would come after what is here now. */
  ended(damage: string | null): void;
  /** Adds what the widget has done. */
  finish(trace: ChaportSimulator.TraceEntry[]): void;
}

export function createRecorder(plan: RunPlan, now: () => number): Recorder {
  const log = createLog();
  const run = emptyRun(plan);
  const tick = ticking(now);
  const add = (effect: Effect) => log.add(effect, tick());
  let late = Number.POSITIVE_INFINITY;
  let end: { count: number; damage: string | null } | null = null;

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
    ended(damage) {
      end = { count: run.errors.length, damage };
    },
    finish(trace) {
      const errors = end && run.errors.slice(0, end.count);
      if (end && errors) run.never = { ...emptyRun(plan), errors, damage: end.damage };
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
    reached: [],
    never: null,
  };
}

function described(cause: unknown, { form, arrival, program }: RunPlan): Thrown {
  const line = lineOf(cause);
  const place = line && program.place(line[0], line[1]);
  return { ...words(cause), form, arrival, place };
}

/** Name and message of what was thrown, whatever it is. */
export function words(cause: unknown): Pick<Thrown, 'name' | 'message'> {
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
export function ticking(now: () => number): () => number {
  let count = 0;
  return () => {
    count = Math.min(count + 1, 1048575);
    return now() + count / 1048576;
  };
}
