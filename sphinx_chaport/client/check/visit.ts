/** What happens around the code of an example: the page loads, time passes, a visitor comes. The same in all runs. */
import type { Compiled } from './compiled';
import type { Running } from './run';

type Steps = Generator<void, void>;

/** How much time passes, at the most, before the expectations are looked at, and after each act. */
const PATIENCE = 60_000;
/** How long the widget gets to finish what moves. */
const REST = 1000;
const TIMERS = 200;
/** What the visitor writes first. */
const HELLO = 'Hello';
/** Events of the page's loading, which no visitor sets off. */
export const LOADING = /^(DOMContentLoaded|load|readystatechange|pageshow)$/;

type Track = (promise: PromiseLike<unknown>) => unknown;

/** What a page needs to load. */
export type Loading = Pick<Running, 'arrive' | 'passed' | 'waited' | 'attempt'> & {
  plan: Pick<Running['plan'], 'arrival'> & { program: Pick<Compiled, 'start'> };
  page: Pick<Running['page'], 'reach' | 'events'>;
};

export function* play(running: Running, track: Track): Steps {
  const { arrival } = running.plan;
  const clean = yield* load(running, track);
  yield* settle(running);
  const isHeard = running.look();
  running.visited();
  // When somebody clicks is not the code's to order: here, after the script is there.
  if (arrival !== 'never') {
    if (asksForChat(running)) yield* chat(running);
    yield* visit(running, isHeard);
  }
  running.attempt('thrown', clean);
  yield;
}

/** The page loads with the code in it; gives the cleanup. */
export function* load(running: Loading, track: Track): Generator<void, () => void> {
  const { arrival, program } = running.plan;
  const { page } = running;
  const reached = (place: number) => {
    if (typeof arrival === 'number' && place >= arrival) running.arrive();
    else running.passed(place);
  };
  let clean = (): void => {};
  if (arrival === 'before') running.arrive();
  running.attempt('thrown', () => {
    const [example, cleanup] = program.start(() => {}, track);
    clean = cleanup;
    example(reached);
  });
  yield;
  page.reach('interactive');
  yield;
  page.reach('complete');
  page.events.fire('load');
  yield;
  if (arrival === 'after') running.waited();
  if (arrival !== 'never') running.arrive();
  return clean;
}

/** Lets time pass until no timer of the page is left, or patience ends. */
export function* settle({ page }: { page: Pick<Running['page'], 'timers' | 'stage'> }): Steps {
  const { timers, stage } = page;
  const end = stage.world.now() + PATIENCE;
  const isDue = () => (timers.next() ?? Number.POSITIVE_INFINITY) <= end;
  for (let count = 0; count < TIMERS; count += 1) {
    yield;
    if (isDue()) timers.runNext();
    else {
      stage.world.advance(REST);
      yield;
      if (!isDue()) return;
    }
  }
}

function asksForChat({ plan: { job } }: Running): boolean {
  const state = job.expect?.state;
  return typeof state === 'object' && state !== null && 'chat' in state;
}

/** Who gets a chat is decided when there is one, so that is when its state is looked at. */
function* chat(running: Running): Steps {
  const simulator = running.simulator();
  if (!simulator || simulator.state().session === null) return;
  simulator.visitorMessage(HELLO);
  yield* settle(running);
  running.look();
}

/** Whatever listens on the page fires; then the visitor writes, operators answer, go and come. */
function* visit(running: Running, isHeard: boolean): Steps {
  const { page } = running;
  const sources = [...page.elements().map(({ source }) => source), ...page.others()];
  for (const source of sources) {
    for (const type of source.types().sort()) {
      if (LOADING.test(type)) continue;
      source.fire(type);
      yield* settle(running);
    }
  }
  if (!isHeard) return;
  for (const act of acts(running)) {
    act();
    yield* settle(running);
  }
}

function acts(running: Running): (() => void)[] {
  const { page, plan } = running;
  const simulator = running.simulator();
  if (!simulator || simulator.state().session === null) return [];
  const { view } = page.stage.world;
  const [trigger] = plan.job.simulator?.account?.triggers ?? [];
  return [
    () => trigger && simulator.showTrigger(trigger.id),
    () => view.actions()?.open(),
    () => simulator.visitorMessage(HELLO),
    () => simulator.operatorMessage('Hello, how can we help you?'),
    () => view.actions()?.close(),
    () => simulator.operatorMessage('Are you still there?'),
    () => simulator.setOnline(false),
    () => simulator.setOnline(true),
  ];
}
