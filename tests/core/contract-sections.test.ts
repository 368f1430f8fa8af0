import { arrive, createWorld, installStub } from '../../sphinx_chaport/client/headless';
import { levels, loose, told, visit, withConfig } from './contract';
import { equal, ok, test } from './harness';
import { createPage } from './world';

const ID = 'a'.repeat(24);
/** Computed by PHP's rules, with the salt `test-salt`, of the data below. */
const DATA = {
  name: 'Zoë',
  email: 'zoe@example.com',
  custom: { site: 'a/b', tags: ['é'], big: 1.5 },
};
const HASH = '1b12a97775216337fe15c00527bedb6aac18dd6e';
const TOKEN = '585206e08adb3dfea48f7d052e6e7a44eb6850d5';
const salted = { account: { salt: 'test-salt' } };

test('section 1: the stub is taken over whole, and the same object is kept', () => {
  const page = createPage();
  const held = page.chaport;
  const heard: string[] = [];
  page.chaport.on('ready', () => heard.push('ready'));
  page.chaport.q('open');
  page.chaport.q('on', ['widget.stateChange', (state) => heard.push(state)]);
  page.arrive();
  ok(page.world.host.chaport === held, 'the same object');
  equal(heard, ['ready', 'expanded']);
  for (const name of ['open', 'close', 'toggle', 'q', 'on']) {
    equal(typeof loose(held)[name], 'function');
  }
});

test('section 1: the queue runs in order, whatever shape its entries have', () => {
  const world = createWorld();
  const stub = installStub(world.host);
  world.host.chaportConfig = { appId: ID };
  stub.q('setVisitorData', [{ name: 'Ada' }]);
  stub._q.push(['setVisitorData', [{ name: 'Eve', notes: 'late' }]]);
  stub._q.push({ 0: 'open', length: 1 });
  const api = arrive(world.ports, world.host);
  equal([api.state().visitor, api.state().widget], [{ name: 'Ada', notes: 'late' }, 'expanded']);
  equal(world.console, []);
});

test('section 1: nothing that is queued during a late hand-over is lost', () => {
  const page = createPage({ simulator: { faults: { handOverDelay: 500 } } });
  page.chaport.q('setVisitorData', [{ name: 'Ada' }]);
  const api = page.arrive();
  page.chaport.q('setVisitorData', [{ email: 'ada@example.com' }]);
  page.world.advance(500);
  page.chaport.q('setVisitorData', [{ phone: '1' }]);
  equal(api.state().visitor, { name: 'Ada', email: 'ada@example.com', phone: '1' });
});

test('section 1: configuration and guard: the first stub stays where the code stands twice', () => {
  const page = createPage();
  page.chaport.q('open');
  page.world.host.chaportConfig = { appId: ID, launcher: { show: false } };
  ok(installStub(page.world.host) === (page.chaport as unknown), 'the first stub');
  const { widget, launcher } = page.arrive().state();
  equal([widget, launcher], ['expanded', false]);
});

test('section 2: variables that hold the object, its `q` or its `on` go on working', () => {
  const page = createPage();
  const { q, on } = page.chaport;
  const c = page.chaport;
  const heard: unknown[] = [];
  c.on('ready', () => c.open());
  page.arrive();
  on('widget.stateChange', (state) => heard.push(state));
  q('close');
  c.toggle();
  equal(heard, ['collapsed', 'expanded']);
});

test('section 2: both interfaces do the same', () => {
  const called = visit();
  called.chaport.updatePosition(['left', 1]);
  called.chaport.setVisitorData({ name: 'Ada' });
  called.chaport.open();
  const queued = visit();
  queued.chaport.q('updatePosition', [['left', 1]]);
  queued.chaport.q('setVisitorData', [{ name: 'Ada' }]);
  queued.chaport.q('open');
  equal([called.api.state(), called.heard], [queued.api.state(), queued.heard]);
});

test('section 8: the hash is `sha1(salt + json_encode(data))`, as PHP writes JSON', () => {
  const page = visit({ simulator: salted });
  page.chaport.setVisitorData(DATA, HASH);
  equal([page.api.state().visitor, page.lines()], [DATA, []]);
});

test('section 8: forged data changes nothing, and the console says so', () => {
  const page = visit({ simulator: salted });
  page.chaport.setVisitorData({ ...DATA, name: 'Eve' }, HASH);
  equal([page.api.state().visitor, levels(page)], [{}, ['error']]);
});

test('section 8: the hash is optional at first, and required when the account says so', () => {
  const first = visit({ simulator: salted });
  first.chaport.setVisitorData({ name: 'Ada' });
  equal(first.api.state().visitor, { name: 'Ada' });
  const later = visit({ simulator: { account: { ...salted.account, hashRequired: true } } });
  later.chaport.setVisitorData({ name: 'Ada' });
  equal([later.api.state().visitor, levels(later)], [{}, ['error']]);
  later.chaport.setVisitorData(DATA, HASH);
  equal(later.api.state().visitor, DATA);
});

test('section 9: the token is `sha1(salt + visitorId)`', () => {
  const start = (token: string) =>
    withConfig({ session: { user: { visitorId: ID, token } } }, { simulator: salted });
  equal([told(start(TOKEN), 'ready'), start(TOKEN).lines()], [[{ visitorId: ID }], []]);
  const wrong = start('0'.repeat(40));
  ok(wrong.api.state().session?.visitorId !== ID, 'somebody else');
  equal(levels(wrong), ['warning']);
});

test('section 9: a logged-in user sees one history on every device', () => {
  const records: Record<string, ChaportSimulator.Stored> = {};
  const store: ChaportSimulator.Store = {
    load: (id) => records[id],
    save: (id, record) => {
      records[id] = record;
    },
  };
  const config = { session: { user: { visitorId: ID, token: 't' } } };
  const given = { config, simulator: { account: { store } } };
  visit(given).api.visitorMessage('Hello from the laptop');
  const phone = visit(given);
  equal(phone.api.state().chat.messages[0]?.text, 'Hello from the laptop');
});
