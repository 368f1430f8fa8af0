/**
 * Derives the traditional and the queue form of an example from the author's code.
 *
 * The author writes what runs once the API is ready. Nothing is printed from a syntax tree: the forms are
 * edits of the author's own text, so formatting and comments stay.
 */

import { type Api, findApi } from './api';
import { parseArguments } from './arguments';
import { apply, newEdits, written } from './edits';
import { jobText } from './host';
import { findUncertainNames } from './misuse';
import { commandOf, marksIn, unknownNames } from './names';
import { topLevel } from './order';
import { asFinding, caught, parse, parseExpression, problemAt, type Tree } from './parse';
import { place } from './placement';
import { type Piece, piecesOf, within } from './positions';
import { type Prepared, preparer } from './prepare';
import { caution, none, queueForm } from './queue';
import { lateSessions } from './sessions';
import { nameApi, traditionalForm } from './traditional';
import type { DraftForm, Facts, Finding, Form, Pair, ProblemData, Request } from './types';
import { isDiscarded } from './usage';

export { argumentsOf } from './arguments';
export { type Piece, placeOf } from './positions';
export { type Prepared, prepare } from './prepare';
export type { Facts, Form, Name, Pair, ProblemData, Request } from './types';
export { type Usage, usage } from './unknown';

interface Draft {
  traditional: DraftForm;
  queue: DraftForm;
  findings: Finding[];
  /** Null where the code cannot be read. */
  tree: Tree | null;
}

const reasons = {
  refused: 'This form cannot be derived from the code as it is written.',
  unused:
    'This code calls no method and waits for no event, so it is the same for both interfaces.',
  queueFirst:
    'This example is written for the command queue: it works before the script has arrived, ' +
    'when the methods are not there yet.',
};

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
    const made = apply(edits);
    return piecesOf(made.code, args, within(made.spans, moved, Math.min(first, last), last));
  };
  const request = { code, form: 'traditional', wrap: 'auto' } as const;
  return attempt(request, facts, (draft) => both(draft, way));
}

/** Both forms of an example as the checker runs them. */
export interface Ready {
  traditional: Prepared | null;
  queue: Prepared | null;
  problems: ProblemData[];
}

/** The same as `derive`, `positions` and `prepare` together, with the code read once. */
export function ready(request: Request, facts: Facts): Ready {
  return attempt(request, facts, (draft) => {
    const problems = problemsOf(draft, (finding) => problemAt(request.code, finding));
    const prepared = draft.tree && preparer(draft.tree);
    return { ...both(draft, ({ edits }) => (edits && prepared?.(edits)) ?? null), problems };
  });
}

function both<T>({ traditional, queue }: Draft, make: (form: DraftForm) => T) {
  return { traditional: make(traditional), queue: make(queue) };
}

/** A job for the checker, from a job as the host has it; see `host.ts`. */
export function readyJob(job: string, facts: Facts): string {
  return jobText(JSON.parse(job), (request) => ready(request, facts));
}

/** What keeps the code from being a classic script, or null. */
export function check(code: string): ProblemData | null {
  const error = caught(() => parse(code));
  return error && problemAt(code, error);
}

/** What keeps the code from being one expression, or null. */
export function checkExpression(code: string): ProblemData | null {
  const error = caught(() => parseExpression(code));
  return error && problemAt(code, error);
}

/** What `use` makes of the draft, or of a refusal where either of the two fails. */
function attempt<T>(request: Request, facts: Facts, use: (draft: Draft) => T): T {
  try {
    return use(request.form === 'queue' ? queueFirst(request, facts) : derived(request, facts));
  } catch (error) {
    return use(refusal(asFinding(error)));
  }
}

