/** `location` and `history`: the page's address, which its own code may change. */
import { type Parts, partsOf, resolved } from '../core/urls';
import { type Stage, strict } from './stage';

const PARTS: (keyof Parts)[] = [
  'protocol',
  'host',
  'hostname',
  'port',
  'origin',
  'pathname',
  'search',
  'hash',
];

/** The parts that a page may write, and what each begins with where it is one of an address. */
const LEADS = new Map([
  ['href', ''],
  ['pathname', ''],
  ['search', '?'],
  ['hash', '#'],
]);

export interface Address {
  location: object;
  history: object;
}

interface Entry {
  url: string;
  state: unknown;
}

/** `moved` is told of each way back. */
export function createAddress(stage: Stage, moved: (state: unknown) => void): Address {
  const { world } = stage;
  /** The entries before the current one. */
  const past: Entry[] = [];
  let current: Entry = { url: world.page.url, state: null };

  function show(entry: Entry, what: string): void {
    current = entry;
    world.page.url = entry.url;
    stage.effect(what, entry.url);
  }

  function go(url: unknown, what: string, state: unknown = null, push = true): void {
    // Not by `push`, which the code may have changed.
    if (push) past[past.length] = current;
    show({ url: resolved(String(url ?? current.url), current.url), state }, what);
  }

  /** An entry of the widget's own lies over those of the page. */
  function back(): void {
    const covered = world.depth() > 0;
    if (covered) world.back();
    const before = past[past.length - 1];
    if (covered || !before) return;
    past.length -= 1;
    show(before, 'history.back');
    moved(before.state);
  }

  const history = {
    pushState: (state: unknown, _: unknown, url?: unknown) => go(url, 'history.pushState', state),
    replaceState: (state: unknown, _: unknown, url?: unknown) =>
      go(url, 'history.replaceState', state, false),
    back,
    get state() {
      return current.state;
    },
    get length() {
      return past.length + 1 + world.depth();
    },
  };
  return { location: createLocation(world.page, go), history: strict(history, 'history') };
}

function createLocation(page: { url: string }, go: (url: unknown, what: string) => void): object {
  const members = {
    assign: (url: unknown) => go(url, 'location'),
    replace: (url: unknown) => go(url, 'location'),
    reload: () => go(undefined, 'location.reload'),
    toString: () => page.url,
    get href() {
      return page.url;
    },
  };
  for (const name of PARTS) {
    const get = () => partsOf(page.url)[name];
    // What could not be changed, no proxy could take a value for.
    Object.defineProperty(members, name, { get, enumerable: true, configurable: true });
  }
  return strict(members, 'location', (key, value) => {
    const lead = LEADS.get(key);
    const text = String(value);
    if (lead !== undefined) go(text.startsWith(lead) ? text : lead + text, 'location');
    return true;
  });
}
