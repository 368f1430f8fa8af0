/** What the core needs of the world, made out of a browser's window. */
import type { Clock, Console, Ports, Random } from '../core/ports';
import { createPage } from './page';
import { createStorage } from './storage';
import { createPageView } from './view';

const PREFIX = '[chaport simulator]';
// Longer delays overflow in browsers, and run at once.
const LONGEST = 2 ** 31 - 1;

export function createPorts(view: Window, css: string): Ports {
  return {
    clock: createClock(view),
    random: createRandom(view),
    storage: createStorage(view),
    page: createPage(view),
    console: browserConsole,
    view: createPageView(view, css),
  };
}

function createClock(view: Window): Clock {
  return {
    now: () => view.performance.now(),
    after(delay, run) {
      const timer = view.setTimeout(run, Math.min(delay, LONGEST));
      return () => view.clearTimeout(timer);
    },
  };
}

function createRandom(view: Window): Random {
  return () => (view.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

const browserConsole: Console = {
  error: (message, ...cause) => console.error(`${PREFIX} ${message}`, ...cause),
  warn: (message) => console.warn(`${PREFIX} ${message}`),
};
