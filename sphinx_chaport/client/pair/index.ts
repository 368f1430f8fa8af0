/**
 * Derives the traditional and the queue form of an example from the author's code.
 *
 * The author writes what runs once the API is ready. Nothing is printed from a syntax tree: the forms are
 * edits of the author's own text, so formatting and comments stay.
 */

import { type Api, findApi } from './api';
import { parseArguments } from './arguments';
import { apply, newEdits } from './edits';
import { jobText } from './host';
import { findUncertainNames } from './misuse';
import { commandOf, marksIn, unknownNames } from './names';
import { topLevel } from './order';
import { asFinding, caught, parse, parseExpression, problemAt } from './parse';
import { place } from './placement';
import { type Piece, piecesOf, within } from './positions';
import { type Prepared, prepare } from './prepare';
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
  const draft = attempt(request, facts);
  return finish(draft, (finding) => problemAt(request.code, finding));
}

/** The pair for one call; its problems have positions in the text of the arguments. */
export function deriveCall(method: string, args: string, facts: Facts): Pair {
  const error = caught(() => parseArguments(args));
  if (error) return finish(refusal(error), (finding) => problemAt(args, finding));
  const { code, moved } = callOf(method, args);
  const draft = attempt({ code, form: 'traditional', wrap: 'auto' }, facts);
  // One call is shown for itself: where it stands on a page is not said.
  draft.findings = draft.findings.filter(({ kind }) => kind !== 'contradiction');
  return finish(draft, (finding) => problemAt(args, { ...finding, at: moved(finding.at) }));
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
  const { traditional, queue } = attempt(request, facts);
  return { traditional: piecesIn(traditional, request.code), queue: piecesIn(queue, request.code) };
}

/** The same for the pair of one call; the author's code is the text of the arguments. */
export function callPositions(method: string, args: string, facts: Facts): PairPositions {
  const { code, moved } = callOf(method, args);
  const { traditional, queue } = attempt({ code, form: 'traditional', wrap: 'auto' }, facts);
  const [first, last] = [args.length - args.trimStart().length, args.trimEnd().length];
  const inArguments = (form: DraftForm) => ({
    ...form,
    spans: within(form.spans, moved, Math.min(first, last), last),
  });
  return {
    traditional: piecesIn(inArguments(traditional), args),
    queue: piecesIn(inArguments(queue), args),
  };
}

/** Both forms of an example as the checker runs them. */
export interface Ready {
  traditional: Prepared | null;
  queue: Prepared | null;
  problems: ProblemData[];
}

/** The same as `derive`, `positions` and `prepare` together, with the code read once. */
export function ready(request: Request, facts: Facts): Ready {
  const draft = attempt(request, facts);
  const prepared = (form: DraftForm) =>
    form.code === null ? null : prepare(form.code, piecesIn(form, request.code));
  return {
    traditional: prepared(draft.traditional),
    queue: prepared(draft.queue),
    problems: finish(draft, (finding) => problemAt(request.code, finding)).problems,
  };
}

/** A job for the checker, from a job as the host has it; see `host.ts`. */
export function readyJob(job: string, facts: Facts): string {
  return jobText(JSON.parse(job), (request) => ready(request, facts));
}

function piecesIn({ code, spans }: DraftForm, source: string): Piece[] | null {
  return code === null ? null : piecesOf(code, source, spans);
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

function attempt(request: Request, facts: Facts): Draft {
  try {
    return request.form === 'queue' ? queueFirst(request, facts) : derived(request, facts);
  } catch (error) {
    return refusal(asFinding(error));
  }
}

function derived(request: Request, facts: Facts): Draft {
  const api = findApi(parse(request.code));
  const findings = [...findUncertainNames(api), ...api.findings, ...queuedCalls(api)];
  findings.push(...unknownNames(api, facts));
  const idle = api.objects.length === 0 && findings.length === 0;
  if (idle && request.wrap !== 'ready') return unused(api, facts);
  const placement = place(request, api, facts, findings);
  findings.push(...lateSessions(api, placement));
  const stops = findings.map((each) => each.stops);
  const both = stops.includes('both');
  return {
    traditional: both ? none(reasons.refused) : traditionalForm(api, facts, placement),
    queue:
      both || stops.includes('queue') ? none(reasons.refused) : queueForm(api, facts, placement),
    findings,
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
  const both = findings.some((each) => each.stops === 'both');
  const edits = newEdits(request.code);
  nameApi(edits, api);
  edits.marks.push(...marksIn(api, facts));
  const commands = api.calls.filter((each) => each.method === 'q');
  const values = commands.filter((each) => facts.methods[commandOf(each).method ?? '']?.returns);
  const careful = values.some((each) => !isDiscarded(api, each.call));
  const queue = { ...apply(edits), reason: '', caution: careful ? caution : '' };
  return {
    traditional: none(reasons.queueFirst),
    queue: both ? none(reasons.refused) : queue,
    findings,
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
  edits.marks.push(...marksIn(api, facts));
  const traditional = { ...apply(edits), reason: '', caution: '' };
  return { traditional, queue: none(reasons.unused), findings: [] };
}

function refusal(finding: Finding): Draft {
  return { traditional: none(reasons.refused), queue: none(reasons.refused), findings: [finding] };
}

function finish(draft: Draft, locate: (finding: Finding) => ProblemData): Pair {
  const findings = [...draft.findings].sort((a, b) => a.at - b.at);
  const [traditional, queue] = [shown(draft.traditional), shown(draft.queue)];
  return { traditional, queue, problems: findings.map(locate) };
}

function shown({ code, reason, caution, names }: DraftForm): Form {
  return { code, reason, caution, names };
}
