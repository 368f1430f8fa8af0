/** What the page may set before the simulator loads, with defaults filled in; wrong parts are reported. */
import type { Account, Environment } from './context';
import { onlineByDefault } from './presence';

type Config = ChaportSimulator.Config;
type Check = (value: unknown) => boolean;

export interface Settings {
  environment: Environment;
  account: Account;
  faults: ChaportSimulator.Faults;
  /** One text for each part that is wrong. */
  wrong: string[];
}

const isText: Check = (value) => typeof value === 'string';
const isBoolean: Check = (value) => typeof value === 'boolean';
const isObject: Check = (value) => typeof value === 'object' && value !== null;
const isFunction: Check = (value) => typeof value === 'function';
const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (isItem: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isItem);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** An object with these properties, of whatever else it has. */
const shaped =
  (properties: Record<string, Check>): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(properties).every(([key, check]) =>
      check((value as Record<string, unknown>)[key]),
    );

/** Every setting: what it must be, in words, and how to tell. */
const settings: { [G in keyof Config]-?: Record<keyof NonNullable<Config[G]>, [string, Check]> } = {
  environment: {
    country: ['a two-letter code or `null`', (value) => value === null || isText(value)],
    device: ['`desktop`, `ios` or `android`', oneOf('desktop', 'ios', 'android')],
    acceptLanguage: ['a string', isText],
    online: ['`true` or `false`', isBoolean],
  },
  account: {
    operators: [
      'a list of `{ id, name, online, teams }`',
      listOf(
        shaped({
          id: isText,
          name: isText,
          online: optional(isBoolean),
          teams: optional(listOf(isText)),
        }),
      ),
    ],
    teams: ['a list of `{ id, name }`', listOf(shaped({ id: isText, name: isText }))],
    triggers: [
      'a list of `{ id, message, enabled }`',
      listOf(shaped({ id: isText, message: isText, enabled: optional(isBoolean) })),
    ],
    defaultRules: ['a list of rules', listOf(isObject)],
    appearance: ['an object, as the option `appearance`', isObject],
    salt: [
      'a made-up text that starts with `test-`, never a real salt',
      (value) => isText(value) && (value as string).startsWith('test-'),
    ],
    hashRequired: ['`true` or `false`', isBoolean],
    store: ['an object with `load` and `save`', shaped({ load: isFunction, save: isFunction })],
  },
  faults: {
    handOverDelay: ['a number of milliseconds', (value) => Number.isFinite(value)],
    lookup: ['`fail`', oneOf('fail')],
    session: ['`fail` or `slow`', oneOf('fail', 'slow')],
  },
};

export function readSettings(config: unknown): Settings {
  const wrong: string[] = [];
  const given = usable(config, 'chaportSimulatorConfig', wrong);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(settings, name)) wrong.push(unknownKey(name, Object.keys(settings)));
  }
  const group = <G extends keyof Config>(name: G) =>
    readGroup(given[name], name, wrong) as NonNullable<Config[G]>;
  const account = withDefaults(group('account'));
  const environment = { country: null, device: 'desktop', acceptLanguage: 'en' } as const;
  return {
    environment: {
      online: onlineByDefault(account.operators),
      ...environment,
      ...group('environment'),
    },
    account,
    faults: group('faults'),
    wrong,
  };
}

function readGroup(value: unknown, name: keyof Config, wrong: string[]): object {
  const checks: Record<string, [string, Check]> = settings[name];
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(usable(value, name, wrong))) {
    const path = `${name}.${key}`;
    const rule = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (!rule) wrong.push(unknownKey(path, Object.keys(checks)));
    else if (holds(rule[1], item)) result[key] = item;
    else if (item !== undefined) wrong.push(`\`${path}\` must be ${rule[0]}. It is ignored.`);
  }
  return result;
}

function withDefaults(given: ChaportSimulator.Account): Account {
  const { operators = [], triggers = [], ...rest } = given;
  return {
    teams: [],
    defaultRules: [],
    appearance: {},
    salt: null,
    hashRequired: false,
    store: null,
    ...rest,
    operators: operators.map((operator) => ({ online: true, teams: [], ...operator })),
    triggers: triggers.map((trigger) => ({ enabled: true, ...trigger })),
  };
}

/** An object's own values, also where reading it throws. */
function usable(value: unknown, name: string, wrong: string[]): Record<string, unknown> {
  if (value === undefined) return {};
  try {
    if (isObject(value)) return { ...(value as object) };
  } catch {
    // Reported below, like anything else that cannot be used.
  }
  wrong.push(`\`${name}\` must be an object that can be read. It is ignored.`);
  return {};
}

function holds(check: Check, value: unknown): boolean {
  try {
    return check(value);
  } catch {
    return false;
  }
}

function unknownKey(path: string, known: string[]): string {
  return `The simulator has no setting \`${path}\`. It has ${known.join(', ')}.`;
}
