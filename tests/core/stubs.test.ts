import { arrive, createWorld } from '../../sphinx_chaport/client/headless';
import { equal, ok, test } from './harness';
import { createPage } from './world';

/** A page with this on `window.chaport`, after the script has arrived. */
function pageWith(chaport: unknown) {
  const world = createWorld();
  world.host = {
    chaport,
    chaportConfig: { appId: '0123456789abcdef01234567' },
  };
  const load = () => arrive(world.ports, world.host);
  const api = load();
  const lines = () => world.console.map(({ message }) => message);
  return {
    world,
    api,
    load,
    lines,
    now: world.host.chaport as Chaport.Api & Chaport.Stub,
  };
}

const stub = (more: object) => ({ _q: [], _l: {}, q() {}, on() {}, ...more });

test('of a stub that spreads, whole commands run and loose arguments do not', () => {
  const { api, lines } = pageWith(
    stub({ _q: [['toggle'], 'close', 'updatePosition', ['left'], ['open']] }),
  );
  equal([api.state().widget, api.state().position], ['expanded', ['right']]);
  equal(
    api
      .trace()
      .filter(({ kind }) => kind === 'queued')
      .map(({ name }) => name),
    ['toggle', 'open'],
  );
  equal(lines().length, 1);
});

test('a stub that spreads later is told so each time, and nothing runs', () => {
  const { api, now, lines } = pageWith(stub({}));
  const push = now._q.push as unknown as (...all: unknown[]) => void;
  push('open');
  push('open', []);
  push(['open'], ['close']);
  equal([lines().filter((line) => line.includes('spreads')).length, lines().length], [3, 3]);
  equal(api.state().widget, 'collapsed');
});

test('a queue and listeners that the page lacked are there after the hand-over, and work', () => {
  const { api, now } = pageWith({});
  const heard: unknown[] = [];
  (now._q as unknown as unknown[][]).push(['open']);
  equal([api.state().widget, now._q.length], ['expanded', 0]);
  const lists = now._l as unknown as Record<string, ((data: unknown) => void)[]>;
  lists['widget.stateChange']?.push((state) => heard.push(state));
  now.close();
  equal(heard, ['collapsed']);
});

test('a queue and listeners that are right stay the page’s own', () => {
  const own = stub({});
  const { now } = pageWith(own);
  ok(now._q === (own._q as unknown) && now._l === (own._l as unknown));
});

test('listeners in an object that takes no new keys are heard, early ones and late ones', () => {
  const heard: string[] = [];
  const lists = { ready: [() => heard.push('early')] };
  pageWith(stub({ _l: Object.preventExtensions(lists) }));
  lists.ready.push(() => heard.push('late'));
  equal(heard, ['early', 'late']);
});

test('the object of the listeners is still an object like others', () => {
  const { now } = pageWith(stub({}));
  equal(String(now._l), '[object Object]');
  ok(typeof now._l.hasOwnProperty === 'function', 'methods of objects');
});

test('an object that keeps a method of its own is replaced by one with the whole API', () => {
  const own = Object.defineProperty(stub({}), 'open', {
    get: () => () => {},
    set() {},
  });
  const { world, now, lines, api } = pageWith(own);
  ok(world.host.chaport !== own);
  equal([lines().length, lines()[0]?.includes('cannot be changed')], [1, true]);
  now.open();
  equal(api.state().widget, 'expanded');
});

test('a second load of the script finds the first where the page’s object was replaced', () => {
  const { world, api, load } = pageWith(Object.freeze(stub({})));
  ok(load() === api);
  equal(
    world.console.map(({ level }) => level),
    ['error', 'warning'],
  );
});

test('a listener that comes with others at one push is heard like them', () => {
  const { now } = pageWith(stub({ _l: { ready: [] } }));
  const heard: string[] = [];
  const lists = now._l as unknown as Record<string, (() => void)[]>;
  lists.ready?.push(
    () => heard.push('one'),
    () => heard.push('two'),
  );
  equal(heard, ['one', 'two']);
});

test('arguments beside the list of `q` are an error, and the command does not run', () => {
  const page = createPage();
  const api = page.arrive();
  const q = page.chaport.q as (...all: unknown[]) => unknown;
  q('setVisitorData', [{ name: 'Ada' }], 'hash');
  equal([api.state().visitor, page.lines().length], [{}, 1]);
  ok(page.lines()[0]?.includes('`args`'), page.lines()[0]);
});

test('the same command without arguments is judged anew where it gets some', () => {
  const page = createPage();
  const api = page.arrive();
  const chaport = page.chaport as unknown as Record<string, (...all: unknown[]) => unknown>;
  chaport.updatePosition?.();
  chaport.updatePosition?.(['left']);
  chaport.updatePosition?.();
  equal([api.state().position, page.lines().length], [['left'], 2]);
});
