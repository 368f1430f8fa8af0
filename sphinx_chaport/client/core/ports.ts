/**
 * What the core needs of the world. It reaches for nothing itself: the clock, chance, storage, the
 * page, the console and the view are handed in, so the same inputs always give the same trace.
 */
import type { Actions, Drawing } from './drawing';

/** Takes back what was asked for; harmless when it is too late, or the second time. */
export type Cancel = () => void;

export interface Clock {
  /** Milliseconds, from any origin that stays the same. */
  now(): number;
  /** Calls `run` once after `delay` milliseconds, never synchronously. */
  after(delay: number, run: () => void): Cancel;
}

/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

/** Texts by name, as the browser keeps them between pages. Never throws. */
export interface Storage {
  read(name: string): string | null;
  write(name: string, text: string): void;
  remove(name: string): void;
}

/** The page that the widget is on. Nothing here throws. */
export interface Page {
  url(): string;
  /** The whole address that a link to `url` leads to on this page. */
  link(url: string): string;
  /** The values of an address's query by name; of a name that stands twice, the first. */
  query(url: string): ReadonlyMap<string, string>;
  title(): string;
  referrer(): string;
  /** The `lang` attribute of the `html` element, or the empty string. */
  language(): string;
  /** Whether `load` has fired. */
  complete(): boolean;
  /** Whether the page itself says that it adapts to small screens. */
  responsive(): boolean;
  /** The value of a global variable, or undefined. */
  global(name: string): unknown;
  /** Waits for one event of `target`, by default the window; null where the target fires none. */
  once(target: unknown, event: string, run: () => void): Cancel | null;
  history: History;
}

/** The browser's history, as far as an artificial entry of ours needs it. */
export interface History {
  /** Adds our entry. */
  push(): void;
  /** Goes back over our entry where it is still the current one. */
  drop(): void;
  /** Calls `run` each time the visitor goes back over our entry. */
  onBack(run: () => void): Cancel;
}

export interface Console {
  error(message: string, ...cause: [cause?: unknown]): void;
  warn(message: string): void;
}

/** What draws the widget. */
export interface View {
  /** Shows from now on what `look` gives, which is asked for at once or not at all. */
  draw(look: () => Drawing): void;
  /** Calls `then`, never synchronously, once the movement that was drawn last has ended. */
  settled(then: () => void): void;
  /** Prepares a place for the chat to open in; says why it cannot be used, or null where it can. */
  enter(place: Chaport.OpenIn): string | null;
}

/** Makes a view; `actions` is what the visitor can do in it. */
export type MakeView = (actions: Actions) => View;

export interface Ports {
  clock: Clock;
  random: Random;
  storage: Storage;
  page: Page;
  console: Console;
  view: MakeView;
}
