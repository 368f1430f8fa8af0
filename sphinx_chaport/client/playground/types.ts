/** What the parts of a playground share: the page's data, the model, and how a part looks to the others. */
import type { Act, Arrival, Form, Line, Outcome, PageFacts } from '../sandbox/protocol';

/** An example that can be tried. Strings are as the build derived them, so nothing needs reading to show it. */
export interface Sample {
  /** The registry's id of the example, or the anchor on its page. */
  id: string;
  title: string;
  /** What it shows; null for an example of a page. */
  subject: Subject | null;
  /** As its author wrote it, and how: what the deriver is given. */
  code: string;
  form: Form;
  wrap: 'auto' | 'ready' | 'none';
  forms: Record<Form, FormText>;
  /** An expression for `window.chaportConfig`; the empty string for none of its own. */
  config: string;
  simulator: ChaportSimulator.Config;
  setup: string;
  cleanup: string;
}

export interface FormText {
  code: string | null;
  /** Why there is no code; the empty string where there is. */
  reason: string;
}

export interface Subject {
  kind: 'method' | 'event' | 'option';
  name: string;
}

/** In the page, as JSON in `script.chaport-playground-data` within `div.chaport-playground`. */
export interface PlaygroundData {
  /** Null for the whole: everything of the registry can be picked. */
  subject: Subject | null;
  /** Run the first sample when the page has loaded. */
  run: boolean;
  /** Only a stage, a console and a timeline: an example that is run in its own place. */
  compact: boolean;
  /** How high the stage is, as CSS says it; without one, as high as suits the widget. */
  height?: string;
  /** The first is shown. A whole playground has one here and all others in `samples-data.js`. */
  samples: Sample[];
  /** The site's own configuration and account. */
  config: string;
  simulator: ChaportSimulator.Config;
  page: PageFacts;
  /** Null where the page does not offer the real widget. */
  real: { appId: string; host: string } | null;
  /** The address of the site's page with the whole playground; the empty string where there is none. */
  playground: string;
  /** Of a whole playground the names of all samples, each with where it is explained: `method:open` to an address or ''. */
  links: Record<string, string>;
}

/** What the reader has made so far. Plain data: a shared link is this, and nothing else. */
export interface Model {
  sample: string | null;
  /** The text in the editor's active tab, and which one that is. */
  form: Form;
  code: string;
  /** Both forms: the active one as typed, the other derived. */
  forms: Record<Form, FormText>;
  problems: Problem[];
  config: string;
  simulator: ChaportSimulator.Config;
  page: PageFacts;
  setup: string;
  cleanup: string;
  arrival: Arrival;
  /** The line in `code` that each place for an arrival stands before; empty where nobody has looked for places. */
  places: readonly number[];
  /** Whether the code is a link's: it then never runs by itself. */
  untrusted: boolean;
}

/** Something wrong in the code of the active form, by line (from 1) and column (from 1, UTF-16). */
export interface Problem {
  line: number;
  column: number;
  /** How many characters are underlined. */
  length: number;
  message: string;
  mend: string;
}

/** What the last run has told so far. */
export interface Seen {
  status: 'idle' | 'running' | 'done' | 'stopped' | 'limit' | 'crashed' | 'blocked';
  shown: Form;
  outcomes: Record<Form, Outcome | null>;
  trace: readonly ChaportSimulator.TraceEntry[];
  state: ChaportSimulator.State | null;
  /** The state before the last change, to mark what has changed. */
  before: ChaportSimulator.State | null;
  lines: readonly Line[];
}

/** One value that parts look at and change. Listeners hear of each change once, in the order of asking. */
export interface Store<T> {
  get(): T;
  set(change: Partial<T>): void;
  /** Calls `hear` with each new value. */
  listen(hear: (now: T, before: T) => void): void;
  /** Calls `draw` now, and with each new value that differs in one of these. */
  watch(keys: readonly (keyof T)[], draw: (now: T, before: T) => void): void;
}

/** What every part of one playground is made with. */
export interface Context {
  data: PlaygroundData;
  model: Store<Model>;
  seen: Store<Seen>;
  /** A text of ours in the page's language; `{name}` in it is replaced. */
  say: Say;
  /** Tells a screen reader. */
  announce(text: string): void;
  /** Runs what the model holds; the code of a link only where the reader has asked for it. */
  run(): void;
  stop(): void;
  /** Does something to the run that is there. */
  act(act: Act): void;
  /** Puts the caret at a place of the code, both from 1. */
  goTo(line: number, column: number): void;
  /** All examples of the site; fails where they cannot be had. */
  samples(): Promise<readonly Sample[]>;
  /** Looks for `model.places`, for which the deriver is loaded; what is asked twice is done once. */
  findPlaces(): void;
}

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A part of the playground: makes its element once, and keeps it true by listening to the stores. */
export type Part = (context: Context) => HTMLElement;
