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
  const seen = without(code, inserted);
  const at = (line: number, column: number): Place => {
    const found = place(line, column);
    if (found?.part !== 'example') return null;
    const offset = offsetOf(code, found.line, found.column);
    return placeAt(seen, before(offset, inserted));
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

function without(code: string, inserted: Inserted): string {
  let seen = code;
  // From the front: each place is one in the text that is left.
  for (const [at, length] of inserted) seen = seen.slice(0, at) + seen.slice(at + length);
  return seen;
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

function offsetOf(code: string, line: number, column: number): number {
  const lines = code.split('\n').slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function placeAt(code: string, offset: number): Place {
  const lines = code.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
