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

export interface Address {
  location: object;
  history: object;
}

/** `moved` is told of each way back. */
export function createAddress(stage: Stage, moved: (state: unknown) => void): Address {
  const { world } = stage;
  const entries: { url: string; state: unknown }[] = [{ url: world.page.url, state: null }];
  const current = () => entries[entries.length - 1] ?? { url: world.page.url, state: null };

  function show(what: string): void {
    world.page.url = current().url;
    stage.effect(what, world.page.url);
  }

  function go(url: unknown, what: string, state: unknown = null, push = true): void {
    const to = url === undefined || url === null ? world.page.url : String(url);
    if (!push) entries.length -= 1;
    entries[entries.length] = { url: resolved(to, world.page.url), state };
    show(what);
  }

  /** An entry of the widget's own lies over those of the page. */
  function back(): void {
    const covered = world.depth() > 0;
    if (covered) world.back();
    if (covered || entries.length < 2) return;
    entries.length -= 1;
    show('history.back');
    moved(current().state);
  }

  const history = {
    pushState: (state: unknown, _: unknown, url?: unknown) => go(url, 'history.pushState', state),
    replaceState: (state: unknown, _: unknown, url?: unknown) =>
      go(url, 'history.replaceState', state, false),
    back,
    get state() {
      return current().state;
    },
    get length() {
      return entries.length + world.depth();
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
    if (key === 'href') go(value, 'location');
    else if (key === 'hash') go(`#${String(value).replace(/^#/, '')}`, 'location');
    else if (key === 'search') go(`?${String(value).replace(/^\?/, '')}`, 'location');
    else if (key === 'pathname') go(value, 'location');
    return true;
  });
}
