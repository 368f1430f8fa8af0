/** What page, frame and worker of a run send each other: text behind the run's nonce, of a limited size. */
import type { Act, Report, RunRequest } from './protocol';

/** What a frame can do: run code in a worker, or only calls with data. */
export type Ability = 'whole' | 'calls';

/**
 * What a frame says to its page as `chaportSandbox`, before there is a run: `empty`, it waits for the code; `here`,
 * the code has begun; `none`, it must not run.
 */
export type Greeting = 'empty' | 'here' | 'none' | Ability;

/** From the page to an inner frame that is empty. */
export interface Code {
  chaportSandbox: 'code';
  code: string;
}

/** From the page to a frame's window, where its code waits for it; with it goes the port for all others. */
export interface Start {
  chaportSandbox: 'start';
  nonce: string;
  request: RunRequest;
}

/** What a visitor or the page's reader does to a run. */
export type Deed =
  | Exclude<Act, { act: 'stop' }>
  | { act: 'ping' }
  | { act: 'toggle' | 'close' | 'open' | 'dismiss' | 'left' }
  | { act: 'send'; text: string }
  | { act: 'fire'; name: string; type: string };

/** Something on the page that the code listens to. */
export interface Listened {
  /** The selector; `window` and `document` for these. */
  name: string;
  /** What the code wrote on it. */
  text: string;
  types: string[];
}

export type Told = Report | { kind: 'pong' } | { kind: 'listened'; listened: Listened[] };

/** More than a run ever says at once. */
const LONGEST = 2_000_000;

const { stringify } = JSON;

/** Of what JSON can hold. */
export function copyOf<T>(value: T): T {
  return JSON.parse(stringify(value));
}

export function sealed(nonce: string, content: unknown): string {
  return nonce + stringify(content);
}

/** What was sealed with this nonce; undefined for anything else. */
export function unsealed(nonce: string, data: unknown): unknown {
  if (typeof data !== 'string' || data.length > LONGEST || !data.startsWith(nonce))
    return undefined;
  try {
    return JSON.parse(data.slice(nonce.length));
  } catch {
    return undefined;
  }
}

/** Counts messages; true once they are more in a second than anybody honest sends. */
export function createFloodGate(most: number): () => boolean {
  let since = 0;
  let count = 0;
  return () => {
    const now = performance.now();
    if (now - since > 1000) {
      since = now;
      count = 0;
    }
    count += 1;
    return count > most;
  };
}
