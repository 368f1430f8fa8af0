/** What lies behind one playground: its stores, its run, and what its parts are made with. */
import { keepDerived } from './code/deriving';
import { make } from './dom';
import { nothingSeen } from './model';
import { createRunner, type Runner } from './running';
import { createStore } from './store';
import type { Context, Model, PlaygroundData, Say } from './types';

export interface Conduct {
  context: Context;
  /** What the frames of runs stand in. */
  place: HTMLElement;
  runner: Runner;
  /** What tells a screen reader; it has to stand in the page. */
  live: HTMLElement;
  /** When both forms are those of what has been typed. */
  settled(): Promise<void>;
  /** Runs because the reader asks for it, also the code of a link. */
  ask(): void;
  /** Puts another model in place of what was there. */
  take(next: Model): void;
  /** Back to what was put there last. */
  reset(): void;
}

export function createConduct(
  data: PlaygroundData,
  first: Model,
  say: Say,
  goTo: Context['goTo'],
  samples: Context['samples'],
): Conduct {
  const [model, seen] = [createStore(first), createStore(nothingSeen(first.form))];
  const place = make('div');
  const deriving = keepDerived({ model, say });
  const runner = createRunner({ model, seen, place, deriving });
  const live = makeLive();
  let start = first;
  // The code of a link that the reader has run: the same code may run again.
  let asked: string | null = null;

  function run(): void {
    const { untrusted, code } = model.get();
    if (!untrusted || code === asked) runner.run();
  }

  function take(next: Model): void {
    start = next;
    asked = null;
    runner.forget();
    model.set(next);
  }

  const context: Context = {
    data,
    model,
    seen,
    say,
    announce: (text) => announce(live, text),
    run,
    stop: runner.stop,
    act: runner.act,
    goTo,
    samples,
    findPlaces: runner.findPlaces,
  };
  return {
    context,
    place,
    runner,
    live,
    settled: deriving.settled,
    ask() {
      asked = model.get().code;
      run();
    },
    take,
    reset: () => take(start),
  };
}

function makeLive(): HTMLElement {
  const live = make('div', 'chaport-play-live');
  live.setAttribute('role', 'status');
  return live;
}

/** The same text twice is a change, too. */
function announce(live: HTMLElement, text: string): void {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}
