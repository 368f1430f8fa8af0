/** A whole job of the checker, from what the author wrote: texts in, texts out, for they cross a border. */
import type { Ready } from './derive';
import type { Node } from './parse';
import { type Prepared, prepare } from './prepare';
import { areTame, type Language } from './tame';
import type { ProblemData, Request } from './types';

interface Asked {
  example: Request | null;
  setup: string[];
  cleanup: string[];
  /** An example that shows a mistake is run in spite of its problems. */
  may_have_problems: boolean;
  /** The rest of the job, as `client/check` takes it. */
  job: { config: string | null };
  /** Whether the way back to the author's code is wanted also where the code is tame. */
  exact?: boolean;
}

/**
 * Three lines: whether the code is tame (`tame.ts`) or wild, which forms will run, and the job. Where
 * nothing can run there is one line only, the answer: its problems. Tame code comes without the way back to the
 * author's, which takes long and is wanted only where something is wrong; then it is asked for again.
 */
export function jobText(
  asked: Asked,
  ready: (request: Request) => Ready,
  language: Language,
): string {
  const problems: ProblemData[] = [];
  const prepared = (code: string): Prepared => {
    const { problem, ...found } = prepare(code);
    if (problem) problems.push(problem);
    return { ...found, problem: null };
  };
  const { example, job } = asked;
  const made = example ? ready(example) : { ...nothing, traditional: prepared('') };
  const { traditional, queue, program } = made;
  problems.push(...made.problems);
  const setup = asked.setup.map(prepared);
  const cleanup = asked.cleanup.map(prepared);
  if ((problems.length > 0 && !asked.may_have_problems) || !(traditional || queue)) {
    return JSON.stringify({ problems });
  }
  const ran = example ? [traditional && 'traditional', queue && 'queue'].filter(Boolean) : [];
  const isTame = areTame(codesOf(asked, program), language);
  const form = isTame && !asked.exact ? brief : whole;
  const forms = { traditional: form(traditional), queue: form(queue) };
  const kind = isTame ? 'tame' : 'wild';
  return `${kind}\n${JSON.stringify(ran)}\n${JSON.stringify({ ...job, forms, setup, cleanup })}`;
}

type Given = Prepared | null;

const whole = (form: Given): Given => form;

function brief(form: Given): Given {
  return form && { code: form.code, positions: [], places: form.places, problem: form.problem };
}

const nothing: Ready = { traditional: null, queue: null, problems: [], program: null };

/** All that the author wrote, as programs. */
function codesOf({ setup, cleanup, job }: Asked, program: Node | null): (Node | string)[] {
  const config = job.config ? [`(${job.config}\n)`] : [];
  return [...(program ? [program] : []), ...setup, ...cleanup, ...config];
}
