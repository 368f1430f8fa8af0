/** The shown form as time goes by: its virtual world follows the real clock, and the visitor takes part. */
import { LOADING } from '../check/visit';
import type { Ground } from './ground';
import type { Take } from './take';
import type { Teller } from './teller';
import type { Deed, Listened } from './wire';

const TICK = 40;
/** Timers that run in one tick, and milliseconds that it catches up with: the page may have slept. */
const TIMERS = 100;
const LEAP = 1000;
/** Entries of the trace that are told at once. */
const ENTRIES = 500;

/** All that a live run itself hears of. */
type Lively = Exclude<Deed, { act: 'ping' }>;

export interface Live {
  begin(): void;
  do(deed: Lively): void;
}

export function createLive(take: Take, ground: Ground, teller: Teller): Live {
  const { tell } = teller;
  const tellChanges = createChanges(take, teller);
  let busy = false;
  let done = false;
  let last = 0;

  async function tick(): Promise<void> {
    if (busy) return;
    try {
      await step();
    } catch {
      teller.end('crashed');
    }
  }

  async function step(): Promise<void> {
    busy = true;
    const now = ground.now();
    await pass(take, ground, Math.min(now - last, LEAP));
    last = now;
    busy = false;
    take.look();
    tellChanges();
    if (!done && take.page.timers.next() === null) {
      done = true;
      tell({ kind: 'ended', why: 'done' });
    }
    teller.flush();
  }

  return {
    begin() {
      last = ground.now();
      take.look();
      tellChanges();
      ground.every(TICK, () => void tick());
    },
    do(deed) {
      take.attempt(() => act(take, deed));
      tellChanges();
      teller.flush();
    },
  };
}

/** Lets time pass on the page. */
async function pass(take: Take, ground: Ground, milliseconds: number): Promise<void> {
  const { timers } = take.page;
  const { world } = take;
  const end = world.now() + milliseconds;
  for (let count = 0; count < TIMERS; count += 1) {
    const next = timers.next();
    if (next === null || next > end) {
      world.advance(Math.max(0, end - world.now()));
      return;
    }
    timers.runNext();
    await ground.turn();
  }
}

function act(take: Take, deed: Lively): unknown {
  const simulator = take.simulator();
  const actions = take.world.view.actions();
  switch (deed.act) {
    case 'visitorMessage':
    case 'operatorMessage':
      return simulator?.[deed.act](deed.text);
    case 'setOnline':
      return simulator?.setOnline(deed.online);
    case 'showTrigger':
      return simulator?.showTrigger(deed.id);
    case 'send':
      return actions?.send(deed.text);
    case 'fire':
      return fire(take, deed.name, deed.type);
    default:
      return actions?.[deed.act]();
  }
}

function fire(take: Take, name: string, type: string): void {
  const found = sourcesOf(take).find((each) => each.name === name);
  found?.source?.fire(type);
}

/** Tells what is not as it was when it was told last. */
function createChanges(take: Take, { tell }: Teller): () => void {
  let activity = -1;
  let drawings = 0;
  let entries = 0;
  const known = { state: '', listened: '' };
  const isNew = (what: keyof typeof known, value: unknown): boolean => {
    const text = JSON.stringify(value);
    const differs = text !== known[what];
    known[what] = text;
    return differs;
  };
  return () => {
    const listened = listenedOn(take);
    if (isNew('listened', listened)) tell({ kind: 'listened', listened });
    const simulator = take.simulator();
    if (!simulator || take.activity() === activity) return;
    activity = take.activity();
    const drawing = take.world.drawing();
    if (drawing && take.world.view.count() !== drawings) tell({ kind: 'drawing', drawing });
    drawings = take.world.view.count();
    const trace = simulator.trace();
    const fresh = trace.slice(Math.max(0, entries - trace.dropped)).slice(-ENTRIES);
    entries = trace.length + trace.dropped;
    const whole = fresh.map((entry) => ({ ...entry, t: Math.floor(entry.t) }));
    if (fresh.length > 0) tell({ kind: 'trace', entries: whole });
    const state = simulator.state();
    if (isNew('state', state)) tell({ kind: 'state', state });
    // Telling reads the clock, too.
    activity = take.activity();
  };
}

function sourcesOf({ page }: Take) {
  const [window, document] = page.others().reverse();
  const others = [
    { name: 'document', source: document, element: {} },
    { name: 'window', source: window, element: {} },
  ];
  return [...page.elements(), ...others];
}

function listenedOn(take: Take): Listened[] {
  return sourcesOf(take).flatMap(({ name, source, element }) => {
    const types = (source?.types() ?? []).filter((type) => !LOADING.test(type));
    if (types.length === 0) return [];
    return [{ name, types, text: textOf(element) }];
  });
}

function textOf(element: { textContent?: unknown }): string {
  return String(element.textContent ?? '')
    .trim()
    .slice(0, 100);
}
