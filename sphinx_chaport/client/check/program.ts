/** An example as one function of the engine, and the way from its lines back to the parts that it was made of. */
import type { Job, Place, Prepared } from './types';

/** A place in one of the parts, by the engine's own line and column there. */
export interface Spot extends Pick<Place, 'part' | 'index' | 'line' | 'column'> {
  prepared: Prepared;
}

export interface Program {
  /** The expression of a function that runs the setup; see `Compiled.start`. */
  text: string;
  /** Where a line of the engine's is. */
  place(line: number, column: number): Spot | null;
}

/** Lines of the engine from here on are those of a program: no script of ours is so long. */
export const FIRST = 1001;

/** In the global scope. */
// biome-ignore lint/security/noGlobalEval: running code is what this is for
export const evaluate: (code: string) => unknown = eval;

export function layOut(
  example: Prepared,
  { setup = [], cleanup = [] }: Pick<Job, 'setup' | 'cleanup'>,
): Program {
  const parts: Spot[] = [];
  let text = '\n'.repeat(FIRST - 2);
  let line = FIRST - 1;
  const add = (lead: string) => {
    text += `${lead}\n`;
    line += 1;
  };
  const addCode = (part: Place['part'], codes: Prepared[]) => {
    for (const [index, prepared] of codes.entries()) {
      parts.push({ part, index, prepared, line, column: 1 });
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
  return {
    text,
    place(at, column) {
      const found = parts.filter((each) => each.line <= at).at(-1);
      return found ? { ...found, line: at - found.line + 1, column } : null;
    },
  };
}
