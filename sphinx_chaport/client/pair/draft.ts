/** Both forms before they are written: what makes each of the author's text, or why there is none. */
import { type Api, type ApiCall, findApi } from './api';
import { apply, newEdits } from './edits';
import { unsupported } from './findings';
import { findUncertainNames } from './misuse';
import { commandOf, unknownNames } from './names';
import { topLevel } from './order';
import { asFinding, parse, type Tree } from './parse';
import { place } from './placement';
import { cautionFor, none, queueForm } from './queue';
import { lateSessions } from './sessions';
import { authorsForm, traditionalForm } from './traditional';
import type { DraftForm, Facts, Finding, Form, Pair, ProblemData, Request } from './types';

export interface Draft {
  traditional: DraftForm;
  queue: DraftForm;
  findings: Finding[];
  /** Null where the code cannot be read. */
  tree: Tree | null;
}

export const reasons = {
  refused: 'This form cannot be derived from the code as it is written.',
  unused:
    'This code calls no method and waits for no event, so it is the same for both interfaces.',
  queueFirst:
    'This example is written for the command queue: it works before the script has arrived, ' +
    'when the methods are not there yet.',
  unwritten:
    'A command here is not written out, so the call that it makes is not known. ' +
    "Write each as window.chaport.q('open').",
  earlier:
    'In the traditional form all of this would wait for "ready". As it is typed, a part of it runs before, ' +
    'so the two would not do the same.',
};

/** What `use` makes of the draft, or of a refusal where either of the two fails. */
export function attempt<T>(request: Request, facts: Facts, use: (draft: Draft) => T): T {
  try {
    return use(request.form === 'queue' ? queueFirst(request, facts) : derived(request, facts));
  } catch (error) {
    return use(refusal(asFinding(error)));
  }
}

function derived(request: Request, facts: Facts): Draft {
  const tree = parse(request.code);
  const api = findApi(tree);
  const findings = findingsIn(api, facts, queuedCalls(api));
  const idle = api.objects.length === 0 && findings.length === 0;
  if (idle && request.wrap !== 'ready') return unused(api);
  const placement = place(request, api, facts, findings);
  findings.push(...lateSessions(api, placement));
  const stops = findings.map((each) => each.stops);
  const all = stops.includes('both');
  return {
    traditional: all ? none(reasons.refused) : traditionalForm(api, placement),
    queue:
      all || stops.includes('queue')
        ? none(reasons.refused)
        : queueForm(api, facts, placement, request.keep),
    findings,
    tree,
  };
}

/** What is found in code of either form, with what is in this one. */
function findingsIn(api: Api, facts: Facts, own: Finding[]): Finding[] {
  return [...findUncertainNames(api), ...api.findings, ...own, ...unknownNames(api, facts)];
}

const inTraditional = 'This is a command of the queue, in an example of the traditional form.';

function commandsOf({ calls }: Api): ApiCall[] {
  return calls.filter(({ method }) => method === 'q');
}

function queuedCalls(api: Api): Finding[] {
  const mend = 'Set ":form: queue", or call the method itself.';
  return commandsOf(api).map(({ call }) => unsupported(call, inTraditional, mend));
}

function queueFirst(request: Request, facts: Facts): Draft {
  const api = findApi(parse(request.code));
  const findings = findingsIn(api, facts, directCalls(api, facts));
  if (api.objects.length === 0 && findings.length === 0) return unused(api);
  const all = findings.some((each) => each.stops === 'both');
  const edits = newEdits(request.code);
  return {
    traditional: none(reasons.queueFirst),
    queue: all
      ? none(reasons.refused)
      : authorsForm(edits, api, cautionFor(commandsOf(api), api, facts)),
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
        { start: at },
        'This call fails as long as the script has not arrived.',
        `Write chaport.q('${method}').`,
      ),
    );
  const ruledOut = commandsOf(api).flatMap((each) => {
    const { method } = commandOf(each);
    const fact = facts.methods[method ?? ''];
    if (fact?.queue !== false) return [];
    const message = `The method "${method}" is not for the command queue. ${fact.queueReason}`;
    return [unsupported(each.call, message, 'Write the example in the traditional form.')];
  });
  return [...direct, ...ruledOut];
}

/** Code that has nothing to do with either interface: a configuration, say. */
function unused(api: Api): Draft {
  const traditional = authorsForm(newEdits(api.tree.source), api);
  return { traditional, queue: none(reasons.unused), findings: [], tree: api.tree };
}

export function refusal(finding: Finding): Draft {
  const form = none(reasons.refused);
  return { traditional: form, queue: form, findings: [finding], tree: null };
}

export function pairOf(draft: Draft, locate: (finding: Finding) => ProblemData): Pair {
  return { ...both(draft, shown), problems: problemsOf(draft, locate) };
}

export function problemsOf(
  { findings }: Draft,
  locate: (finding: Finding) => ProblemData,
): ProblemData[] {
  return [...findings].sort((a, b) => a.at - b.at).map(locate);
}

function shown({ edits, reason, caution }: DraftForm): Form {
  return { code: edits && apply(edits), reason, caution };
}

export function both<T>({ traditional, queue }: Draft, make: (form: DraftForm) => T) {
  return { traditional: make(traditional), queue: make(queue) };
}
