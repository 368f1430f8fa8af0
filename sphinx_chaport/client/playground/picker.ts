/** Picking what to try: a name of the API, and one of its examples. */
import { api } from '../core/api';
import { make, named } from './dom';
import { optionPaths } from './facts';
import type { Library } from './library';
import type { Context, Sample, Say, Subject } from './types';

type Pick = (sample: Sample) => void;

/** Null where there is nothing to pick. */
export function makePicker(context: Context, library: Library, pick: Pick): HTMLElement | null {
  const { data, say } = context;
  const examples = makeExamples(context, pick);
  examples.show(data.samples);
  if (data.subject) {
    return data.samples.length > 1 ? make('div', 'chaport-play-picker', examples.element) : null;
  }
  const about = makeAbout(context);
  about.show(data.samples[0]?.subject ?? null);
  const names = makeNames(context, library, (found) => {
    const [first] = found;
    about.show(first?.subject ?? null);
    examples.show(found, first ? '' : say('pick.none'));
    if (first) pick(first);
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

/** All names by kind: those of the API, and once the library is there, those that have examples. */
function makeNames(
  { say, announce, data }: Context,
  library: Library,
  choose: (found: readonly Sample[]) => void,
): HTMLElement {
  const select = make('select');
  select.append(...groupsOf(say, namesOfApi()));
  const [first] = data.samples;
  if (first?.subject) select.value = keyOf(first.subject);
  select.addEventListener('focus', () => void library.samples().catch(() => undefined));
  select.addEventListener('change', async () => {
    const key = select.value;
    try {
      const all = await library.samples();
      select.replaceChildren(
        ...groupsOf(
          say,
          all.flatMap(({ subject }) => subject ?? []),
        ),
      );
      select.value = key;
      choose(all.filter(({ subject }) => subject && keyOf(subject) === key));
    } catch {
      announce(say('pick.failed'));
    }
  });
  return make('label', '', make('span', '', say('pick.name')), select);
}

function namesOfApi(): Subject[] {
  const of = (kind: Subject['kind'], names: readonly string[]) =>
    names.map((name) => ({ kind, name }));
  return [
    ...of('method', Object.keys(api.methods)),
    ...of('event', api.events),
    ...of('option', optionPaths(api.options)),
  ];
}

function groupsOf(say: Say, subjects: readonly Subject[]): HTMLElement[] {
  return (['method', 'event', 'option'] as const).map((kind) => {
    const names = subjects.filter((each) => each.kind === kind).map(({ name }) => name);
    const options = [...new Set(names)].map((name) => new Option(name, keyOf({ kind, name })));
    const group = make('optgroup', '', ...options);
    group.label = say(`pick.${kind}s`);
    return group;
  });
}

function makeExamples({ say, model }: Context, pick: Pick) {
  const select = make('select');
  const note = make('span', 'chaport-play-note');
  const label = make('label', '', make('span', '', say('pick.example')), select);
  const element = make('div', '', label, note);
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
    show(found: readonly Sample[], said = '') {
      samples = found;
      note.textContent = said;
      select.replaceChildren(...found.map(({ id, title }) => new Option(title, id)));
      label.hidden = found.length < 2;
      element.hidden = label.hidden && !said;
    },
  };
}