function derived(request: Request, facts: Facts): Draft {
  const tree = parse(request.code);
  const api = findApi(tree);
  const findings = [...findUncertainNames(api), ...api.findings, ...queuedCalls(api)];
  findings.push(...unknownNames(api, facts));
  const idle = api.objects.length === 0 && findings.length === 0;
  if (idle && request.wrap !== 'ready') return unused(api, facts);
  const placement = place(request, api, facts, findings);
  findings.push(...lateSessions(api, placement));
  const stops = findings.map((each) => each.stops);
  const all = stops.includes('both');
  return {
    traditional: all ? none(reasons.refused) : traditionalForm(api, facts, placement),
    queue:
      all || stops.includes('queue') ? none(reasons.refused) : queueForm(api, facts, placement),
    findings,
    tree,
  };
}

function queuedCalls(api: Api): Finding[] {
  return api.calls
    .filter((each) => each.method === 'q')
    .map(({ call }) => ({
      kind: 'javascript-unsupported',
      at: call.start,
      message: 'This is a command of the queue, in an example of the traditional form.',
      mend: 'Set ":form: queue", or call the method itself.',
      stops: 'both',
    }));
}

function queueFirst(request: Request, facts: Facts): Draft {
  const api = findApi(parse(request.code));
  const findings = [...findUncertainNames(api), ...api.findings, ...directCalls(api, facts)];
  findings.push(...unknownNames(api, facts));
  if (api.objects.length === 0 && findings.length === 0) return unused(api, facts);
  const all = findings.some((each) => each.stops === 'both');
  const edits = newEdits(request.code);
  nameApi(edits, api);
  edits.marks = () => marksIn(api, facts);
  const commands = api.calls.filter((each) => each.method === 'q');
  const values = commands.filter((each) => facts.methods[commandOf(each).method ?? '']?.returns);
  const careful = values.some((each) => !isDiscarded(api, each.call));
  const queue = { edits, reason: '', caution: careful ? caution : '' };
  return {
    traditional: none(reasons.queueFirst),
    queue: all ? none(reasons.refused) : queue,
    findings,
    tree: api.tree,
  };
}

/** In code for the queue: methods that are not there yet, and commands that the contract rules out. */
function directCalls(api: Api, facts: Facts): Finding[] {
  const direct = topLevel(api, facts)
    .filter(({ kind, method }) => kind !== 'foreign' && method !== 'q' && method !== 'on')
    .map(({ at, method }) =>
      unsupported(
        at,
        'This call fails as long as the script has not arrived.',
        `Write chaport.q('${method}').`,
      ),
    );
  const ruledOut = api.calls.flatMap((each) => {
    const method = each.method === 'q' ? commandOf(each).method : undefined;
    const fact = facts.methods[method ?? ''];
    if (fact?.queue !== false) return [];
    const message = `The method "${method}" is not for the command queue. ${fact.queueReason}`;
    return [unsupported(each.call.start, message, 'Write the example in the traditional form.')];
  });
  return [...direct, ...ruledOut];
}

function unsupported(at: number, message: string, mend: string): Finding {
  return { kind: 'javascript-unsupported', at, message, mend, stops: 'both' };
}

/** Code that has nothing to do with either interface: a configuration, say. */
function unused(api: Api, facts: Facts): Draft {
  const edits = newEdits(api.tree.source);
  edits.marks = () => marksIn(api, facts);
  const traditional = { edits, reason: '', caution: '' };
  return { traditional, queue: none(reasons.unused), findings: [], tree: api.tree };
}

function refusal(finding: Finding): Draft {
  const form = none(reasons.refused);
  return { traditional: form, queue: form, findings: [finding], tree: null };
}

function pairOf(draft: Draft, locate: (finding: Finding) => ProblemData): Pair {
  return { ...both(draft, shown), problems: problemsOf(draft, locate) };
}

function problemsOf({ findings }: Draft, locate: (finding: Finding) => ProblemData): ProblemData[] {
  return [...findings].sort((a, b) => a.at - b.at).map(locate);
}

function shown({ edits, reason, caution }: DraftForm): Form {
  if (!edits) return { code: null, reason, caution, names: [] };
  const { code, names } = apply(edits);
  return { code, reason, caution, names };
}
