/** The checks of options as tests ask them, from here and from Python. */
import type { Environment, Journal, Options } from '../../sphinx_chaport/client/core/context';
import { nearest } from '../../sphinx_chaport/client/core/nearest';
import { readOptions } from '../../sphinx_chaport/client/core/options';

export interface Read {
  options: Options;
  errors: string[];
  warnings: string[];
}

/** What is left of a configuration, and what is said of the rest. */
export function read(raw: unknown, device: Environment['device'] = 'desktop'): Read {
  const errors: string[] = [];
  const warnings: string[] = [];
  const journal: Journal = {
    note() {},
    error: (message) => void errors.push(message),
    warn: (message) => void warnings.push(message),
    entries: () => Object.assign([], { dropped: 0 }),
  };
  const environment = { country: null, device, acceptLanguage: 'en', online: true };
  return { options: readOptions(raw, environment, journal), errors, warnings };
}

/** A configuration as a page has it: something live in place of each piece of JavaScript. */
export function live(value: unknown, name = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$javascript' in value) {
    return name === 'eventTarget' ? { addEventListener: callback } : callback;
  }
  if (Array.isArray(value)) return value.map((item) => live(item, name));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, live(item, key)]));
}

export function callback(): undefined {}

/** The same for a configuration from JSON, and as JSON. */
export function readLive(config: unknown): Read {
  const shown = (_: string, value: unknown) => (typeof value === 'function' ? '[function]' : value);
  return JSON.parse(JSON.stringify(read(live(config)), shown));
}

/** For each name the nearest of those beside it. */
export function suggestions(cases: [string, string[]][]): (string | null)[] {
  return cases.map(([name, names]) => nearest(name, names));
}
