/** What a link may hold: each field is looked at by itself, and what is not known here is left out. */
import type { Model } from '../types';

/** A value made anew, or undefined where the given one is no such. */
type Read = (value: unknown) => unknown;

/** What a value has to be: a text that matches, a list of such, or an object with no more than these members. */
type Shape = RegExp | Read | [Shape] | { [member: string]: Shape };

const MOST_ITEMS = 1000;
const DEEPEST = 12;

const TEXT = /^/;
const PERSON = { id: TEXT, name: TEXT };

const SIMULATOR = {
  environment: {
    country: orNull(TEXT),
    device: /^(desktop|ios|android)$/,
    acceptLanguage: TEXT,
    online: flag,
  },
  account: {
    operators: [{ ...PERSON, online: flag, teams: [TEXT] }],
    teams: [PERSON],
    triggers: [data],
    defaultRules: [data],
    appearance: data,
    salt: /^test-/,
    hashRequired: flag,
  },
  faults: { handOverDelay: count, lookup: /^fail$/, session: /^(fail|slow)$/ },
} satisfies Shape;

const FIELDS = {
  sample: orNull(TEXT),
  form: /^(traditional|queue)$/,
  code: TEXT,
  config: TEXT,
  simulator: SIMULATOR,
  // A page that no link could lead to otherwise than by saying so.
  page: whole({ url: /^https?:\/\//i, title: TEXT, referrer: TEXT, language: TEXT }),
  setup: TEXT,
  cleanup: TEXT,
  arrival: (value) => read(/^(before|after|never)$/, value) ?? count(value),
} satisfies Partial<Record<keyof Model, Shape>>;

/** What a shared link is made of: all that cannot be found out again from the rest. */
export function fieldsOf(model: Model): Record<string, unknown> {
  return Object.fromEntries(Object.keys(FIELDS).map((key) => [key, model[key as keyof Model]]));
}

/** The part of a model that was in a link; null where there is no code in it. The other form is derived again. */
export function readFields(value: unknown): Partial<Model> | null {
  const found = read(FIELDS, value) as Partial<Model> | undefined;
  if (found?.code === undefined || !found.form) return null;
  const unknown = { code: null, reason: '' };
  const forms = { traditional: unknown, queue: unknown };
  return { ...found, forms, problems: [], places: [], untrusted: true };
}

function read(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'function') return shape(value);
  if (shape instanceof RegExp) {
    return typeof value === 'string' && shape.test(value) ? value : undefined;
  }
  if (Array.isArray(shape) !== Array.isArray(value) || !isBranch(value)) return undefined;
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item) => read((shape as [Shape])[0], item));
    return items.filter((item) => item !== undefined);
  }
  const entries = Object.entries(shape)
    .filter(([key]) => Object.hasOwn(value, key))
    .map(([key, inner]) => [key, read(inner, (value as Record<string, unknown>)[key])]);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function flag(value: unknown): unknown {
  return typeof value === 'boolean' ? value : undefined;
}

function count(value: unknown): unknown {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined;
}

function orNull(shape: Shape): Read {
  return (value) => (value === null ? null : read(shape, value));
}

/** An object with all of these members, or none. */
function whole(members: Record<string, Shape>): Read {
  return (value) => {
    const found = read(members, value) as object | undefined;
    return found && Object.keys(members).every((key) => key in found) ? found : undefined;
  };
}

/** JSON of whatever shape: the widget itself looks at what it gets, and the sandbox holds it. */
function data(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((each) => data(each, depth + 1) ?? null);
  if (!isBranch(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, each]) => [key, data(each, depth + 1)]));
}
