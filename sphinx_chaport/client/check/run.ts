/** One run: one form of an example, in a fresh world, under one arrival of the widget's script. */

import type { Ports } from '../core/ports';
import { arrive, createWorld, installStub } from '../headless';
import type { Page, Sandbox, Stage } from '../shim';
import { createLog, hears, lastReturned } from './log';
import { lineOf, type Program } from './program';
import type { Arrival, Effect, Form, Job, Thrown } from './types';
import { play } from './visit';

type Global = Record<PropertyKey, unknown>;
type How = 'thrown' | 'rejected' | 'listener';

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

/** A run while it goes on. */
export interface Running {
  plan: RunPlan;
  page: Page;
  simulator: ChaportSimulator.Api | null;
  /** Has the script arrive, once. */
  arrive(): void;
  attempt(how: How, run: () => void): void;
  /** From now on all that happens comes of the visitor. */
  visited(): void;
  /** Looks at what the expectations are about; whether anything listens to what a visitor may do. */
  look(): boolean;
}

/** Each step must be followed by whatever waits for promises. The value of the last one is the run. */
export function* createRun(plan: RunPlan, sandbox: Sandbox, global: Global): Generator<void, Run> {
  const { job, form, arrival, program } = plan;
  const log = createLog();
  const run: Run = {
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
  const { language, ...place } = job.page ?? {};
  const world = createWorld({ ...place, language: language ?? 'en', complete: false });
  const tick = ticking(world.now);
  const add = (effect: Effect) => log.add(effect, tick());
  let late = Number.POSITIVE_INFINITY;

  function failed(how: How, cause: unknown): void {
    const thrown = described(cause, plan);
    run.errors[run.errors.length] = { how, thrown };
    const prefix = how === 'rejected' ? 'unhandled ' : '';
    add({ kind: 'error', name: prefix + thrown.name, value: thrown.place?.author[0] ?? null });
  }

  function attempt(how: How, action: () => void): void {
    try {
      action();
    } catch (cause) {
      failed(how, cause);
    }
  }

  const stage: Stage = {
    world,
    window: global,
    effect: (name, value) => add({ kind: 'page', name, value: plainValue(value) }),
    print: (name, value) => add({ kind: 'console', name, value }),
    guard: (action, self, ...args) =>
      attempt('listener', () => void (action as () => unknown).apply(self, args as [])),
    absent: (selector) => job.page?.absent?.includes(selector) ?? false,
  };
  const page = sandbox.open(stage);
  const ports: Ports = {
    ...world.ports,
    clock: { now: tick, after: world.ports.clock.after },
    page: pageOf(world.ports.page, global, page),
    console: {
      error(text, cause) {
        // What a function of the page throws is an error of the page's, whoever has called it.
        if (cause !== undefined) failed('listener', cause);
        else {
          add({ kind: 'console', name: 'error', value: text, widget: true });
          run.complaints[run.complaints.length] = text;
        }
      },
      warn: (text) => add({ kind: 'console', name: 'warn', value: text, widget: true }),
    },
  };
  const stub = installStub(global);
  const intact = watchStub(global, stub);
  attempt('thrown', () => {
    global.chaportConfig = plan.config();
  });
  const settings = JSON.stringify(job.simulator ?? {});
  let arrived = false;

  const running: Running = {
    plan,
    page,
    simulator: null,
    arrive() {
      // Listeners that the widget calls while it arrives reach places, too.
      if (arrived) return;
      arrived = true;
      running.simulator = arrive(ports, global, JSON.parse(settings));
      global.chaportSimulator = running.simulator;
    },
    attempt,
    visited() {
      late = tick();
    },
    look() {
      const { simulator } = running;
      if (!simulator) return false;
      const trace = simulator.trace();
      run.state = JSON.stringify(simulator.state());
      run.returns = lastReturned(trace) ?? null;
      return hears(trace);
    },
  };
  yield* play(running, sandbox.rejections.track);
  for (const reason of sandbox.rejections.unhandled()) failed('rejected', reason);
  run.trace = running.simulator?.trace() ?? [];
  run.effects = log.effects(run.trace, late);
  if (arrival === 'never') run.damage = intact();
  sandbox.close();
  return run;

  function described(cause: unknown, at: RunPlan): Thrown {
    const line = lineOf(cause);
    const place = line && program.place(line[0], line[1]);
    return { ...words(cause), form: at.form, arrival: at.arrival, place };
  }
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

/** The page as the widget sees it: its events and globals are those of the sandbox. */
function pageOf(page: Ports['page'], global: Global, { events }: Page): Ports['page'] {
  return {
    ...page,
    global(name) {
      try {
        return global[name];
      } catch {
        return undefined;
      }
    },
    once: (target, event, run) => page.once(target ?? events.methods, event, run),
  };
}

/** What the page did to the stub that the script would have taken over. */
function watchStub(global: Global, stub: Chaport.Stub): () => string | null {
  const { _q, _l, q, on } = stub;
  return () => {
    if (global.chaport !== stub) return '`window.chaport` was replaced.';
    if (stub.q !== q || stub.on !== on) return '`q` or `on` was replaced.';
    if (stub._q !== _q || !Array.isArray(_q)) return '`_q` was replaced.';
    if (!_q.every((entry) => typeof entry?.[0] === 'string'))
      return '`_q` holds what is no command.';
    if (stub._l !== _l) return '`_l` was replaced.';
    if (!Object.values(_l).every(Array.isArray)) return '`_l` holds what is no list.';
    return null;
  };
}

function plainValue(value: unknown): unknown {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  return Array.isArray(value) ? value.map(plainValue) : `[${typeof value}]`;
}
