/** Programs as the checker runs them: what their code throws is followed to its place. */
import { placeOf } from '../pair/positions';
import { evaluate, FIRST, layOut, type Spot } from './program';
import type { Job, Place, Prepared } from './types';

type At = (place: number) => void;
type Track = (promise: PromiseLike<unknown>) => unknown;

export interface Compiled {
  /** Runs the setup; the example and the cleanup then run in its scope. */
  start(at: At, track: Track): [example: (at: At) => void, cleanup: () => void];
  /** Where a line of the engine's is. */
  place(line: number, column: number): Place | null;
}

/** Compiles without running. Throws a SyntaxError for what the engine cannot read. */
export function compile(example: Prepared, job: Job): Compiled {
  const { text, place } = layOut(example, job);
  return {
    start: evaluate(text) as Compiled['start'],
    place(line, column) {
      const spot = place(line, column);
      return spot && authorsPlace(spot);
    },
  };
}

function authorsPlace({ part, index, line, column, prepared }: Spot): Place {
  const units = unitsBefore(prepared.code.split('\n')[line - 1] ?? '', column);
  return { part, index, line, column: units, author: placeOf(prepared.positions, line, units) };
}

/** A column in UTF-16 units, however the engine counts. */
function unitsBefore(text: string, column: number): number {
  if (!/[^\0-\x7f]/.test(text) || !countsBytes()) return column;
  let bytes = 1;
  let units = 1;
  for (const sign of text) {
    if (bytes >= column) break;
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    units += sign.length;
  }
  return units;
}

/** Whether the engine counts columns in bytes of UTF-8. */
function countsBytes(): boolean {
  return probe('\u00e9') !== probe('e');
}

function probe(sign: string): number {
  const error = evaluate(`${'\n'.repeat(FIRST)}(()=>{'${sign}';return new Error()})()`) as Error;
  return lineOf(error)?.[1] ?? 0;
}

const linesOf = new WeakMap<object, [number, number]>();

interface Site {
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

/** Has the engine remember, for each error, the first place that is in a program. */
export function watchErrors(): void {
  Object.assign(Error, {
    stackTraceLimit: 50,
    prepareStackTrace(error: Error, sites: Site[]) {
      for (let index = 0; index < sites.length; index += 1) {
        const line = sites[index]?.getLineNumber() ?? 0;
        if (line < FIRST) continue;
        linesOf.set(error, [line, sites[index]?.getColumnNumber() ?? 1]);
        break;
      }
      return `${error.name}: ${error.message}`;
    },
  });
}

/** Line and column of an error in its program. */
export function lineOf(error: unknown): [number, number] | null {
  if (typeof error !== 'object' || error === null) return null;
  try {
    // Some engines look for the place only now.
    void (error as Error).stack;
  } catch {
    return null;
  }
  return linesOf.get(error) ?? null;
}
