import { arrive, createWorld, installStub, type World } from '../../sphinx_chaport/client/headless';
import { equal, ok, test } from './harness';
import { createPage } from './world';

type Loose = Record<string, unknown>;

/** A page with this on `window.chaport`, after the script has arrived. */
function pageWith(chaport: unknown, simulator?: ChaportSimulator.Config) {
  const world = createWorld();
  world.host = { chaport, chaportConfig: { appId: '0123456789abcdef01234567' } };
  const api = arrive(world.ports, world.host, simulator);
  return { world, api, now: world.host.chaport as Chaport.Api };
}

/** One error, and the page has an API that works. */
function oneError({ world, now, api }: ReturnType<typeof pageWith>, words: string): void {
  equal(levels(world), ['error']);
  ok(world.console[0]?.message.includes(words), `"${words}" in: ${world.console[0]?.message}`);
  now.q('open');
  equal(api.state().widget, 'expanded');
}

const levels = (world: World) => world.console.map(({ level }) => level);

test('what was queued runs in order, and the object stays the same (1)', () => {
  const page = createPage();
  const { chaport, world } = page;
  const { _q, _l } = chaport;
  const heard: unknown[] = [];
  chaport.q('on', ['widget.stateChange', (state) => heard.push(state)]);
  chaport.q('open');
  chaport.q('close');
  chaport.q('toggle');
  page.arrive();
  equal(heard, ['expanded', 'collapsed', 'expanded']);
  ok(world.host.chaport === chaport && chaport._q === _q && chaport._l === _l);
  equal([_q.length, page.lines()], [0, []]);
});

test('listeners of the stub are kept, in order (1)', () => {
  const page = createPage();
  const heard: string[] = [];
  page.chaport.on('ready', ({ visitorId }) => heard.push(`first ${visitorId.length}`));
  page.chaport.on('ready', () => heard.push('second'));
  page.arrive();
  equal(heard, ['first 24', 'second']);
});

test('`q` and `on` that were kept before the script arrived go on working (2, 10.3)', () => {
  const page = createPage();
  const { q, on } = page.chaport;
  const heard: unknown[] = [];
  const api = page.arrive();
  on('widget.stateChange', (state) => heard.push(state));
  on('ready', () => heard.push('late ready'));
  ok(q('open') === undefined && q('compare', [1, '=', 1]) === undefined, 'no value');
  equal([heard, api.state().widget], [['late ready', 'expanded'], 'expanded']);
});

test('a kept `on` reports an event that does not exist', () => {
  const page = createPage();
  const { on } = page.chaport as unknown as { on(event: string, listener: () => void): void };
  page.arrive();
  on('chat.start', () => {});
  on('chat.start', () => {});
  equal(page.lines().length, 2);
  ok(page.lines().every((line) => line.startsWith('error') && line.includes('chat.started')));
});

test('arrays in the queue work like `arguments` objects', () => {
  const stub = { _q: [['open'], ['setVisitorData', [{ name: 'Ada' }]]], _l: {}, q() {}, on() {} };
  const { world, api } = pageWith(stub);
  equal(
    [api.state().widget, api.state().visitor, levels(world)],
    ['expanded', { name: 'Ada' }, []],
  );
});

test('a bare value in place of the arguments is one argument (10.2)', () => {
  const page = createPage();
  (page.chaport.q as (name: string, x: unknown) => void)('setVisitorData', { name: 'Ada' });
  equal([page.arrive().state().visitor, page.lines()], [{ name: 'Ada' }, []]);
});

test('`q` returns what the method returns once the script is there (10.3)', () => {
  const page = createPage();
  page.arrive();
  equal(page.chaport.q('compare', ['a', '=', 'A']), true);
  equal(page.chaport.q('open'), undefined);
});

test('a stub that spreads is reported, and what is right beside it runs', () => {
  const stub = { _q: ['close', 'updatePosition', [['left']], ['open']], _l: {}, q() {}, on() {} };
  oneError(pageWith(stub), 'spreads');
});

test('a kept `q` that spreads is reported when it is used', () => {
  const stub: Loose & { _q: unknown[] } = { _q: [], _l: {}, on() {} };
  const q = (...all: unknown[]) => stub._q.push(...all);
  stub.q = q;
  const page = pageWith(stub);
  q('open');
  q('close', []);
  equal([levels(page.world), page.api.state().widget], [['error', 'error'], 'collapsed']);
});

test('without any stub the widget is there all the same', () => {
  oneError(pageWith(undefined), 'no `window.chaport`');
});

