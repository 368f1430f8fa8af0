/** What the page and the frame of the real widget say to each other. */
import type { Call, Line } from '../../sandbox/protocol';

export interface RealRequest {
  /** The address of the widget's script: of `insert.js`, or for comparison of the simulator. */
  script: string;
  /** Nothing but this host may be asked for anything; null where only our own files are. */
  host: string | null;
  appId: string;
  /** The rest of the configuration: data where it is data, else an expression. */
  config: { data: unknown } | { code: string };
  code: string;
  /** How many lines of it stand above the reader's. */
  lead: number;
  /** For policies that let no code run; null where the code is more than calls. */
  calls: Call[] | null;
  /** Whether the code waits until the script is there. */
  waits: boolean;
  /** What is listened to. */
  events: readonly string[];
  /** For the simulator. */
  simulator: ChaportSimulator.Config;
  /** Milliseconds without anything new after which the run counts as done. */
  quiet: number;
  limit: number;
}

export interface RealEntry {
  /** Milliseconds since the run began. */
  t: number;
  kind: 'queued' | 'called' | 'returned' | 'arrives' | 'event';
  name: string;
  args?: unknown[];
  value?: unknown;
}

/** What the API tells of the widget, as far as it does. */
export interface RealState {
  widget: string | null;
  online: boolean | null;
}

/** `unreachable`: the script could not be loaded; `forbidden`: the site's policy lets no such code run. */
export type RealEnd = 'done' | 'limit' | 'unreachable' | 'forbidden';

export type Told =
  | { kind: 'entry'; entry: RealEntry }
  | { kind: 'line'; line: Line }
  | { kind: 'state'; state: RealState }
  | { kind: 'ended'; why: RealEnd };
