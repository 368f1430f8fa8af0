import { equal, ok, test } from './harness';
import { createPage } from './world';

test('a listener for `ready` that comes late is called at once with the session (10.6)', () => {
  const page = createPage();
  const api = page.arrive();
  const heard: unknown[] = [];
  page.chaport.on('ready', (data) => heard.push(data));
  equal(heard, [{ visitorId: api.state().session?.visitorId }]);
});

test('`ready` fires once for each session (10.29)', () => {
  const page = createPage();
  let late = 0;
  let early = 0;
  page.chaport.on('ready', () => {
    early += 1;
  });
  page.arrive();
  page.chaport.on('ready', () => {
    late += 1;
  });
  page.chaport.stopSession();
  page.chaport.on('ready', () => {
    late += 1;
  });
  page.chaport.startSession();
  equal([early, late], [2, 3]);
});

test('a listener that throws is reported, and the others run (10.7)', () => {
  const page = createPage();
  const heard: unknown[] = [];
  page.chaport.on('widget.stateChange', () => {
    throw new TypeError('mine');
  });
  page.chaport.on('widget.stateChange', (state) => heard.push(state));
  const api = page.arrive();
  page.chaport.open();
  equal([heard, page.world.console.map(({ level }) => level)], [['expanded'], ['error']]);
  ok(page.world.console[0]?.cause instanceof TypeError);
  equal(api.trace().find(({ kind }) => kind === 'error')?.value, 'TypeError');
});

test('a callback that throws is reported (10.7)', () => {
  const page = createPage();
  page.arrive();
  page.chaport.isOnline(() => {
    throw new Error('mine');
  });
  equal(
    page.world.console.map(({ level }) => level),
    ['error'],
  );
  ok(page.lines()[0]?.includes('isOnline'));
});

test('a listener that adds listeners hears the event once', () => {
  const page = createPage();
  let heard = 0;
  page.chaport.on('widget.stateChange', function again() {
    heard += 1;
    page.chaport.on('widget.stateChange', again);
  });
  page.arrive();
  page.chaport.open();
  equal(heard, 1);
  page.chaport.close();
  equal(heard, 3);
});

test('an unknown event and a listener that is no function are errors (10.8)', () => {
  const page = createPage();
  const on = page.chaport.on as (...args: unknown[]) => void;
  page.arrive();
  const later = page.chaport.on as (...args: unknown[]) => void;
  for (const [event, listener] of [
    ['redy', () => {}],
    ['ready', 5],
  ])
    later(event, listener);
  on('ready', null);
  equal(
    page.world.console.map(({ level }) => level),
    ['error', 'error', 'error'],
  );
  ok(page.lines()[0]?.includes('ready'));
});

test('events of a visitor who acts in the view', () => {
  const page = createPage();
  const heard: unknown[] = [];
  page.chaport.on('widget.stateChange', (state) => heard.push(state));
  page.chaport.on('chat.started', () => heard.push('started'));
  page.arrive();
  const actions = page.world.view.actions();
  actions?.toggle();
  actions?.send('Hello');
  actions?.close();
  actions?.open();
  equal(heard, ['expanded', 'started', 'collapsed', 'expanded']);
});

test('dismissing an invitation takes it away', () => {
  const page = createPage();
  const api = page.arrive();
  page.chaport.setActiveTrigger({ message: 'May I help?' });
  equal(page.world.drawing()?.invitation, { message: 'May I help?' });
  page.world.view.actions()?.dismiss();
  equal([api.state().widget, page.chaport.getActiveTrigger()], ['collapsed', null]);
});

test('each command that changes something is drawn once', () => {
  const page = createPage();
  page.arrive();
  const before = page.world.view.count();
  page.chaport.open();
  equal(page.world.view.count(), before + 1);
  page.chaport.open();
  page.chaport.getWidgetState();
  equal(page.world.view.count(), before + 1);
});

