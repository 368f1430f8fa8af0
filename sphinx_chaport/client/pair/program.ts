/** A form as a playground runs it: with places for the script's arrival, and as mere calls where it is no more. */
import { type Call, callsIn } from './calls';
import { apply, insert, newEdits } from './edits';
import { caught, parse, problemAt, type Tree } from './parse';
import { placesIn } from './prepare';
import type { ProblemData } from './types';

export interface Program {
  /** What runs; `__at(k)` stands at each place. */
  code: string;
  places: number;
  /** What was inserted into the given code, by offset there. */
  inserted: [at: number, length: number][];
  /** The same without code; null where it is more than calls with data. */
  calls: Call[] | null;
  /** Why the code cannot run; then it runs nowhere. */
  problem: ProblemData | null;
}

export function prepare(code: string): Program {
  const read: { tree?: Tree } = {};
  const error = caught(() => {
    read.tree = parse(code);
  });
  if (read.tree) return programOf(read.tree);
  return { code, places: 0, inserted: [], calls: null, problem: error && problemAt(code, error) };
}

function programOf(tree: Tree): Program {
  const places = placesIn(tree.nodes);
  const edits = newEdits(tree.source);
  for (const [index, at] of places.entries()) insert(edits, at, `__at(${index});`);
  return {
    code: apply(edits),
    places: places.length,
    inserted: edits.list.map(({ start, text }) => [start, text.length]),
    calls: callsIn(tree, places),
    problem: null,
  };
}
