/** What a link may hold: each field is looked at by itself, and what is not known here is left out. */
import type { Model } from '../types';

/** A value made anew, or undefined where the given one is no such. */
type Read = (value: unknown) => unknown;

const MOST_ITEMS = 1000;
const DEEPEST = 12;

const text: Read = (value) => (typeof value === 'string' ? value : undefined);
const flag: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const count: Read = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined;

function oneOf(...values: unknown[]): Read {
  return (value) => (values.includes(value) ? value : undefined);
}

function either(first: Read, second: Read): Read {
  return (value) => {
    const found = first(value);
    return found === undefined ? second(value) : found;
  };
}

function matching(pattern: RegExp): Read {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

function list(item: Read): Read {
  return (value) =>
    Array.isArray(value)
      ? value
          .slice(0, MOST_ITEMS)
          .map(item)
          .filter((each) => each !== undefined)
      : undefined;
}

/** An object with these members only; what is missing or wrong is not in it. */
function record(members: Record<string, Read>): Read {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(members).map(([key, read]) => [
      key,
      Object.hasOwn(value, key) ? read((value as Record<string, unknown>)[key]) : undefined,
    ]);
    return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
  };
}

/** JSON of whatever shape: the widget itself looks at what it gets, and the sandbox holds it. */
function data(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((each) => data(each, depth + 1) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, each]) => [key, data(each, depth + 1)]));
}

const plain: Read = (value) => data(value);
const person = { id: text, name: text };

const simulator = record({
  environment: record({
    country: either(oneOf(null), text),
    device: oneOf('desktop', 'ios', 'android'),
    acceptLanguage: text,
    online: flag,
  }),
  account: record({
    operators: list(record({ ...person, online: flag, teams: list(text) })),
    teams: list(record(person)),
    triggers: list(plain),
    defaultRules: list(plain),
    appearance: plain,
    salt: matching(/^test-/),
    hashRequired: flag,
  }),
  faults: record({
    handOverDelay: count,
    lookup: oneOf('fail'),
    session: oneOf('fail', 'slow'),
  }),
});

const FIELDS: Record<string, Read> = {
  sample: either(oneOf(null), text),
  form: oneOf('traditional', 'queue'),
  code: text,
  config: text,
  simulator,
  // A page that no link could lead to otherwise than by saying so.
  page: record({ url: matching(/^https?:\/\//i), title: text, referrer: text, language: text }),
  setup: text,
  cleanup: text,
  arrival: either(oneOf('before', 'after', 'never'), count),
};
const PAGE = ['url', 'title', 'referrer', 'language'];

/** What a shared link is made of: all that cannot be found out again from the rest. */
export function fieldsOf(model: Model): Record<string, unknown> {
  return Object.fromEntries(Object.keys(FIELDS).map((key) => [key, model[key as keyof Model]]));
}

/** The part of a model that was in a link; null where there is no code in it. The other form is derived again. */
export function readFields(value: unknown): Partial<Model> | null {
  const found = record(FIELDS)(value) as Partial<Model> | undefined;
  if (!found || found.code === undefined || found.form === undefined) return null;
  const { page, ...rest } = found;
  const unknown = { code: null, reason: '' };
  return {
    ...rest,
    ...(page && PAGE.every((key) => key in page) ? { page } : {}),
    forms: { traditional: unknown, queue: unknown },
    problems: [],
    places: [],
    untrusted: true,
  };
}
