/** Where in the code that the reader sees something is, by the lines of the program that it was made into. */
import { FIRST, type Program } from '../check/program';
import type { Place } from './ground';

type Inserted = [at: number, length: number][];

export interface Places {
  /** Of what was thrown; null where it is not in that code. */
  of(cause: unknown): Place;
  /** Of a line and a column of the program. */
  at(line: number, column: number): Place;
}

export function placesOf(code: string, inserted: Inserted, place: Program['place']): Places {
  const at = (line: number, column: number): Place => {
    const found = place(line, column);
    if (found?.part !== 'example') return null;
    // What was inserted breaks no line.
    const start = startOf(code, found.line);
    const end = start + found.column - 1;
    return { line: found.line, column: before(end, inserted) - before(start, inserted) + 1 };
  };
  return {
    at,
    of(cause) {
      const line = lineOf(cause);
      return line && at(...line);
    },
  };
}

/** The first place of an error's stack that is in a program; lines of ours come earlier than `FIRST`. */
function lineOf(cause: unknown): [number, number] | null {
  try {
    const { stack } = cause as Error;
    for (const [, line, column] of String(stack).matchAll(/:(\d+):(\d+)/g)) {
      if (Number(line) >= FIRST) return [Number(line), Number(column)];
    }
  } catch {}
  return null;
}

/** The offset that an offset of the program had before anything was inserted. */
function before(offset: number, inserted: Inserted): number {
  let rest = offset;
  for (const [at, length] of inserted) {
    if (rest <= at) break;
    rest = Math.max(at, rest - length);
  }
  return rest;
}

/** Where a line begins. */
function startOf(code: string, line: number): number {
  return [...code.split('\n').slice(0, line - 1), ''].join('\n').length;
}