test('the trace holds the last 10,000 entries and counts the others', () => {
  const page = createPage();
  const api = page.arrive();
  for (let index = 0; index < 4000; index += 1) page.chaport.hideLauncher();
  const trace = api.trace();
  equal(trace.length, 10_000);
  ok(trace.dropped > 2000);
  equal(trace.at(-1)?.kind, 'returned');
});

test('whatever is passed stands in the trace as JSON can hold it', () => {
  const page = createPage();
  const api = page.arrive();
  const cyclic: Record<string, unknown> = { list: [1, Number.NaN, () => {}, undefined] };
  cyclic.self = cyclic;
  cyclic.error = new RangeError('mine');
  Object.defineProperty(cyclic, 'bad', {
    enumerable: true,
    get() {
      throw new Error('mine');
    },
  });
  const call = page.chaport.newPageView as (...args: unknown[]) => void;
  call(cyclic);
  call({ self: { token: 'secret', Hash: 'secret', at: new Date(0), big: 5n } });
  const [first, second] = api
    .trace()
    .filter(({ kind, name }) => kind === 'called' && name === 'newPageView');
  equal(first?.args, ['[unreadable]']);
  const shown = { token: '[secret]', Hash: '[secret]', at: '[object Date]', big: '[bigint]' };
  equal(second?.args, [{ self: shown }]);
  ok(JSON.stringify(api.trace()).length > 0);
});

test('hashes, tokens and the salt are told nowhere', () => {
  const hash = 'a'.repeat(40);
  const config = { visitor: { name: 'Ada' }, visitorIntegrityHash: hash };
  const page = createPage({ config, simulator: { account: { salt: 'test-salt' } } });
  const api = page.arrive();
  page.chaport.setVisitorData({ notes: 'test-salt' }, 'wrong hash');
  page.chaport.startSession({ id: 'x', token: 'my token' });
  (page.chaport.startSession as (...args: unknown[]) => void)('x', 'my token');
  const told = JSON.stringify([api.trace(), page.lines()]);
  for (const secret of [hash, 'test-salt', 'wrong hash', 'my token'])
    ok(!told.includes(secret), secret);
});

test('settings of the simulator that are wrong are reported one by one', () => {
  const simulator = {
    environment: { device: 'phone', country: 'DE' },
    account: { salt: 'real', operators: [{ id: 1 }], odd: true },
    faults: { session: 'never' },
    more: {},
  } as never;
  const page = createPage({ simulator });
  const api = page.arrive();
  equal(
    page.world.console.map(({ level }) => level),
    Array(6).fill('error'),
  );
  ok(page.lines().some((line) => line.includes('`test-`')));
  page.chaport.open();
  equal(api.state().widget, 'expanded');
});

test('nobody is online where operators are given and all are offline', () => {
  const operators = [{ id: 'o1', name: 'Ada', online: false }];
  const page = createPage({ simulator: { account: { operators } } });
  page.arrive();
  const heard: unknown[] = [];
  page.chaport.isOnline((online) => heard.push(online));
  equal(heard, [false]);
});

test('without a session nothing happens to a visitor', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const api = page.arrive();
  api.visitorMessage('Hello');
  api.operatorMessage(5 as never);
  api.setOnline('yes' as never);
  equal(
    page.world.console.map(({ level }) => level),
    ['warning', 'error', 'error'],
  );
  equal(api.state().chat.messages, []);
});

test('the same inputs give the same trace, byte for byte', () => {
  const run = (): string => {
    const page = createPage({
      simulator: { account: { triggers: [{ id: 't1', message: 'Hi' }] } },
    });
    page.chaport.q('open');
    const api = page.arrive();
    api.visitorMessage('Hello');
    page.world.advance(5000);
    page.chaport.close();
    api.showTrigger('t1');
    return JSON.stringify([api.trace(), api.state(), page.world.view.drawings]);
  };
  equal(run(), run());
});
