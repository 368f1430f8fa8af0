/** Who visits which page, and what the account has: what the simulator takes for real in the next run. */
import type { Properties, Type } from '../../core/api';
import type { Data } from '../../read/values';
import type { PageFacts } from '../../sandbox/protocol';
import { make } from '../dom';
import type { Model, Part } from '../types';
import { objectFields } from './fields';
import { frame, mark, runOnChange } from './frame';
import type { Tools } from './place';
import { isObject, mistakesIn } from './values';

const UTM = ['source', 'medium', 'term', 'campaign', 'content'].map((name) => `utm_${name}`);
const PERSON = { id: 'string', name: 'string' };

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
    'operators?': [
      'list',
      { ...PERSON, 'online?': 'boolean', 'teams?': ['list', 'string'] } as Type,
    ],
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
    const boxes = Object.keys(FORM).map((part) => {
      const box = make('fieldset', 'chaport-fields-part');
      let drawn = '';
      const show = () => {
        const value = read(model.get(), part);
        if (JSON.stringify(value) === drawn) return;
        drawn = JSON.stringify(value);
        const fields = partFields(tools, part, value, (next) => {
          const change = written(model.get(), part, next);
          drawn = JSON.stringify(read({ ...model.get(), ...change }, part));
          model.set(change);
          again.changed();
        });
        box.replaceChildren(make('legend', '', say(`forms.part.${part}`)), ...fields);
      };
      return { box, show };
    });
    const show = () => {
      for (const each of boxes) each.show();
      const mistakes = Object.entries(FORM).flatMap(([part, type]) =>
        mistakesIn(type, read(model.get(), part), part, true),
      );
      mark(root, rest, mistakes);
    };
    model.listen(show);
    root.append(
      ...boxes.map(({ box }) => box),
      rest,
      again.element,
      make('p', '', say('forms.next')),
    );
    show();
  });

function partFields(
  tools: Tools,
  part: string,
  value: Data,
  change: (value: { [key: string]: Data }) => void,
): HTMLElement[] {
  const type = FORM[part] ?? {};
  return objectFields(
    {
      type,
      name: part,
      path: part,
      optional: false,
      value,
      change: (next) => change(isObject(next) ? next : {}),
      tools,
    },
    type,
  );
}

/** As the form has it: nothing that is not known, and the values in the address one by one. */
function read({ simulator, page }: Model, part: string): { [key: string]: Data } {
  if (part === 'page') return { ...page, ...utmOf(page.url) };
  const own = simulator[part as 'environment' | 'account'] ?? {};
  const known = Object.entries(own).filter(
    ([key, item]) => `${key}?` in (FORM[part] ?? {}) && item !== null,
  );
  return Object.fromEntries(known) as { [key: string]: Data };
}

function written(model: Model, part: string, next: { [key: string]: Data }): Partial<Model> {
  if (part === 'page') return { page: pageOf(model.page, next) };
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

/** Either the address was changed, or one of the values in it. */
function pageOf(before: PageFacts, next: { [key: string]: Data }): PageFacts {
  const text = (key: keyof PageFacts) => String(next[key] ?? '');
  const page = {
    url: text('url'),
    title: text('title'),
    referrer: text('referrer'),
    language: text('language'),
  };
  if (page.url !== before.url || !URL.canParse(page.url)) return page;
  const url = new URL(page.url);
  for (const key of UTM) {
    if (next[key] === undefined) url.searchParams.delete(key);
    else url.searchParams.set(key, String(next[key]));
  }
  return { ...page, url: utmChanged(before.url, next) ? url.href : page.url };
}

function utmChanged(url: string, next: { [key: string]: Data }): boolean {
  const old = utmOf(url);
  return UTM.some((key) => old[key] !== next[key]);
}
