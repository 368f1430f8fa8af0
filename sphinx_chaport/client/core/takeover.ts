/**
 * Takes the page's stub over (contract, section 1): its commands and its listeners, and whoever
 * holds the stub, its `q` or its `on` in a variable. No stub is so broken that anything throws.
 */

import { api } from './api';
import type { Journal } from './context';
import { quietly } from './quietly';
import { isList } from './types-in-words';

export interface Host {
  chaport?: unknown;
  chaportConfig?: unknown;
}

export interface TakeOverLinks {
  /** What stands on `window.chaport` from now on. */
  surface: Readonly<Record<string, unknown>>;
  /** A command from the stub's queue, whole. */
  queued(entry: unknown): void;
  /** A command that came by the stub's `q` after the hand-over. */
  late(entry: unknown): void;
  listen(event: string, listener: unknown): void;
}

type Loose = Record<PropertyKey, unknown>;

export const MEND = 'Copy the installation code from the Chaport app as it is.';

/** The value under a key; undefined also where reading it throws. */
export function peek(object: unknown, key: PropertyKey): unknown {
  return quietly(() => (object as Loose | null | undefined)?.[key]);
}

export function isHolder(value: unknown): value is Loose {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function takeOver(host: Host, journal: Journal, links: TakeOverLinks): void {
  const stub = peek(host, 'chaport');
  const [queue, listeners] = [peek(stub, '_q'), peek(stub, '_l')];
  const usable = isHolder(stub) && install(stub, links.surface);
  const wrong = whatIsWrong(stub, queue, listeners, usable);
  if (wrong) journal.error(`${wrong} ${MEND}`);
  const target = usable ? stub : replaced(host, links.surface);
  const report = () => journal.error(`The stub's \`q\` spreads its arguments. ${MEND}`);
  const entries = takeQueue(target, queue, links, report);
  takeListeners(target, listeners, links, journal);
  const whole = withoutFlat(entries, report);
  for (let index = 0; index < whole.length; index += 1) {
    links.queued(whole[index]);
    // A page may have queued very many.
    whole[index] = undefined;
  }
}

function whatIsWrong(stub: unknown, queue: unknown, listeners: unknown, usable: boolean): string {
  if (stub === undefined) return 'There is no `window.chaport`.';
  if (!isHolder(stub)) return '`window.chaport` is no object.';
  if (!usable) return '`window.chaport` cannot be changed.';
  if (!isList(queue)) return '`window.chaport._q` is no array.';
  if (!isHolder(listeners)) return '`window.chaport._l` is no object.';
  return '';
}

/** Puts the API on the object; false where not all of it could be put there. */
function install(object: Loose, surface: TakeOverLinks['surface']): boolean {
  const done = quietly(() => {
    Object.assign(object, surface);
    return Object.entries(surface).every(([name, value]) => object[name] === value);
  });
  return done === true;
}

/** A new object for the page, where the one that it has cannot be used. */
function replaced(host: Host, surface: TakeOverLinks['surface']): Loose {
  const object: Loose = { ...surface };
  install(host as Loose, { chaport: object });
  return object;
}

/** Empties the queue; what is pushed on it later is run. */
function takeQueue(
  target: Loose,
  queue: unknown,
  links: TakeOverLinks,
  report: () => void,
): unknown[] {
  const kept: unknown[] = isList(queue) ? queue : [];
  if (kept !== queue) install(target, { _q: kept });
  const entries = itemsOf(kept);
  quietly(() => {
    kept.length = 0;
  });
  pushing(kept, (...pushed) => {
    const isFlat = pushed.length !== 1 || typeof pushed[0] === 'string';
    if (isFlat) report();
    else links.late(pushed[0]);
  });
  return entries;
}

/** A stub that spreads leaves names beside their arguments: they cannot be told apart for sure. */
function withoutFlat(entries: unknown[], report: () => void): unknown[] {
  const isFlat = (entry: unknown) => typeof entry === 'string';
  if (!entries.some(isFlat)) return entries;
  report();
  return entries.filter((entry, index) => !isFlat(entry) && !isFlat(entries[index - 1]));
}

/** The lists stay where they are, so that a held `on` still finds them; we hear of what it adds. */
function takeListeners(
  target: Loose,
  listeners: unknown,
  { listen }: TakeOverLinks,
  journal: Journal,
): void {
  const kept: Loose = isHolder(listeners) ? listeners : {};
  if (kept !== listeners) install(target, { _l: kept });
  const hear =
    (event: string) =>
    (...added: unknown[]) => {
      for (const listener of added) listen(event, listener);
    };
  const before: [string, unknown[]][] = [];
  const own = ownKeys(kept);
  for (const event of new Set<string>([...own, ...api.events])) {
    const list = peek(kept, event);
    if (isList(list)) before.push([event, itemsOf(list)]);
    else {
      if (own.includes(event)) {
        journal.error(`The listeners in \`window.chaport._l\` must be in arrays. ${MEND}`);
      }
      quietly(() => {
        kept[event] = [];
      });
    }
    pushing(peek(kept, event), hear(event));
  }
  hearUnknown(kept, hear);
  for (const [event, list] of before) for (const listener of list) listen(event, listener);
}

/** A held `on` makes a list for an event that has none: it gets one that reports the name. */
function hearUnknown(kept: Loose, hear: (event: string) => (...added: unknown[]) => void): void {
  const lists = new Proxy(Object.prototype, {
    get(prototype, key) {
      if (typeof key === 'symbol' || key in prototype) return Reflect.get(prototype, key);
      const list: unknown[] = [];
      pushing(list, hear(key));
      return list;
    },
  });
  quietly(() => void Object.setPrototypeOf(kept, lists));
}

function pushing(list: unknown, push: (...items: unknown[]) => void): void {
  const value = (...items: unknown[]) => {
    push(...items);
    return 0;
  };
  quietly(() => void Object.defineProperty(list, 'push', { value, configurable: true }));
}

/** Only what is there: an empty list may say that it has four thousand millions of items. */
function itemsOf(list: unknown[]): unknown[] {
  return quietly(() => Object.values(list)) ?? [];
}

function ownKeys(object: object): string[] {
  return quietly(() => Object.keys(object)) ?? [];
}
