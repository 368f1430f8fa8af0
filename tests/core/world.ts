/** What the tests of single parts stand on: a world, and a context that remembers what they did to it. */
import type {
  Account,
  Context,
  Environment,
  Options,
} from '../../sphinx_chaport/client/core/context';
import { hiddenBecause } from '../../sphinx_chaport/client/core/visibility';
import {
  arrive,
  createWorld,
  installStub,
  type World,
  type WorldOptions,
} from '../../sphinx_chaport/client/headless';

interface Given {
  options?: Partial<Options>;
  account?: Partial<Account>;
  environment?: Partial<Environment>;
  faults?: ChaportSimulator.Faults;
  world?: WorldOptions;
}

/** A context for one part, and what the part did through it. */
export interface PartContext extends Context {
  world: World;
  /** The events, as `[name, data]`. */
  events: [string, unknown][];
  /** The notes in the trace, without warnings and errors. */
  notes: { kind: string; name: string; args?: unknown[]; value?: unknown; because?: string }[];
  warnings: string[];
  errors: string[];
  /** How often something that is drawn has changed. */
  changes(): number;
}

export function createContext(given: Given = {}): PartContext {
  const world = createWorld(given.world);
  const log = { events: [], notes: [], warnings: [], errors: [] } as Pick<
    PartContext,
    'events' | 'notes' | 'warnings' | 'errors'
  >;
  let changes = 0;
  return {
    ...log,
    world,
    ports: world.ports,
    environment: {
      country: null,
      device: 'desktop',
      acceptLanguage: 'en',
      online: true,
      ...given.environment,
    },
    account: { ...emptyAccount(), ...given.account },
    faults: given.faults ?? {},
    options: { appId: 'test', ...given.options },
    get unwanted() {
      return hiddenBecause(this);
    },
    journal: {
      note: (kind, name, detail) => void log.notes.push({ kind, name, ...detail }),
      error: (message) => void log.errors.push(message),
      warn: (message) => void log.warnings.push(message),
      entries: () => Object.assign([], { dropped: 0 }),
    },
    emit: (event, data) => void log.events.push([event, data]),
    callBack(name, callback, ...args) {
      try {
        return callback?.(...args);
      } catch {
        log.errors.push(`${name} threw`);
        return undefined;
      }
    },
    changed() {
      changes += 1;
    },
    changes: () => changes,
  };
}

function emptyAccount(): Account {
  return {
    operators: [],
    teams: [],
    triggers: [],
    defaultRules: [],
    appearance: {},
    salt: null,
    hashRequired: false,
    store: null,
  };
}

/** A page with the standard stub, before the simulator has arrived. */
export interface StubbedPage {
  world: World;
  /** `window.chaport`, the stub or what has become of it. */
  chaport: Chaport.Api & Chaport.Stub;
  /** The simulator's script arrives. */
  arrive(): ChaportSimulator.Api;
  /** What stands on the console, each line with its level. */
  lines(): string[];
}

export function createPage(
  given: {
    config?: Partial<Chaport.Config>;
    simulator?: ChaportSimulator.Config;
    world?: WorldOptions;
  } = {},
): StubbedPage {
  const world = createWorld(given.world);
  world.host.chaportConfig = { appId: '0123456789abcdef01234567', ...given.config };
  const chaport = installStub(world.host) as StubbedPage['chaport'];
  return {
    world,
    chaport,
    arrive: () => arrive(world.ports, world.host, given.simulator),
    lines: () => world.console.map(({ level, message }) => `${level}: ${message}`),
  };
}
