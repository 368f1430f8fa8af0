/** A whole world for one page load: everything that the core needs, made of data, with no chance in it. */
import type { Drawing } from '../core/drawing';
import type { Ports } from '../core/ports';
import { createClock } from './clock';
import { createHistory, createPage, createTarget, type PageData, type Target } from './page';
import { createRandom } from './random';
import { type CollectingView, createView } from './view';

export interface WorldOptions extends Partial<PageData> {
  seed?: number;
  /** The time at the beginning, in milliseconds. */
  now?: number;
  /** What the browser keeps already; changed in place, so it can be handed to the next page. */
  storage?: Record<string, string>;
  /** Why the chat cannot open in a place; null where it can, which is the default. */
  refuse?: (place: Chaport.OpenIn) => string | null;
}

export interface Line {
  level: 'error' | 'warning';
  message: string;
  cause?: unknown;
}

export interface World {
  ports: Ports;
  /** What stands for the global `window.chaport` and `window.chaportConfig`. */
  host: { chaport?: unknown; chaportConfig?: unknown };
  page: PageData;
  window: Target;
  /** What stands on the console, in order. */
  console: Line[];
  storage: Record<string, string>;
  view: CollectingView;
  /** What is drawn now. */
  drawing(): Drawing | undefined;
  now(): number;
  advance(milliseconds: number): void;
  /** How many entries of the widget's own lie in the history. */
  depth(): number;
  /** The visitor presses Back. */
  back(): void;
}

const PAGE = {
  url: 'https://example.com/',
  title: 'Example',
  referrer: '',
  language: '',
  complete: true,
  responsive: true,
};

export function createWorld(options: WorldOptions = {}): World {
  const { seed = 1, now = 0, storage = {}, refuse = () => null, ...given } = options;
  const clock = createClock(now);
  const history = createHistory();
  const window = createTarget();
  const page = { ...PAGE, globals: {}, ...given };
  const lines: Line[] = [];
  const view = createView(clock, refuse);
  const ports: Ports = {
    clock,
    random: createRandom(seed),
    storage: storageOver(storage),
    page: createPage(page, window, history),
    console: consoleInto(lines),
    view: view.make,
  };
  return {
    ports,
    host: {},
    page,
    window,
    console: lines,
    storage,
    view,
    drawing: () => view.drawings.at(-1),
    now: clock.now,
    advance: clock.advance,
    depth: history.depth,
    back: history.back,
  };
}

function storageOver(storage: Record<string, string>): Ports['storage'] {
  return {
    read: (name) => storage[name] ?? null,
    write(name, text) {
      storage[name] = text;
    },
    remove(name) {
      delete storage[name];
    },
  };
}

function consoleInto(lines: Line[]): Ports['console'] {
  return {
    error(message, cause) {
      lines.push(
        cause === undefined ? { level: 'error', message } : { level: 'error', message, cause },
      );
    },
    warn: (message) => void lines.push({ level: 'warning', message }),
  };
}
