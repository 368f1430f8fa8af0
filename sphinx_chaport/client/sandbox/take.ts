/** One form of the code in a fresh world, under the arrival that was asked for. */
import { ticking, words } from '../check/record';
import { pageOf } from '../check/run';
import { type Loading, load } from '../check/visit';
import type { Ports } from '../core/ports';
import { arrive, createWorld, installStub, type World } from '../headless';
import type { Page, Stage } from '../shim';
import type { Ground, Ready } from './ground';
import { createNotes, type Notes, watchStub } from './notes';
import type { Line, RunRequest, TimelineEntry } from './protocol';

type Steps = Generator<void, () => void>;

const LONGEST = 10_000;

export interface Take {
  world: World;
  page: Page;
  /** Null before the script has arrived. */
  simulator(): ChaportSimulator.Api | null;
  /** Each step must be followed by what waits for promises. Gives the cleanup. */
  load(): Steps;
  /** Runs something of the code's that may throw. */
  attempt(action: () => void): void;
  /** Notes what could not be heard of. */
  look(): void;
  /** Grows with whatever the widget does. */
  activity(): number;
  entries(): TimelineEntry[];
}

/** What the parts of one take share. */
interface Taking {
  request: RunRequest;
  ready: Ready;
  ground: Ground;
  world: World;
  notes: Notes;
  line(level: Line['level'], text: string, widget?: boolean): void;
  failed(cause: unknown, prefix?: string): void;
  attempt(action: () => void): void;
}

export function createTake(
  request: RunRequest,
  ready: Ready,
  ground: Ground,
  hear: (line: Line) => void,
): Take {
  const world = createWorld({ ...request.page, complete: false });
  const tick = ticking(world.now);
  const notes = createNotes(tick);
  const taking = { request, ready, ground, world, notes, ...createRecorder(ready, notes, hear) };
  const { attempt, failed } = taking;
  const page = ground.open(stageOf(taking));
  let activity = 0;
  const now = (): number => {
    activity += 1;
    return tick();
  };
  installStub(ground.global);
  attempt(() => {
    ground.global.chaportConfig = ground.config(request);
  });
  ground.onStray(failed);
  const script = createScript(taking, () => portsOf(taking, now, page));
  return {
    world,
    page,
    attempt,
    simulator: script.simulator,
    load: () => loading(taking, page, script),
    look: script.look,
    activity: () => activity,
    entries: () => notes.entries(script.simulator()?.trace() ?? []),
  };
}

function createRecorder(
  { placeOf }: Ready,
  { add }: Notes,
  hear: (line: Line) => void,
): Pick<Taking, 'line' | 'failed' | 'attempt'> {
  function failed(cause: unknown, prefix = ''): void {
    const { name, message } = words(cause);
    const text = `${prefix}${name}: ${message}`.slice(0, LONGEST);
    add({ kind: 'error', name: `${prefix}${name}`.slice(0, 100), because: text });
    hear({ level: 'error', text, widget: false, place: placeOf(cause) });
  }
  return {
    failed,
    line(level, text, widget = false) {
      // The widget's own lines stand in its trace.
      if (!widget) add({ kind: 'console', name: level, value: text });
      hear({ level, text, widget, place: placeOf(new Error()) });
    },
    attempt(action) {
      try {
        action();
      } catch (cause) {
        failed(cause);
      }
    },
  };
}

function stageOf({ world, ground, notes, line, attempt }: Taking): Stage {
  return {
    world,
    window: ground.global,
    effect(name, value) {
      if (name === 'alert') line('info', `alert: ${value}`);
      else notes.add({ kind: 'effect', name, value: shown(value) });
    },
    print: line,
    guard: (run, self, ...args) =>
      attempt(() => void (run as () => unknown).apply(self, args as [])),
    absent: () => false,
  };
}

function shown(value: unknown): unknown {
  if (value === null || ['number', 'boolean'].includes(typeof value)) return value;
  if (typeof value === 'string') return value.slice(0, LONGEST);
  return Array.isArray(value) ? value.slice(0, 100).map(shown) : `[${typeof value}]`;
}

function portsOf(
  { world: { ports }, ground, line, failed }: Taking,
  now: () => number,
  page: Page,
): Ports {
  return {
    ...ports,
    clock: { now, after: ports.clock.after },
    page: pageOf(ports.page, ground.global, page),
    console: {
      error(text, cause) {
        // What a function of the page throws is an error of the page's, whoever has called it.
        if (cause === undefined) line('error', text, true);
        else failed(cause);
      },
      warn: (text) => line('warn', text, true),
    },
  };
}

interface Script {
  simulator(): ChaportSimulator.Api | null;
  arrive(): void;
  /** Notes what the stub has taken, while there is one. */
  look(): void;
}

function createScript({ request, ground, notes }: Taking, ports: () => Ports): Script {
  const { global } = ground;
  const sample = watchStub(global, notes);
  const settings = JSON.stringify(request.simulator);
  let arrived = false;
  let simulator: ChaportSimulator.Api | null = null;
  const look = (): void => {
    if (!arrived) sample();
  };
  notes.before(look);
  return {
    look,
    simulator: () => simulator,
    arrive() {
      // Listeners that the widget calls while it arrives reach places, too.
      if (arrived) return;
      sample();
      arrived = true;
      notes.add({ kind: 'arrives', name: 'script' });
      simulator = arrive(ports(), global, JSON.parse(settings));
      global.chaportSimulator = simulator;
    },
  };
}

function loading({ request, ready, ground, notes, attempt }: Taking, page: Page, script: Script) {
  const reach = (place: number): void => {
    script.look();
    notes.reach(place);
  };
  const start: Ready['start'] = (at, track) => {
    const [example, cleanup] = ready.start(at, track);
    const run: typeof example = (passed) => {
      try {
        example((place) => {
          reach(place + 1);
          passed(place);
        });
      } finally {
        reach(ready.places + 1);
      }
    };
    return [run, cleanup];
  };
  const running: Loading = {
    plan: { arrival: request.arrival, program: { start } },
    page,
    // Each place is noted by `reach`; the script looks before it arrives.
    passed() {},
    waited() {},
    arrive: script.arrive,
    attempt: (_, run) => attempt(run),
  };
  return load(running, ground.track);
}
