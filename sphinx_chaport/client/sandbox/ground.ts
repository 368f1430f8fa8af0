/** What a run stands on: the worker with its global scope, or nothing but data where no code may run. */
import type { Page, Stage } from '../shim';
import type { Form, Line, RunRequest } from './protocol';

type Global = Record<PropertyKey, unknown>;
export type Place = Line['place'];

/** Code of a form that can run, as in `check/program.ts`. */
export interface Ready {
  start(
    at: (place: number) => void,
    track: (promise: PromiseLike<unknown>) => unknown,
  ): [example: (at: (place: number) => void) => void, cleanup: () => void];
  places: number;
  /** Where in the code that the reader sees something was thrown; null where that cannot be told. */
  placeOf(cause: unknown): Place;
}

export interface Ground {
  /** Where `chaport` and its like are. */
  global: Global;
  open(stage: Stage): Page;
  close(): void;
  /** A line instead where the code cannot be read. */
  ready(request: RunRequest, form: Form): Promise<Ready | Line>;
  config(request: RunRequest): unknown;
  track(promise: PromiseLike<unknown>): unknown;
  /** Everything that waits for promises has run. */
  turn(): Promise<void>;
  now(): number;
  every(milliseconds: number, run: () => void): void;
  /** Hears of what was thrown where nobody could catch it, and what to say before its name. */
  onStray(hear: (cause: unknown, prefix?: string) => void): void;
}
