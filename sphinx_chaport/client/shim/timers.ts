/** The page's timers, on the virtual clock. */
import type { Stage } from './stage';

interface Timer {
  id: number;
  at: number;
  /** The delay of an interval; null for what runs once. */
  every: number | null;
  run: unknown;
  args: unknown[];
}

export interface Timers {
  /** Calls `run` after so many milliseconds, or after each so many. The value is its id. */
  add(run: unknown, delay: unknown, args: unknown[], repeats?: boolean): number;
  clear(id: unknown): void;
  /** When the next one runs; null where none is left. */
  next(): number | null;
  /** Lets time pass until then, and runs it. */
  runNext(): void;
}

export function createTimers({ world, guard, window }: Stage): Timers {
  let timers: Timer[] = [];
  let count = 0;

  function add(run: unknown, delay: unknown, args: unknown[], repeats = false): number {
    if (typeof run !== 'function') {
      throw new TypeError('not in the sandbox: a timer with code as text');
    }
    const time = Math.max(repeats ? 1 : 0, Math.trunc(Number(delay)) || 0);
    count += 1;
    timers[timers.length] = {
      id: count,
      at: world.now() + time,
      every: repeats ? time : null,
      run,
      args,
    };
    return count;
  }

  function clear(id: unknown): void {
    timers = timers.filter((timer) => timer.id !== id);
  }

  /** The earliest, and of several the one that was asked for first. */
  function first(): Timer | undefined {
    let best: Timer | undefined;
    for (const timer of timers) {
      if (!best || timer.at < best.at || (timer.at === best.at && timer.id < best.id)) best = timer;
    }
    return best;
  }

  return {
    add,
    clear,
    next: () => first()?.at ?? null,
    runNext() {
      const timer = first();
      if (!timer) return;
      if (timer.at > world.now()) world.advance(timer.at - world.now());
      if (timer.every === null) clear(timer.id);
      else timer.at += timer.every;
      guard(timer.run, window, ...timer.args);
    },
  };
}
