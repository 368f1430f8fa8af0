/** What can be told of a file without judging it: configurations, stubs, addresses, calls, each at its line. */
import type { Data } from './values';

/** `inert` is a script that no browser runs as it stands; `why` of the piece says for what reason. */
export type State = 'live' | 'commented' | 'inert';

export interface Fact {
  /** Offset in the author's file, for the order. */
  at: number;
  line: number;
  state: State;
  why: string;
}

/** The app id as it is written: text, or an expression that only a server, a build or a page can answer. */
export type Id = { text: string } | { code: string } | null;

export interface ConfigFact extends Fact {
  version: 2 | 3;
  id: Id;
  /** All options but the app id. */
  data: { [key: string]: Data };
  /** The line of each option by its path. */
  lines: [path: (string | number)[], line: number][];
  /** Something of it is put together while the page runs. */
  isPartial: boolean;
  /** Text around it is no plain JavaScript. */
  inParts: boolean;
}

/** What is wrong with the object that waits for the widget's script. */
export type Fault =
  | 'empty'
  | 'function'
  | 'no-object'
  | 'flat'
  | 'name-only'
  | 'arrow'
  | 'lost'
  | `lacks-${string}`;

export interface StubFact extends Fact {
  fault: Fault | null;
}

export interface AddressFact extends Fact {
  /** Null where the page puts it together. */
  host: string | null;
  /** The address as it is written. */
  text: string;
}

export interface CallFact extends Fact {
  kind: 'method' | 'event';
  name: string;
}

/** A script that no browser can read: none of it runs. */
export interface FailureFact extends Fact {
  message: string;
  /** The offsets of the script. */
  from: number;
  to: number;
}

export interface Facts {
  configs: ConfigFact[];
  stubs: StubFact[];
  addresses: AddressFact[];
  calls: CallFact[];
  failures: FailureFact[];
  /** Offsets of `else` in templates: what stands on both sides is never on one page. */
  branches: number[];
}

export function noFacts(): Facts {
  return { configs: [], stubs: [], addresses: [], calls: [], failures: [], branches: [] };
}
