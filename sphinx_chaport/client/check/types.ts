/** What the checker is given and what it answers. Everything here crosses a border as JSON. */
import type { Prepared as PreparedCode } from '../pair/prepare';

/** As `chaportPair.prepare` gives it, without a problem. */
export type Prepared = Pick<PreparedCode, 'code' | 'places' | 'positions'>;

export type Form = 'traditional' | 'queue';

/** When the widget's script arrives: a number is the place in the form's code. */
export type Arrival = 'before' | number | 'after' | 'never';

export interface Job {
  forms: Record<Form, Prepared | null>;
  /** The value of `window.chaportConfig`, a JavaScript expression; without one, a plain account. */
  config?: string | null;
  simulator?: ChaportSimulator.Config;
  /** Code that runs before the example, in a scope around it. */
  setup?: Prepared[];
  /** Code that runs after all else, in the scope of `setup`. */
  cleanup?: Prepared[];
  page?: { url?: string; title?: string; referrer?: string; language?: string; absent?: string[] };
  expect?: Expectations | null;
  /** The code is only right where the script is there before (`:wrap: none`): no other arrival is tried. */
  onlyArrived?: boolean;
}

/** Each is matched as a subset; lists in order, other items may stand between. */
export interface Expectations {
  /** A part of `chaportSimulator.state()`; where it has `chat`, after the visitor has written `Hello`. */
  state?: unknown;
  /** Names of events, or `{ NAME: DATA }`. */
  events?: (string | Record<string, unknown>)[];
  /** Whole texts, in which `...` stands for anything; also of what listens until the visitor comes. */
  console?: string[];
  /** The value of the last call that gave one. */
  returns?: unknown;
  /** What an error on the console contains, or one that the code throws. */
  error?: string;
}

export interface Effect {
  /** `error` is one that a function of the page threw. */
  kind: 'call' | 'event' | 'console' | 'page' | 'error';
  /** The method, the event, the console's level, what changed on the page, or the error's name. */
  name: string;
  args?: unknown[];
  /** The event's data, the console's text, the new value on the page, or the author's line of an error. */
  value?: unknown;
  /** The widget itself wrote this on the console. */
  widget?: true;
  /** It came of what a visitor did after the expectations were looked at. */
  late?: true;
}

/** An error of the code, and where: in the prepared code, and in the author's. */
export interface Thrown {
  name: string;
  /** In the engine's words: to be shown, never compared. */
  message: string;
  form: Form;
  arrival: Arrival;
  /** Null where the engine gives none, as for what is thrown and is no error. */
  place: Place | null;
}

export interface Place {
  part: 'setup' | 'example' | 'cleanup' | 'config';
  /** Which of the setups or cleanups. */
  index: number;
  line: number;
  column: number;
  /** The same over `Prepared.positions`; columns in UTF-16 units. */
  author: [line: number, column: number];
}

export interface Failure {
  what: 'state' | 'events' | 'console' | 'returns' | 'error' | 'stub';
  expected: unknown;
  got: unknown;
  form: Form;
  arrival: Arrival;
}

export interface Difference {
  arrival: Arrival;
  traditional: Effect[];
  queue: Effect[];
  /** Where the final states differ, and not the effects: both states. */
  states: [unknown, unknown] | null;
}

export interface Result {
  /** How often code has run. */
  runs: number;
  /** How many outcomes were judged: each form under each arrival. Some of them are one run (`arrivals.ts`). */
  judged: number;
  /** Of the reference run: the first form, with the script there before. */
  effects: Effect[];
  state: unknown;
  returns: unknown;
  trace: unknown[];
  /** The first error of each kind over all runs: of the code itself, of a promise, of a function that was called later. */
  thrown: Thrown | null;
  rejected: Thrown | null;
  listener: Thrown | null;
  /** The widget's own errors on the console, each text once. */
  complaints: { text: string; form: Form; arrival: Arrival }[];
  difference: Difference | null;
  failures: Failure[];
}
