/** An example as one function of the engine, and the way from its lines back to the parts that it was made of. */
import { placeOf } from '../pair/positions';
import type { Job, Place, Prepared } from './types';

type At = (place: number) => void;
type Track = (promise: PromiseLike<unknown>) => unknown;

export interface Program {
  /** Runs the setup; the example and the cleanup then run in its scope. */
  start(at: At, track: Track): [example: (at: At) => void, cleanup: () => void];
  /** Where a line of the engine's is. */
  place(line: number, column: number): Place | null;
}

/** Lines of the engine from here on are those of a program: no script of ours is so long. */
export const FIRST = 1001;

interface Part {
  part: Place['part'];
  index: number;
  prepared: Prepared;
  line: number;
}

/** In the global scope. */
// biome-ignore lint/security/noGlobalEval: running code is what this is for
export const evaluate: (code: string) => unknown = eval;

/** Compiles without running. Throws a SyntaxError for what the engine cannot read. */
export function compile(example: Prepared, job: Job): Program {
  const { text, place } = layOut(example, job);
  return { start: evaluate(text) as Program['start'], place };
}

/** The expression of `start` as text. */
export function layOut(
  example: Prepared,
  { setup = [], cleanup = [] }: Pick<Job, 'setup' | 'cleanup'>,
): { text: string; place: Program['place'] } {
  const parts: Part[] = [];
  let text = '\n'.repeat(FIRST - 2);
  let line = FIRST - 1;
  const add = (lead: string) => {
    text += `${lead}\n`;
    line += 1;
  };
  const addCode = (part: Part['part'], codes: Prepared[]) => {
    for (const [index, prepared] of codes.entries()) {
      parts.push({ part, index, prepared, line });
      for (const each of prepared.code.split('\n')) add(each);
    }
  };
  add('(function(__at,__track){');
  addCode('setup', setup);
  add(';return[function(__at){');
  addCode('example', [example]);
  add('},function(){');
  addCode('cleanup', cleanup);
  add('}]})');
  return { text, place: (at, column) => placeIn(parts, at, column) };
}

function placeIn(parts: Part[], at: number, column: number): Place | null {
  const found = parts.filter((each) => each.line <= at).at(-1);
  if (!found) return null;
  const { part, index, prepared } = found;
  const line = at - found.line + 1;
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
