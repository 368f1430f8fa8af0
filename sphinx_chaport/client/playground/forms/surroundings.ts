/** Who visits which page, and what the account has: what the simulator takes for real in the next run. */
import type { Properties, Type } from '../../core/api';
import type { Data } from '../../read/values';
import type { PageFacts } from '../../sandbox/protocol';
import { make } from '../dom';
import type { Model, Part } from '../types';
import { objectFields } from './fields';
import { frame, mark, runOnChange } from './frame';
import type { Tools } from './place';
import { mistakesIn, type Value } from './values';

type Group = { [key: string]: Data };

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
  frame(context, (root, tools) => {
    const { model, say } = context;
    const rest = make('div', 'chaport-fields-rest');
    const again = runOnChange(context);
    const parts = Object.keys(FORM).map((part) => groupOf(tools, part, again.changed));
    const show = () => {
      for (const part of parts) part.show();
      const mistakes = Object.entries(FORM).flatMap(([part, type]) =>
        mistakesIn(type, read(model.get(), part), part, true),
      );
      mark(root, rest, mistakes);
    };
    root.append(...parts.map(({ box }) => box), rest, make('p', '', say('forms.next')));
    root.append(again.element);
    model.watch(['simulator', 'page'], show);
  });

function groupOf(tools: Tools, part: string, changed: () => void) {
  const { model, say } = tools.context;
  const type = FORM[part] ?? {};
  const box = make('fieldset', 'chaport-fields-part');
  let drawn = '';
  let last: Group = {};
  const change = (value: Value) => {
    const next = value as Group;
    const written = writtenTo(model.get(), part, next, last);
    const now = read({ ...model.get(), ...written }, part);
    last = next;
    drawn = JSON.stringify(now);
    model.set(written);
    if (part === 'page') follow(box, now);
    changed();
  };
  const show = () => {
    const value = read(model.get(), part);
    if (JSON.stringify(value) === drawn) return;
    drawn = JSON.stringify(value);
    last = value;
    const place = { type, name: part, path: part, optional: false, value, change, tools };
    box.replaceChildren(
      make('legend', '', say(`forms.part.${part}`)),
      ...objectFields(place, type),
    );
  };
  return { box, show };
}

/** As the form has it: nothing that is not known, and the values in the address one by one. */
function read({ simulator, page }: Model, part: string): Group {
  if (part === 'page') return { ...page, ...utmOf(page.url) };
  const own = simulator[part as 'environment' | 'account'] ?? {};
  const known = Object.entries(own).filter(
    ([key, item]) => `${key}?` in (FORM[part] ?? {}) && item !== null,
  );
  return Object.fromEntries(known) as Group;
}

function writtenTo(model: Model, part: string, next: Group, last: Group): Partial<Model> {
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
function pageOf(before: PageFacts, next: Group, last: Group): PageFacts {
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
function follow(box: HTMLElement, page: Group): void {
  for (const key of ['url', ...UTM]) {
    const input = box.querySelector<HTMLInputElement>(`[data-path="page.${key}"] > input`);
    if (input && input !== document.activeElement) input.value = String(page[key] ?? '');
  }
}
