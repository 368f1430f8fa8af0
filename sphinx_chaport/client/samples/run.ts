// A button that runs an example in its place. All that it needs beyond the page's own text stands in one
// block of JSON; the playground itself is loaded when a button is pressed for the first time.

import type { FormText, PlaygroundData, Sample } from '../playground/types.js';
import type { Form } from '../sandbox/protocol.js';
import { addTool, barOf, make } from './bar.js';
import type { Say } from './words.js';

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

/** `base` is the folder of our files. */
export function addRunButtons(base: string, say: Say): void {
  const block = document.getElementById('chaport-run');
  if (!block) return;
  const runs: Runs = JSON.parse(block.textContent ?? '');
  const load = createLoads();
  for (const example of document.querySelectorAll<HTMLElement>('[data-chaport-run]')) {
    const run = runs.examples[Number(example.dataset.chaportRun)];
    const bar = barOf(example);
    if (run && bar)
      addButton(bar, say, () => open(example, dataOf(example, run, runs, base), load));
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

async function open(example: HTMLElement, data: PlaygroundData, load: Load): Promise<void> {
  const { base } = data.files;
  const files = ['words.js', 'playground.css', 'playground.js'];
  await Promise.all(files.map((name) => load(base + name)));
  window.chaportPlayground?.open(example, data);
}

type Load = (address: string) => Promise<unknown>;

/** Every press waits for all files, and asks again for what could not be had. */
function createLoads(): Load {
  // A page that shows a playground of its own loads all of it, before anybody can press.
  if (document.querySelector('.chaport-playground')) return () => Promise.resolve();
  const loads = new Map<string, Promise<unknown>>();
  return (address) => {
    const found = loads.get(address) ?? request(address);
    loads.set(address, found);
    return found.catch((error) => {
      loads.delete(address);
      throw error;
    });
  };
}

/** A classic script, or a link to a style sheet: both also work from `file://`. */
function request(address: string): Promise<unknown> {
  const element = address.endsWith('.css')
    ? make('link', { rel: 'stylesheet', href: address })
    : make('script', { src: address });
  return new Promise((onload, fail) => {
    const onerror = () => {
      element.remove();
      fail(new Error(address));
    };
    document.head.append(Object.assign(element, { onload, onerror }));
  });
}

function dataOf(
  example: HTMLElement,
  run: Run,
  { page, config, playground, simulators }: Runs,
  base: string,
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
    files: { base, playground },
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
