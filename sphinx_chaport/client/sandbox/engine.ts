/** A run: both forms to rest in virtual time for the timeline, then the shown one as time goes by. */
import { settle } from '../check/visit';
import type { Ground } from './ground';
import { createLive, type Live } from './live';
import type { Form, Line, Outcome, RunRequest } from './protocol';
import { createTake, type Take } from './take';
import { createTeller, type Teller } from './teller';
import { copyOf, type Deed, type Told } from './wire';

const FORMS: Form[] = ['traditional', 'queue'];
/** Of one form; whoever says more is not read. */
const MOST_LINES = 1000;

export interface Engine {
  run(request: RunRequest): Promise<void>;
  do(deed: Deed): void;
}

export function createEngine(ground: Ground, send: (told: Told[]) => void): Engine {
  const teller = createTeller(send, ground);
  let live: Live | null = null;

  async function run(request: RunRequest): Promise<void> {
    teller.tell({ kind: 'started' });
    for (const form of FORMS) {
      if (!request.forms[form]) continue;
      const outcome = await outcomeOf(request, form, ground, teller);
      teller.tell({ kind: 'outcome', form, outcome });
    }
    const ready = await ground.ready(request, request.shown);
    if ('start' in ready) {
      const take = createTake(request, ready, ground, counted(teller));
      live = createLive(take, ground, teller);
      await drive(take.load(), ground);
      live.begin();
    } else {
      teller.tell({ kind: 'line', line: ready });
      teller.tell({ kind: 'ended', why: 'done' });
    }
  }

  return {
    async run(request) {
      try {
        await run(request);
      } catch {
        // Code has broken what the language itself offers.
        teller.end('crashed');
      }
    },
    do(deed) {
      if (deed.act === 'ping') teller.tell({ kind: 'pong' });
      else live?.do(deed);
    },
  };
}

/** Runs all steps, each with what waits for promises after it. */
async function drive<T>(steps: Generator<void, T>, ground: Ground): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await ground.turn();
  }
}

/** Hands lines on, up to a limit. */
function counted(teller: Teller, keep?: Line[]): (line: Line) => void {
  let count = 0;
  return (line) => {
    count += 1;
    if (count > MOST_LINES) teller.end('limit');
    else if (keep) keep[keep.length] = line;
    else teller.tell({ kind: 'line', line });
  };
}

async function outcomeOf(
  request: RunRequest,
  form: Form,
  ground: Ground,
  teller: Teller,
): Promise<Outcome> {
  const { arrival } = request;
  const ready = await ground.ready(request, form);
  if (!('start' in ready)) return unread(arrival, ready);
  const lines: Line[] = [];
  const take = createTake(request, ready, ground, counted(teller, lines));
  const clean = await drive(restOf(take), ground);
  take.look();
  const state = copyOf(take.simulator()?.state() ?? null);
  const outcome = { arrival, entries: take.entries(), lines: [...lines], state };
  take.attempt(clean);
  // Of a promise that fails in this turn the engine tells in the next.
  await ground.turn();
  await ground.turn();
  ground.close();
  return outcome;
}

function* restOf(take: Take): Generator<void, () => void> {
  const clean = yield* take.load();
  yield* settle(take);
  return clean;
}

function unread(arrival: Outcome['arrival'], line: Line): Outcome {
  const entry = { t: 0, kind: 'error', name: 'SyntaxError', because: line.text, place: 0 } as const;
  return { arrival, entries: [entry], lines: [line], state: null };
}
