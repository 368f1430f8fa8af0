/** One run: one form of an example, in a fresh world, under one arrival of the widget's script. */

import type { Ports } from '../core/ports';
import { quietly } from '../core/quietly';
import { arrive, createWorld, installStub, type World } from '../headless';
import type { Page, Stage } from '../shim';
import type { Tracking } from '../shim/tracking';
import { hears, lastReturned } from './log';
import { createRecorder, type How, type Recorder, type Run, type RunPlan } from './record';
import { play } from './visit';

type Global = Record<PropertyKey, unknown>;

/** A run while it goes on. */
export interface Running {
  plan: RunPlan;
  page: Page;
  /** Null before the script has arrived. */
  simulator(): ChaportSimulator.Api | null;
  /** Has the script arrive, once. */
  arrive(): void;
  /** Notes a place of the code that was reached. */
  passed(place: number): void;
  /** Notes that the page has loaded without the script. */
  waited(): void;
  attempt(how: How, run: () => void): void;
  /** From now on all that happens comes of the visitor. */
  visited(): void;
  /** Looks at what the expectations are about; whether anything listens to what a visitor may do. */
  look(): boolean;
}

/** Each step must be followed by whatever waits for promises. The value of the last one is the run. */
export function* createRun(plan: RunPlan, sandbox: Tracking, global: Global): Generator<void, Run> {
  const { language, ...place } = plan.job.page ?? {};
  const world = createWorld({ ...place, language: language ?? 'en', complete: false });
  const recorder = createRecorder(plan, world.now);
  const { run } = recorder;
  const page = sandbox.open(stageOf(plan, recorder, world, global));
  const ports = portsOf(recorder, page, global);
  const intact = watchStub(global, installStub(global));
  recorder.attempt('thrown', () => {
    global.chaportConfig = plan.config();
  });
  const running = createRunning(plan, recorder, page, {
    start: (config) => arrive(ports, global, config),
    isOver: () => !plan.job.cleanup?.length && sandbox.rejections.count() === 0,
    intact,
  });
  yield* play(running, sandbox.rejections.track);
  for (const reason of sandbox.rejections.unhandled()) recorder.failed('rejected', reason);
  recorder.finish(running.simulator()?.trace() ?? []);
  if (plan.arrival === 'never') run.damage = intact();
  sandbox.close();
  return run;
}

interface Script {
  start(config: ChaportSimulator.Config): ChaportSimulator.Api;
  /** Whether, but for timers, nothing of the example is left that would still run. */
  isOver(): boolean;
  /** What became of the stub; null where all is well. */
  intact(): string | null;
}

function createRunning(
  plan: RunPlan,
  { run, attempt, visited, ended }: Recorder,
  page: Page,
  { start, isOver, intact }: Script,
): Running {
  // Before code runs that may change how objects are written.
  const settings = JSON.stringify(plan.job.simulator ?? {});
  let simulator: ChaportSimulator.Api | null = null;
  let arrived = false;
  let furthest = -1;
  return {
    plan,
    page,
    simulator: () => simulator,
    arrive() {
      // Listeners that the widget calls while it arrives reach places, too.
      if (arrived) return;
      arrived = true;
      simulator = start(JSON.parse(settings));
      (page.stage.window as Global).chaportSimulator = simulator;
    },
    passed(place) {
      if (arrived || place <= furthest) return;
      furthest = place;
      run.reached[run.reached.length] = place;
    },
    waited() {
      if (isOver() && page.timers.next() === null) ended(intact());
    },
    attempt,
    visited,
    look() {
      if (!simulator) return false;
      const trace = simulator.trace();
      run.state = JSON.stringify(simulator.state());
      run.returns = lastReturned(trace) ?? null;
      return hears(trace);
    },
  };
}

function stageOf(
  { job }: RunPlan,
  { add, attempt }: Recorder,
  world: World,
  window: Global,
): Stage {
  return {
    world,
    window,
    effect: (name, value) => add({ kind: 'page', name, value: plainValue(value) }),
    print: (name, value) => add({ kind: 'console', name, value }),
    guard: (action, self, ...args) =>
      attempt('listener', () => void (action as () => unknown).apply(self, args as [])),
    absent: (selector) => job.page?.absent?.includes(selector) ?? false,
  };
}

function portsOf({ add, failed, run, tick }: Recorder, page: Page, global: Global): Ports {
  const { ports } = page.stage.world;
  const line = (name: string, value: string) => add({ kind: 'console', name, value, widget: true });
  return {
    ...ports,
    clock: { now: tick, after: ports.clock.after },
    // Nobody looks at what is drawn.
    view: (actions) => ({ ...ports.view(actions), draw: () => {} }),
    page: pageOf(ports.page, global, page),
    console: {
      error(text, cause) {
        // What a function of the page throws is an error of the page's, whoever has called it.
        if (cause !== undefined) failed('listener', cause);
        else {
          line('error', text);
          run.complaints[run.complaints.length] = text;
        }
      },
      warn: (text) => line('warn', text),
    },
  };
}

/** The page as the widget sees it: its events and globals are those of the sandbox. */
export function pageOf(
  page: Ports['page'],
  global: Global,
  { events }: Pick<Page, 'events'>,
): Ports['page'] {
  return {
    ...page,
    global: (name) => quietly(() => global[name]),
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
