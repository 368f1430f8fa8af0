/** Whether a run was as its author expects. */
import type { Effect, Expectations, Failure } from './types';

export interface Outcome {
  effects: Effect[];
  state: unknown;
  returns: unknown;
  /** Errors that the code threw. */
  errors: string[];
}

type Missed = Pick<Failure, 'what' | 'expected' | 'got'>;

export function missed(
  expect: Expectations,
  { effects, state, returns, errors }: Outcome,
): Missed[] {
  // What a visitor does makes events of its own, but every line on the console is the example's.
  const events = effects.filter(({ kind, late }) => kind === 'event' && !late);
  const lines = effects.filter(({ kind }) => kind === 'console');
  const texts = lines.map(({ value }) => String(value));
  const failed = [
    ...lines.filter(({ name }) => name === 'error').map(({ value }) => String(value)),
    ...errors,
  ];
  const found: Missed[] = [];
  const add = (what: Missed['what'], holds: boolean, got: unknown) => {
    if (!holds)
      found.push({ what, expected: expect[what as keyof Expectations], got: got ?? null });
  };
  if (expect.state !== undefined) {
    add('state', includes(state, expect.state), picked(state, expect.state));
  }
  if (expect.events) {
    add(
      'events',
      inOrder(events, expect.events, isEvent),
      events.map(({ name, value }) => ({ [name]: value })),
    );
  }
  if (expect.console) add('console', inOrder(texts, expect.console, isText), texts);
  if (expect.returns !== undefined) add('returns', includes(returns, expect.returns), returns);
  const { error } = expect;
  if (error !== undefined)
    add(
      'error',
      failed.some((text) => text.includes(error)),
      failed,
    );
  return found;
}

/** Whether a text is the expected one, in which `...` stands for anything. */
function isText(text: string, expected: string): boolean {
  const [first = '', ...parts] = expected.split('...');
  const last = parts.pop();
  if (last === undefined) return text === expected;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

function isEvent({ name, value }: Effect, expected: string | Record<string, unknown>): boolean {
  if (typeof expected === 'string') return name === expected;
  return Object.entries(expected).every(([key, data]) => key === name && includes(value, data));
}

function inOrder<T, E>(
  items: T[],
  expected: E[],
  same: (item: T, expected: E) => boolean,
): boolean {
  let next = 0;
  for (const item of items) {
    if (next < expected.length && same(item, expected[next] as E)) next += 1;
  }
  return next === expected.length;
}

/** Whether a value has all that is expected; lists are of the same length. */
export function includes(value: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return Object.is(value, expected);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length !== expected.length) return false;
    return expected.every((item, index) => includes(value[index], item));
  }
  return Object.entries(expected).every(([key, item]) =>
    includes((value as Record<string, unknown>)[key], item),
  );
}

/** As much of a value as was asked for, to be shown. */
function picked(value: unknown, expected: unknown): unknown {
  if (!isPlain(value) || !isPlain(expected)) return value ?? null;
  const keys = Object.keys(expected);
  return Object.fromEntries(keys.map((key) => [key, picked(value[key], expected[key])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
