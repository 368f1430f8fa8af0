/** A clock that stands still until it is told to go on. */
import type { Cancel, Clock } from '../core/ports';

export interface VirtualClock extends Clock {
  /** Lets time pass; what was asked for meanwhile runs by its time, then in the order of asking. */
  advance(milliseconds: number): void;
}

interface Timer {
  at: number;
  run: () => void;
}

export function createClock(start: number): VirtualClock {
  let time = start;
  /** In the order of running. */
  const timers: Timer[] = [];

  function after(delay: number, run: () => void): Cancel {
    const timer = { at: time + Math.max(0, delay), run };
    const later = timers.findIndex((other) => other.at > timer.at);
    timers.splice(later < 0 ? timers.length : later, 0, timer);
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  }

  function advance(milliseconds: number): void {
    const end = time + milliseconds;
    for (let next = timers[0]; next && next.at <= end; next = timers[0]) {
      timers.shift();
      time = Math.max(time, next.at);
      next.run();
    }
    time = end;
  }

  return { now: () => time, after, advance };
}
