// A button that runs an example in its place. All that it needs beyond the page's own text stands in one
// block of JSON; the playground itself is loaded when a button is pressed for the first time.

import type { FormText, PlaygroundData, Sample } from '../playground/types.js';
import type { Form } from '../sandbox/protocol.js';
import { addTool, barOf } from './bar.js';
import { load } from './files.js';
import type { Say } from './words.js';

const FILES = ['words.js', 'playground.css', 'playground.js'];

/** What `html/run_buttons.py` writes; what is usual is left out. */
interface Runs {
  page: PlaygroundData['page'];
  config: string;
  playground: string;
  simulators: Sample['simulator'][];
  examples: Run[];
}

interface Run
  extends Partial<Pick<Sample, 'id' | 'form' | 'wrap' | 'config' | 'setup' | 'cleanup'>> {
  /** `method:open`, of an example of the registry. */
  subject?: string;
  /** Which of the environments it is run in. */
  simulator?: number;
  isConfig?: boolean;
}

export function addRunButtons(say: Say): void {
  const block = document.getElementById('chaport-run');
  if (!block) return;
  const runs: Runs = JSON.parse(block.textContent ?? '');
  for (const example of document.querySelectorAll<HTMLElement>('[data-chaport-run]')) {
    const run = runs.examples[Number(example.dataset.chaportRun)];
    const bar = barOf(example);
    if (run && bar) addButton(bar, say, () => open(example, dataOf(example, run, runs)));
  }
}

/** Pressed again, it runs the form that is shown now. */
function addButton(bar: HTMLElement, say: Say, start: () => Promise<void>): void {
  const button = addTool(bar, say('run'), async () => {
    button.ariaBusy = 'true';
    const word = await start().then(
      () => 'run',
      () => 'failed',
    );
    button.textContent = say(word);
    button.ariaBusy = null;
  });
}

async function open(example: HTMLElement, data: PlaygroundData): Promise<void> {
  if (!(await isLoadedByPage())) await Promise.all(FILES.map(load));
  window.chaportPlayground?.open(example, data);
}

/** A page that shows a playground of its own asks for all of it, and may still be at it. */
async function isLoadedByPage(): Promise<boolean> {
  if (!document.querySelector('.chaport-playground')) return false;
  if (document.readyState !== 'complete')
    await new Promise((done) => addEventListener('load', done));
  return Boolean(window.chaportPlayground);
}

function dataOf(
  example: HTMLElement,
  run: Run,
  { page, config, playground, simulators }: Runs,
): PlaygroundData {
  return {
    subject: null,
    run: true,
    compact: true,
    samples: [sampleOf(example, run, simulators[run.simulator ?? 0] ?? {})],
    config,
    simulator: {},
    page,
    real: null,
    playground,
    links: {},
  };
}

function sampleOf(example: HTMLElement, run: Run, simulator: Sample['simulator']): Sample {
  const { form = 'traditional', subject, isConfig, ...rest } = run;
  const forms = { traditional: formOf(example, 'traditional'), queue: formOf(example, 'queue') };
  if (isConfig) forms.traditional = forms.queue = { code: '', reason: '' };
  const [kind, name] = subject?.split(/:(.*)/) ?? [];
  return {
    id: example.id,
    title: example.querySelector('.chaport-caption')?.textContent ?? '',
    code: forms[form].code ?? '',
    wrap: 'auto',
    config: '',
    setup: '',
    cleanup: '',
    ...rest,
    subject: kind && name ? ({ kind, name } as Sample['subject']) : null,
    form,
    forms,
    simulator,
  };
}

/** What the page shows of a form; where lines are hidden, its fold has all of them. */
function formOf(example: HTMLElement, name: Form): FormText {
  const form = example.querySelector(`[data-chaport-form="${name}"]`);
  const code = form?.querySelector('.chaport-whole pre') ?? form?.querySelector('pre');
  const reason = form?.querySelector('.chaport-reason')?.textContent ?? '';
  return { code: code?.textContent?.trimEnd() ?? null, reason };
}
