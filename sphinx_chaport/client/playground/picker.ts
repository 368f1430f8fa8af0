/** Picking what to try: a name of the API, and one of its examples. */
import { make, named } from './dom';
import type { Library } from './library';
import type { Context, Sample, Say, Subject } from './types';

type Pick = (sample: Sample) => void;

/** Null where there is nothing to pick. */
export function makePicker(context: Context, library: Library, pick: Pick): HTMLElement | null {
  const { data } = context;
  const examples = makeExamples(context, pick);
  examples.show(data.samples);
  if (data.subject) {
    return data.samples.length > 1 ? make('div', 'chaport-play-picker', examples.element) : null;
  }
  const about = makeAbout(context);
  about.show(data.samples[0]?.subject ?? null);
  const names = makeNames(context, library, (first, found) => {
    about.show(first.subject);
    examples.show(found);
    pick(first);
  });
  return make('div', 'chaport-play-picker', names, examples.element, about.element);
}

/** The way to where a name is explained. */
function makeAbout({ data, say }: Context) {
  const element = make('a', 'chaport-play-about', say('pick.about'));
  return {
    element,
    show(subject: Subject | null) {
      const address = subject && data.links[keyOf(subject)];
      element.hidden = !address;
      if (!address || !subject) return;
      element.href = address;
      named(element, say('pick.aboutName', { name: subject.name }));
    },
  };
}

function keyOf({ kind, name }: Subject): string {
  return `${kind}:${name}`;
}

/** All names that have examples, by kind. */
function makeNames(
  { say, announce, data }: Context,
  library: Library,
  choose: (first: Sample, found: readonly Sample[]) => void,
): HTMLElement {
  const select = make('select');
  select.append(...groupsOf(say, Object.keys(data.links)));
  const [first] = data.samples;
  if (first?.subject) select.value = keyOf(first.subject);
  select.addEventListener('focus', () => void library.samples().catch(() => undefined));
  select.addEventListener('change', async () => {
    const key = select.value;
    const all = await library.samples().catch(() => []);
    const found = all.filter(({ subject }) => subject && keyOf(subject) === key);
    const [first] = found;
    if (first) choose(first, found);
    else announce(say('pick.failed'));
  });
  return make('label', '', make('span', '', say('pick.name')), select);
}

function groupsOf(say: Say, keys: string[]): HTMLElement[] {
  return ['method', 'event', 'option'].map((kind) => {
    const group = make('optgroup');
    group.label = say(`pick.${kind}s`);
    for (const key of keys) {
      const [of, name] = key.split(':');
      if (of === kind) group.append(new Option(name, key));
    }
    return group;
  });
}

function makeExamples({ say, model }: Context, pick: Pick) {
  const select = make('select');
  const element = make('label', '', make('span', '', say('pick.example')), select);
  let samples: readonly Sample[] = [];
  select.addEventListener('change', () => {
    const chosen = samples.find(({ id }) => id === select.value);
    if (chosen) pick(chosen);
  });
  model.watch(['sample'], ({ sample }) => {
    if (sample !== null) select.value = sample;
  });
  return {
    element,
    show(found: readonly Sample[]) {
      samples = found;
      select.replaceChildren(...found.map(({ id, title }) => new Option(title, id)));
      element.hidden = found.length < 2;
    },
  };
}
