/** One playground: what stands where. */
import { type CodeView, makeCode } from './code';
import { type Conduct, createConduct } from './conduct';
import { make, named } from './dom';
import { makeOpenElsewhere } from './elsewhere';
import type { Library } from './library';
import { modelOf } from './model';
import { headed, makeMore } from './more';
import { BELOW, BESIDE, offeredParts } from './parts';
import { makePicker } from './picker';
import { sharePart } from './share';
import { makeStage } from './stage';
import { makeToolbar } from './toolbar';
import type { Context, Model, PlaygroundData, Sample, Say } from './types';

export interface Playground {
  element: HTMLElement;
  context: Context;
  /** Shows another model: a sample, or what a link brought. */
  take(model: Model): void;
  /** Runs what is there, because the reader asks for it. */
  ask(): void;
}

export interface Given {
  data: PlaygroundData;
  first: Model;
  say: Say;
  library: Library;
  /** Where the code stands on the page itself: goes to a place in it. */
  goTo: Context['goTo'];
}

export function createPlayground(given: Given): Playground {
  const { data, say } = given;
  let view: CodeView | null = null;
  const goTo: Context['goTo'] = (line, column) => (view ?? given).goTo(line, column);
  const conduct = createConduct(data, given.first, say, goTo, given.library.samples);
  const { context, live, take, ask } = conduct;
  if (!data.compact) view = makeCode(context, ask, conduct.settled);
  const element = make('div', 'chaport-play');
  if (data.compact) element.classList.add('chaport-play-compact');
  if (data.height) element.style.setProperty('--chaport-height', data.height);
  element.append(...body(given, conduct, view), live);
  return { element, context, take, ask };
}

function body(given: Given, conduct: Conduct, view: CodeView | null): HTMLElement[] {
  const { data, library } = given;
  const { context, place, runner, ask, reset } = conduct;
  const pick = (sample: Sample) => {
    conduct.take(modelOf(sample, data, context.model.get().form));
    if (data.run) context.run();
  };
  const toolbar = makeToolbar(context, { run: ask, reset }, [
    makeOpenElsewhere(context),
    sharePart(context),
  ]);
  const stage = makeStage(context, place, runner, ask);
  const sections = (parts: typeof BELOW) =>
    parts.map(({ name, part }) => makeSection(context, name, part(context)));
  const code = make('div', '', ...(view ? [view.element] : []), toolbar);
  const main = make('div', 'chaport-play-main', code, stage, ...sections(BESIDE));
  const below = sections(BELOW);
  if (data.compact) return [main, ...below];
  const more = makeMore(context, offeredParts(data));
  const picker = makePicker(context, library, pick);
  return [...(picker ? [picker] : []), main, ...below, more];
}

function makeSection({ say }: Context, name: string, content: HTMLElement): HTMLElement {
  const title = say(`part.${name}`);
  const section = make('div', `chaport-play-${name}`, headed(title), content);
  return named(section, title, 'group');
}