test('an empty object gets the API', () => {
  const chaport = {};
  const page = pageWith(chaport);
  oneError(page, '_q');
  ok(page.now === (chaport as unknown));
});

test('a function without `q` gets the API', () => {
  oneError(
    pageWith(() => {}),
    '_q',
  );
});

test('what is no object is replaced', () => {
  for (const chaport of [null, 5, 'chaport', true]) oneError(pageWith(chaport), 'no object');
});

test('a frozen object cannot be taken over, and is replaced', () => {
  const stub = installStub({});
  const listener = () => {};
  stub.on('ready', listener);
  const frozen = Object.freeze({ ...stub });
  const page = pageWith(frozen);
  oneError(page, 'cannot be changed');
  ok(page.now !== (frozen as unknown));
});

test('a queue or listeners of the wrong type are reported', () => {
  oneError(pageWith({ _q: {}, _l: {}, q() {}, on() {} }), '_q');
  oneError(pageWith({ _q: [], _l: 'none', q() {}, on() {} }), '_l');
  oneError(pageWith({ _q: [], _l: { ready: () => {} }, q() {}, on() {} }), 'arrays');
});

test('a listener that is no function is reported, and the others run', () => {
  const heard: string[] = [];
  const listeners = { ready: ['no', () => heard.push('ready')] };
  oneError(pageWith({ _q: [], _l: listeners, q() {}, on() {} }), 'listener');
  equal(heard, ['ready']);
});

test('entries that are no commands are reported, and the others run', () => {
  const page = pageWith({ _q: [null, 5, {}, [7], ['open']], _l: {}, q() {}, on() {} });
  equal(levels(page.world), ['error', 'error', 'error', 'error']);
  equal(page.api.state().widget, 'expanded');
});

test('accessors that throw stop nothing', () => {
  const thrower = (names: string[]): object => {
    const object = { _q: [], _l: {}, q() {}, on() {} };
    for (const name of names) {
      Object.defineProperty(object, name, {
        configurable: true,
        get() {
          throw new Error('mine');
        },
      });
    }
    return object;
  };
  for (const name of ['_q', '_l']) equal(levels(pageWith(thrower([name])).world), ['error']);
  for (const name of ['q', 'on', 'open']) equal(levels(pageWith(thrower([name])).world), ['error']);
});

test('proxies that throw stop nothing', () => {
  const fail = () => {
    throw new Error('mine');
  };
  const hostile = new Proxy(
    {},
    { get: fail, set: fail, has: fail, ownKeys: fail, defineProperty: fail },
  );
  equal(levels(pageWith(hostile).world), ['error']);
  equal(levels(pageWith({ _q: [hostile], _l: {}, q() {}, on() {} }).world), ['error']);
  equal(levels(pageWith({ _q: [], _l: hostile, q() {}, on() {} }).world), []);
});

test('version 2 of the code is named, and its object is left alone', () => {
  const chaport = { app_id: '0123456789abcdef01234567' };
  const { world, api } = pageWith(chaport);
  equal(chaport, { app_id: '0123456789abcdef01234567' });
  equal([levels(world), api.state().session, api.state().visible], [['error'], null, false]);
  ok(world.console[0]?.message.includes('version 2'));
});

test('a second load of the script does nothing but warn', () => {
  for (const faults of [{}, { handOverDelay: 10 }]) {
    const page = createPage({ simulator: { faults } });
    let readies = 0;
    page.chaport.on('ready', () => {
      readies += 1;
    });
    const first = page.arrive();
    ok(page.arrive() === first);
    page.world.advance(20);
    equal([readies, page.world.console.map(({ level }) => level)], [1, ['warning']]);
  }
});

test('every method is on the object, and works in a variable of its own', () => {
  const page = createPage();
  page.arrive();
  const { open, getWidgetState, on } = page.chaport;
  const heard: unknown[] = [];
  on('widget.stateChange', (state) => heard.push(state));
  open();
  equal([getWidgetState(), heard], ['expanded', ['expanded']]);
});

test('a late hand-over loses nothing that is queued before or meanwhile', () => {
  const page = createPage({ simulator: { faults: { handOverDelay: 500 } } });
  const heard: unknown[] = [];
  page.chaport.on('widget.stateChange', (state) => heard.push(state));
  page.chaport.q('open');
  page.arrive();
  page.world.advance(499);
  equal(heard, []);
  page.chaport.q('close');
  page.world.advance(1);
  equal(heard, ['expanded', 'collapsed']);
});

