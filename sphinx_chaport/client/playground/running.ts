/** Runs what the model holds: makes a request of it, and keeps what the run tells. */

import { base } from '../samples/files';
import type { Host, Step } from '../sandbox/host';
import type { Act, Program, Report, RunRequest } from '../sandbox/protocol';
import type { Deriving } from './code/deriving';
import { dataOf, loadDeriver } from './deriver';
import { nothingSeen } from './model';
import { loadSandbox } from './sandbox';
import type { Model, Seen, Store } from './types';

/** Milliseconds after which a run ends by itself. */
const LIMIT = 10_000;
/** Reports come in crowds: what is shown changes once in so many milliseconds. */
const PACE = 30;

export interface Runner {
  run(): void;
  stop(): void;
  /** Ends what runs, and forgets what it told. */
  forget(): void;
  /** Finds the lines that the script may arrive before. */
  findPlaces(): void;
  /** Does something to the run that is there. */
  act(act: Act): void;
  /** What the page allows, once that has been tried. */
  step(): Step | null;
}

interface Given {
  model: Store<Model>;
  seen: Store<Seen>;
  /** What the frames stand in. */
  place: HTMLElement;
  deriving: Deriving;
}

export function createRunner(given: Given): Runner {
  const { model, seen, place } = given;
  // Of several runs only the last may say anything.
  let current = 0;
  let step: Step | null = null;
  let host: Host | undefined;

  /** Undefined where not even the script can be had. */
  async function hosted(): Promise<Host | undefined> {
    const sandbox = await loadSandbox().catch(() => undefined);
    host ??= sandbox?.createHost(place, base);
    return host;
  }

  async function start(): Promise<void> {
    current += 1;
    const mine = current;
    const isLast = () => mine === current;
    seen.set({ ...nothingSeen(model.get().form), status: 'running' });
    const found = await hosted();
    step = (await found?.step()) ?? 'none';
    await given.deriving.settled();
    const request = step === 'none' ? null : await requestOf(given, step);
    if (!isLast()) return;
    if (!request) seen.set({ status: 'blocked' });
    else
      found?.run(
        request,
        paced((reports) => isLast() && seen.set(told(seen.get(), reports))),
      );
  }

  function end(status: 'stopped' | 'idle'): void {
    current += 1;
    host?.act({ act: 'stop' });
    seen.set(status === 'idle' ? nothingSeen(model.get().form) : { status });
  }

  return {
    run: () => void start().catch(() => seen.set({ status: 'crashed' })),
    stop: () => end('stopped'),
    forget: () => end('idle'),
    findPlaces: () => void findPlaces(given).catch(() => undefined),
    act: (act) => host?.act(act),
    step: () => step,
  };
}

/** Null where this page allows nothing of what was asked for. */
async function requestOf({ model }: Given, step: Step): Promise<RunRequest | null> {
  const { form, forms, arrival, config, simulator, page, setup, cleanup } = model.get();
  const reads = step === 'calls' || typeof arrival === 'number';
  const { program, expression } = reads ? await readIn() : AS_IT_STANDS;
  const request: RunRequest = {
    forms: { traditional: program(forms.traditional.code), queue: program(forms.queue.code) },
    shown: form,
    arrival,
    config: config ? expression(config) : { data: {} },
    simulator,
    page,
    setup,
    cleanup,
    limit: LIMIT,
  };
  const isPlain = request.forms[form]?.calls && 'data' in request.config;
  return step === 'calls' && !isPlain ? null : request;
}

interface Reading {
  program(code: string | null): Program | null;
  expression(config: string): RunRequest['config'];
}

const AS_IT_STANDS: Reading = {
  program: (code) => (code === null ? null : { code, places: 0, inserted: [], calls: null }),
  expression: (code) => ({ code }),
};

async function readIn(): Promise<Reading> {
  const { deriver } = await loadDeriver();
  return {
    program(code) {
      if (code === null) return null;
      const { problem, ...program } = deriver.prepare(code);
      // What cannot be read says so itself when it runs.
      return problem ? AS_IT_STANDS.program(code) : program;
    },
    expression(config) {
      const data = dataOf(config, deriver);
      return data === undefined ? { code: config } : { data };
    },
  };
}

/** Places stand on lines of their own code: what was inserted breaks none. */
async function findPlaces({ model }: Given): Promise<void> {
  const { code, places } = model.get();
  if (places.length > 0) return;
  const { deriver } = await loadDeriver();
  const prepared = deriver.prepare(code);
  if (model.get().code !== code || prepared.problem) return;
  const lines = prepared.inserted.map(([at]) => code.slice(0, at).split('\n').length);
  if (lines.length > 0) model.set({ places: lines });
}

/** What is seen after these reports. */
function told(seen: Seen, reports: readonly Report[]): Partial<Seen> {
  const next = { ...seen, trace: [...seen.trace], lines: [...seen.lines] };
  for (const report of reports) {
    if (report.kind === 'outcome') {
      next.outcomes = { ...next.outcomes, [report.form]: report.outcome };
    } else if (report.kind === 'trace') next.trace.push(...report.entries);
    else if (report.kind === 'line') next.lines.push(report.line);
    else if (report.kind === 'state') {
      next.before = next.state;
      next.state = report.state;
    } else if (report.kind === 'ended') next.status = report.why;
  }
  return next;
}

function paced(hear: (reports: Report[]) => void): (report: Report) => void {
  let waiting: Report[] = [];
  return (report) => {
    waiting.push(report);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const reports = waiting;
      waiting = [];
      hear(reports);
    }, PACE);
  };
}
