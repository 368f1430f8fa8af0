/**
 * What the page, the frame and the worker of a run say to each other. All of it is plain data: it
 * crosses two borders by `postMessage`, and the page trusts none of what comes back.
 */
import type { Drawing } from '../core/drawing';

export type Form = 'traditional' | 'queue';

/** When the widget's script arrives: a number is a place in the code (`chaportPair.prepare`). */
export type Arrival = 'before' | number | 'after' | 'never';

/** Code of one form. */
export interface Program {
  /** What runs. With places in it, `__at(k)` stands there. */
  code: string;
  /** How many places there are; 0 for code that was not prepared. */
  places: number;
  /** What was inserted into the code that the reader sees, by offset there: the way back for lines and columns. */
  inserted: [at: number, length: number][];
  /** The same as calls without code, for pages whose policy forbids `eval`; null where it is more than that. */
  calls: Call[] | null;
}

/** One call of the API with arguments that are data. */
export interface Call {
  /** In the queue form it is `q`, with the command in its arguments. */
  method: string;
  /**
   * A callback is `{ $callback: 'log' }`: a ready-made function that writes what it gets on the
   * console; or `{ $callback: Call[] }`, one that makes these calls.
   */
  args: unknown[];
  /** The place that stands before it, of `Program.places`. */
  at?: number;
}

/** The page that the code believes to be on. */
export interface PageFacts {
  url: string;
  title: string;
  referrer: string;
  /** The `lang` attribute of its `html` element. */
  language: string;
}

/** Everything that one run needs. A new frame and a new worker are made for it. */
export interface RunRequest {
  /** A form that does not exist is null. Both run for the timeline; `shown` is the one that is drawn. */
  forms: Record<Form, Program | null>;
  shown: Form;
  arrival: Arrival;
  /** `window.chaportConfig`: data where it is data, else the source of an expression. */
  config: { data: unknown } | { code: string };
  simulator: ChaportSimulator.Config;
  page: PageFacts;
  /** Code around the example, as the site's author wrote it. */
  setup: string;
  cleanup: string;
  /** Milliseconds after which the run ends by itself. */
  limit: number;
}

/** What a run tells. `form` says of which of the two. */
export type Report =
  /** The code begins to run. */
  | { kind: 'started' }
  /** Of each form once, all that happened up to rest, in virtual time; for the timeline. */
  | { kind: 'outcome'; form: Form; outcome: Outcome }
  /** Of the shown form, as it happens. */
  | { kind: 'trace'; entries: ChaportSimulator.TraceEntry[] }
  | { kind: 'state'; state: ChaportSimulator.State }
  | { kind: 'line'; line: Line }
  /** What is drawn; the frame draws it, the page gets only the widget's state. */
  | { kind: 'drawing'; drawing: Drawing }
  | { kind: 'ended'; why: Ended };

/** `done`: nothing is left to do. `limit`: too much time or too much said. `crashed`: the engine gave up. */
export type Ended = 'done' | 'stopped' | 'limit' | 'crashed';

/** A line of the console, or an error with its place in the code that the reader sees. */
export interface Line {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
  /** Whether the widget wrote it, and not the code. */
  widget: boolean;
  place: { line: number; column: number } | null;
}

/** One form, run to its end under the arrival that was asked for. */
export interface Outcome {
  arrival: Arrival;
  /** The code's calls before the script was there, the arrival itself, and the widget's own trace, in order. */
  entries: TimelineEntry[];
  lines: Line[];
  state: ChaportSimulator.State | null;
}

export interface TimelineEntry extends Omit<ChaportSimulator.TraceEntry, 'kind'> {
  kind: ChaportSimulator.TraceKind | 'arrives' | 'error' | 'console';
  /** Statements of the code that had run before: where it stands on the slider. */
  place: number;
}

/** What the reader does to a run. */
export type Act =
  | { act: 'stop' }
  | { act: 'visitorMessage' | 'operatorMessage'; text: string }
  | { act: 'setOnline'; online: boolean }
  | { act: 'showTrigger'; id: string };
