/**
 * Derives the traditional and the queue form of an example from the author's code.
 *
 * The author writes what runs once the API is ready. Nothing is printed from a syntax tree: the forms are
 * edits of the author's own text, so formatting and comments stay.
 */

import { parseArguments } from './arguments';
import { attempt, both, pairOf, problemsOf, refusal } from './draft';
import { apply } from './edits';
import { jobText } from './host';
import { spansOf, written } from './origins';
import { caught, type Node, parse, problemAt } from './parse';
import { type Piece, piecesOf, within } from './positions';
import { type Prepared, preparer } from './prepare';
import type { Language } from './tame';
import type { DraftForm, Facts, Finding, Pair, ProblemData, Request } from './types';

export function derive(request: Request, facts: Facts): Pair {
  return attempt(request, facts, (draft) =>
    pairOf(draft, (finding) => problemAt(request.code, finding)),
  );
}

/** The pair for one call; its problems have positions in the text of the arguments. */
export function deriveCall(method: string, args: string, facts: Facts): Pair {
  const error = caught(() => parseArguments(args));
  if (error) return pairOf(refusal(error), (finding) => problemAt(args, finding));
  const { code, moved } = callOf(method, args);
  return attempt({ code, form: 'traditional', wrap: 'auto' }, facts, (draft) => {
    // One call is shown for itself: where it stands on a page is not said.
    const findings = draft.findings.filter(({ kind }) => kind !== 'contradiction');
    const at = (finding: Finding) => problemAt(args, { ...finding, at: moved(finding.at) });
    return pairOf({ ...draft, findings }, at);
  });
}

/** The code of one call, and where its places are in the text of the arguments. */
function callOf(method: string, args: string): { code: string; moved: (at: number) => number } {
  const lead = args.length - args.trimStart().length;
  const head = `chaport.${method}(`;
  const tail = /\/\/[^\n]*$/.test(args.trim()) ? '\n);' : ');';
  const moved = (at: number) => at - head.length + lead;
  return { code: head + args.trim() + tail, moved };
}

/** Where the text of each form comes from, in the author's code; null where there is no form. */
export interface PairPositions {
  traditional: Piece[] | null;
  queue: Piece[] | null;
}

export function positions(request: Request, facts: Facts): PairPositions {
  const way = ({ edits }: DraftForm) => edits && written(edits).positions;
  return attempt(request, facts, (draft) => both(draft, way));
}

/** The same for the pair of one call; the author's code is the text of the arguments. */
export function callPositions(method: string, args: string, facts: Facts): PairPositions {
  const { code, moved } = callOf(method, args);
  const [first, last] = [args.length - args.trimStart().length, args.trimEnd().length];
  const way = ({ edits }: DraftForm) => {
    if (!edits) return null;
    return piecesOf(apply(edits), args, within(spansOf(edits), moved, Math.min(first, last), last));
  };
  const request = { code, form: 'traditional', wrap: 'auto' } as const;
  return attempt(request, facts, (draft) => both(draft, way));
}

/** Both forms of an example as the checker runs them. */
export interface Ready {
  traditional: Prepared | null;
  queue: Prepared | null;
  problems: ProblemData[];
  /** What the author wrote; null where it cannot be read. */
  program: Node | null;
}

/** The same as `derive`, `positions` and `prepare` together, with the code read once. */
export function ready(request: Request, facts: Facts): Ready {
  return attempt(request, facts, (draft) => {
    const problems = problemsOf(draft, (finding) => problemAt(request.code, finding));
    const prepared = draft.tree && preparer(draft.tree);
    const program = draft.tree?.program ?? null;
    return {
      ...both(draft, ({ edits }) => (edits && prepared?.(edits)) ?? null),
      problems,
      program,
    };
  });
}

/** A job for the checker, from a job as the host has it; see `host.ts`. */
export function readyJob(job: string, facts: Facts, language: Language): string {
  return jobText(JSON.parse(job), (request) => ready(request, facts), language);
}

/** What keeps the code from being a classic script, or null. */
export function check(code: string): ProblemData | null {
  const error = caught(() => parse(code));
  return error && problemAt(code, error);
}