test('a lookup that fails leaves the stub as it is', () => {
  const page = createPage({ simulator: { faults: { lookup: 'fail' } } });
  page.chaport.q('open');
  page.chaport.on('ready', () => {});
  const before = { ...page.chaport };
  const api = page.arrive();
  equal(page.chaport, before);
  equal([page.chaport._q.length, api.state().session], [1, null]);
  equal(
    page.world.console.map(({ level }) => level),
    ['error'],
  );
});

test('whatever is passed to any method, nothing throws', () => {
  const fail = () => {
    throw new Error('mine');
  };
  const cyclic: Loose = {};
  cyclic.self = cyclic;
  const traps = { get: fail, set: fail, has: fail, ownKeys: fail, getPrototypeOf: fail };
  const hostile: unknown[] = [
    undefined,
    null,
    0,
    Number.NaN,
    5n,
    '',
    'x',
    Symbol('x'),
    true,
    [],
    {},
  ];
  hostile.push(cyclic, [cyclic], fail, new Date(0), /x/, Object.create(null), new Map(), [[['x']]]);
  hostile.push(new Proxy({}, traps), new Proxy([], traps), new Proxy(fail, { apply: fail }));
  for (const name of ['stub', 'script']) {
    const page = createPage();
    const { q: kept } = page.chaport as unknown as { q(...all: unknown[]): void };
    if (name === 'script') page.arrive();
    const chaport = page.chaport as unknown as Record<string, (...all: unknown[]) => unknown>;
    const methods = Object.keys(chaport).filter((key) => typeof chaport[key] === 'function');
    for (const value of hostile) {
      // A stub's own `on` takes no such names.
      for (const method of methods) if (name === 'script') chaport[method]?.(value, value);
      for (const method of [...methods, value]) {
        kept(method, value);
        chaport.q?.(method, [value]);
        chaport.q?.(method, [value, value], value);
      }
    }
    ok(page.arrive().trace().length > 0);
  }
});

test('`q` cannot be queued', () => {
  const page = createPage();
  (page.chaport.q as (name: string, args: unknown[]) => unknown)('q', ['open']);
  page.arrive();
  equal(levels(page.world), ['error']);
});

test('a queue or a list that says it has no end is taken over at once', () => {
  const page = createPage();
  const heard: unknown[] = [];
  const stub = page.chaport as unknown as { _q: unknown[]; _l: Record<string, unknown[]> };
  stub._q.push(['open']);
  stub._q.length = 2 ** 32 - 1;
  stub._l.ready = [() => heard.push('ready')];
  stub._l.ready.length = 2 ** 32 - 1;
  const api = page.arrive();
  equal([api.state().widget, heard, page.lines()], ['expanded', ['ready'], []]);
});

/** Ways in which a kept `on` looks for the list of its event; each page has the list of the first already. */
const ways: Record<string, (lists: Record<string, unknown[]>, event: string) => unknown[]> = {
  'a list of its own': (lists, event) => {
    if (!Object.hasOwn(lists, event)) lists[event] = [];
    return lists[event] ?? [];
  },
  'a list under the name': (lists, event) => {
    if (!(event in lists)) lists[event] = [];
    return lists[event] ?? [];
  },
  'any list': (lists, event) => (lists[event] ||= []),
};

const made: Record<string, () => Record<string, unknown[]>> = {
  plain: () => ({}),
  'without a prototype': () => Object.create(null),
};

for (const [how, find] of Object.entries(ways)) {
  for (const [what, make] of Object.entries(made)) {
    test(`a kept \`on\` that asks for ${how} is heard, with lists that are ${what}`, () => {
      const lists = make();
      const on = (event: string, listener: unknown) => find(lists, event).push(listener);
      const heard: string[] = [];
      on('ready', () => heard.push('early'));
      const { api, world } = pageWith({ _q: [['open']], _l: lists, on });
      on('ready', () => heard.push('late'));
      on('widget.stateChange', (state: string) => heard.push(state));
      (world.host.chaport as Chaport.Api).close();
      equal([heard, api.state().widget], [['early', 'late', 'collapsed'], 'collapsed']);
    });
  }
}

test('listeners in lists that no listing shows are kept', () => {
  const heard: string[] = [];
  const ready = [() => heard.push('ready')];
  pageWith({ _q: [], _l: Object.defineProperty({}, 'ready', { value: ready }) });
  pageWith({ _q: [], _l: Object.create({ ready }) });
  equal(heard, ['ready', 'ready']);
});

test('a sealed value that is no list gives way to one', () => {
  const lists: Record<string, unknown> = Object.seal({ ready: 'none' });
  pageWith({ _q: [], _l: lists });
  const heard: string[] = [];
  (lists.ready as unknown[]).push(() => heard.push('ready'));
  equal(heard, ['ready']);
});
