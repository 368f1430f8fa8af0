/** A page described by data, with a window that fires events and a history. */
import type { Page, History as PortHistory } from '../core/ports';
import { quietly } from '../core/quietly';
import { queryOf, resolved } from '../core/urls';

/** What a test may change at any time. */
export interface PageData {
  url: string;
  title: string;
  referrer: string;
  /** The `lang` attribute of the `html` element. */
  language: string;
  complete: boolean;
  responsive: boolean;
  globals: Record<string, unknown>;
}

/** Whatever fires events: the window of a world, or another object that the page listens to. */
export interface Target {
  addEventListener(event: string, listener: (event: unknown) => void): void;
  removeEventListener(event: string, listener: (event: unknown) => void): void;
  fire(event: string): void;
}

export interface VirtualHistory extends PortHistory {
  /** How many entries of the widget's own lie over the page. */
  depth(): number;
  /** The visitor goes back one step. */
  back(): void;
}

export function createTarget(): Target {
  let listening: { event: string; listener: (event: unknown) => void }[] = [];
  return {
    addEventListener(event, listener) {
      listening.push({ event, listener });
    },
    removeEventListener(event, listener) {
      listening = listening.filter((one) => one.event !== event || one.listener !== listener);
    },
    fire(event) {
      for (const one of listening) if (one.event === event) one.listener({ type: event });
    },
  };
}

export function createHistory(): VirtualHistory {
  let depth = 0;
  let watchers: (() => void)[] = [];
  return {
    depth: () => depth,
    push() {
      depth += 1;
    },
    drop() {
      depth = Math.max(0, depth - 1);
    },
    onBack(run) {
      watchers.push(run);
      return () => {
        watchers = watchers.filter((watcher) => watcher !== run);
      };
    },
    back() {
      if (depth === 0) return;
      depth -= 1;
      for (const run of watchers) run();
    },
  };
}

export function createPage(data: PageData, window: Target, history: PortHistory): Page {
  return {
    url: () => data.url,
    link: (url) => resolved(url, data.url),
    query: queryOf,
    title: () => data.title,
    referrer: () => data.referrer,
    language: () => data.language,
    complete: () => data.complete,
    responsive: () => data.responsive,
    global: (name) => data.globals[name],
    once(target, event, run) {
      const source = asTarget(target ?? window);
      if (!source) return null;
      const stop = () => quietly(() => source.removeEventListener(event, listener));
      function listener(): void {
        stop();
        run();
      }
      const heard = quietly(() => {
        source.addEventListener(event, listener);
        return stop;
      });
      return heard ?? null;
    },
    history,
  };
}

function asTarget(value: unknown): Target | null {
  const target = value as Partial<Target>;
  const usable =
    typeof target.addEventListener === 'function' &&
    typeof target.removeEventListener === 'function';
  return usable ? (value as Target) : null;
}
