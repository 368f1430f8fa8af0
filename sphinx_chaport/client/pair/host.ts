/** A whole job of the checker, from what the author wrote: texts in, texts out, for they cross a border. */
import type { Ready } from './index';
import { type Prepared, prepare } from './prepare';
import type { ProblemData, Request } from './types';

interface Asked {
  example: Request | null;
  setup: string[];
  cleanup: string[];
  /** An example that shows a mistake is run in spite of its problems. */
  may_have_problems: boolean;
  /** The rest of the job, as `client/check` takes it. */
  job: object;
}

/**
 * Two lines: which forms will run, and the job. Where nothing can run there is one line only, the
 * answer: its problems.
 */
export function jobText(asked: Asked, ready: (request: Request) => Ready): string {
  const problems: ProblemData[] = [];
  const prepared = (code: string): Prepared => {
    const { problem, ...found } = prepare(code);
    if (problem) problems.push(problem);
    return { ...found, problem: null };
  };
  const { example, job } = asked;
  const made = example ? ready(example) : { traditional: prepared(''), queue: null, problems: [] };
  const { traditional, queue } = made;
  problems.push(...made.problems);
  const setup = asked.setup.map(prepared);
  const cleanup = asked.cleanup.map(prepared);
  if ((problems.length > 0 && !asked.may_have_problems) || !(traditional || queue)) {
    return JSON.stringify({ problems });
  }
  const ran = example ? [traditional && 'traditional', queue && 'queue'].filter(Boolean) : [];
  const forms = { traditional, queue };
  return `${JSON.stringify(ran)}\n${JSON.stringify({ ...job, forms, setup, cleanup })}`;
}
