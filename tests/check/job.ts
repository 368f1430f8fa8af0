/** What the tests of the checker stand on: jobs made of an author's code, driven as the host drives them. */
import { result, run, step } from '../../sphinx_chaport/client/check';
import type { Job, Result } from '../../sphinx_chaport/client/check/types';
import { api, methodNames } from '../../sphinx_chaport/client/core/api';
import { derive, type Facts, positions, prepare } from '../../sphinx_chaport/client/pair';

const values = /^(compare|get.*)$/;

const facts: Facts = {
  methods: Object.fromEntries(
    methodNames.map((name) => [
      name,
      { returns: values.test(name), queue: name !== 'getWidgetState', queueReason: 'no' },
    ]),
  ),
  events: [...api.events],
  options: [],
};

type More = Omit<Partial<Job>, 'setup' | 'cleanup' | 'forms'> & {
  form?: 'traditional' | 'queue';
  wrap?: 'auto' | 'ready' | 'none';
  setup?: string[];
  cleanup?: string[];
};

export function jobOf(code: string, { form, wrap, setup, cleanup, ...more }: More = {}): Job {
  const request = { code, form: form ?? 'traditional', wrap: wrap ?? 'auto' } as const;
  const pair = derive(request, facts);
  const ways = positions(request, facts);
  const prepared = (name: 'traditional' | 'queue') => {
    const text = pair[name].code;
    return text === null ? null : prepare(text, ways[name]);
  };
  return {
    ...more,
    forms: { traditional: prepared('traditional'), queue: prepared('queue') },
    setup: (setup ?? []).map((text) => prepare(text)),
    cleanup: (cleanup ?? []).map((text) => prepare(text)),
  };
}

/** A job whose two forms are given as they are. */
export function pairOf(traditional: string, queue: string, more: Partial<Job> = {}): Job {
  return { ...more, forms: { traditional: prepare(traditional), queue: prepare(queue) } };
}

/** Drives a job to its end; the result has gone over the border. */
export async function check(job: Job): Promise<Result> {
  const sent = JSON.parse(JSON.stringify(job)) as Job;
  let answer = run(sent);
  if (!answer) {
    while (step()) await drained();
    answer = result();
  }
  return JSON.parse(JSON.stringify(answer)) as Result;
}

export const checked = (code: string, more?: More): Promise<Result> => check(jobOf(code, more));

/** Waits until whatever waits for promises has run. */
async function drained(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await null;
}

/** What went wrong, in short. */
export function troubles({ thrown, rejected, listener, difference, failures }: Result): unknown[] {
  return [thrown, rejected, listener, difference, ...failures].filter(Boolean);
}

export function consoleOf({ effects }: Result): unknown[] {
  return effects.filter(({ kind }) => kind === 'console').map(({ value }) => value);
}
