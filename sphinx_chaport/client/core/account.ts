/** What the page may set before the simulator loads, with defaults filled in; wrong parts are reported. */
import { api, type Properties, type Type } from './api';
import { held, type Mistake } from './check-value';
import type { Account, Environment } from './context';
import { onlineByDefault } from './presence';

type Config = ChaportSimulator.Config;

export interface Settings {
  environment: Environment;
  account: Account;
  faults: ChaportSimulator.Faults;
  /** What is wrong with the page's, and was left out. */
  mistakes: readonly Mistake[];
}

/** A setting that the public types have and this lacks does not compile. */
type Types<T> = { readonly [K in keyof T & string as `${K}?`]-?: Type } & Properties;

const ENVIRONMENT: Types<ChaportSimulator.Environment> = {
  'country?': ['or', 'CountryCode', 'null'],
  'device?': ['is', 'desktop', 'ios', 'android'],
  'acceptLanguage?': 'string',
  'online?': 'boolean',
};

const ACCOUNT: Types<ChaportSimulator.Account> = {
  'operators?': [
    'list',
    { id: 'string', name: 'string', 'online?': 'boolean', 'teams?': ['list', 'string'] },
  ],
  'teams?': ['list', { id: 'string', name: 'string' }],
  'triggers?': ['list', { id: 'string', message: 'string', 'enabled?': 'boolean' }],
  'defaultRules?': ['list', 'Rule'],
  'appearance?': api.options['appearance?'] ?? 'any',
  'salt?': ['like', '^test-', 'a text that starts with `test-`, never a real salt'],
  'hashRequired?': 'boolean',
  'store?': 'store',
};

const FAULTS: Types<ChaportSimulator.Faults> = {
  'handOverDelay?': 'number',
  'lookup?': ['is', 'fail'],
  'session?': ['is', 'fail', 'slow'],
};

const CONFIG: Types<Config> = {
  'environment?': ENVIRONMENT,
  'account?': ACCOUNT,
  'faults?': FAULTS,
};

export function readSettings(config: unknown): Settings {
  const { value, mistakes } = held(CONFIG, () => config, {
    path: 'chaportSimulatorConfig',
    within: [],
    optional: true,
  });
  const { environment, account = {}, faults = {} } = (value ?? {}) as Config;
  const { operators = [], triggers = [] } = account;
  return {
    environment: {
      country: null,
      device: 'desktop',
      acceptLanguage: 'en',
      online: onlineByDefault(operators),
      ...environment,
    },
    account: {
      teams: [],
      defaultRules: [],
      appearance: {},
      salt: null,
      hashRequired: false,
      store: null,
      ...account,
      operators: operators.map((operator) => ({ online: true, teams: [], ...operator })),
      triggers: triggers.map((trigger) => ({ enabled: true, ...trigger })),
    },
    faults,
    mistakes,
  };
}
