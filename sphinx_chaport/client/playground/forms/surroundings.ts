/** Who visits which page, and what the account has: what the simulator takes for real in the next run. */
import type { Properties, Type } from '../../core/api';
import type { PageFacts } from '../../sandbox/protocol';
import { make } from '../dom';
import type { Model, Part } from '../types';
import { type Form, frame, mark, objectForm } from './frame';
import { mistakesIn, type Options } from './values';

const UTM = ['source', 'medium', 'term', 'campaign', 'content'].map((name) => `utm_${name}`);
const PERSON = { id: 'string', name: 'string' };
// So that ids stand on one line.
const ID: Type = ['like', '^[^,\\s]+$', 'an id'];

/** The form, group by group. What it has no field for stays as it is. */
const FORM: { [part: string]: Properties } = {
  environment: {
    'country?': 'CountryCode',
    'acceptLanguage?': 'string',
    'device?': ['is', 'desktop', 'ios', 'android'],
    'online?': 'boolean',
  },
  page: {
    url: 'string',
    ...Object.fromEntries(UTM.map((name) => [`${name}?`, 'string'])),
    title: 'string',
    referrer: 'string',
    language: 'string',
  },
  account: {
    'operators?': ['list', { ...PERSON, 'online?': 'boolean', 'teams?': ['list', ID] } as Type],
    'teams?': ['list', PERSON],
    'triggers?': ['list', { id: 'string', message: 'string', 'enabled?': 'boolean' }],
    'defaultRules?': ['list', 'Rule'],
  },
};

export const surroundingsPart: Part = (context) =>
  frame(context, (form) => {
    const { model, say } = context;
    const parts = Object.entries(FORM).map(([part, types]) => groupOf(form, part, types));
    form.rest.before(...parts.map(({ element }) => element));
    form.rest.after(make('p', '', say('forms.next')));
    model.watch(['simulator', 'page'], (now) => {
      for (const { show } of parts) show();
      const mistakes = Object.entries(FORM).flatMap(([part, types]) =>
        mistakesIn(types, read(now, part), part, true),
      );
      mark(form, mistakes);
    });
  });

function groupOf({ tools, changed }: Form, part: string, types: Properties) {
  const { model, say } = tools.context;
  const title = say(`forms.part.${part}`);
  const form = objectForm(tools, title, part, types, (next, before) => {
    const written = writtenTo(model.get(), part, next, before);
    const now = read({ ...model.get(), ...written }, part);
    form.keep(now);
    model.set(written);
    if (part === 'page') follow(form.element, now);
    changed();
  });
  return { element: form.element, show: () => form.show(read(model.get(), part)) };
}

/** As the form has it: nothing that is not known, and the values in the address one by one. */
function read({ simulator, page }: Model, part: string): Options {
  if (part === 'page') return { ...page, ...utmOf(page.url) };
  const own = simulator[part as 'environment' | 'account'] ?? {};
  const known = Object.entries(own).filter(
    ([key, item]) => `${key}?` in (FORM[part] ?? {}) && item !== null,
  );
  return Object.fromEntries(known) as Options;
}

function writtenTo(model: Model, part: string, next: Options, last: Options): Partial<Model> {
  if (part === 'page') return { page: pageOf(model.page, next, last) };
  const { simulator } = model;
  const before = read(model, part);
  const kept = Object.entries(simulator[part as 'environment' | 'account'] ?? {}).filter(
    ([key]) => !(key in before),
  );
  return { simulator: { ...simulator, [part]: { ...Object.fromEntries(kept), ...next } } };
}

function utmOf(url: string): { [key: string]: string } {
  if (!URL.canParse(url)) return {};
  return Object.fromEntries([...new URL(url).searchParams].filter(([key]) => UTM.includes(key)));
}

/** What was changed, which may be a value in the address. */
function pageOf(before: PageFacts, next: Options, last: Options): PageFacts {
  const page = { ...before };
  for (const key of Object.keys({ ...last, ...next })) {
    const value = next[key] as string | undefined;
    if (value === last[key]) continue;
    if (UTM.includes(key)) page.url = withValue(page.url, key, value);
    else page[key as keyof PageFacts] = value ?? '';
  }
  return page;
}

function withValue(address: string, key: string, value: string | undefined): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (value === undefined) url.searchParams.delete(key);
  else url.searchParams.set(key, value);
  return url.href;
}

/** The address and the values in it follow one another, but for the one that is being typed. */
function follow(box: HTMLElement, page: Options): void {
  for (const key of ['url', ...UTM]) {
    const input = box.querySelector<HTMLInputElement>(`[data-path="page.${key}"] > input`);
    if (input && input !== document.activeElement) input.value = String(page[key] ?? '');
  }
}
