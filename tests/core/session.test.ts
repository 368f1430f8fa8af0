import { equal, ok, test } from './harness';
import { createPage, type StubbedPage } from './world';

type Stored = ChaportSimulator.Stored;

const ID = '0123456789abcdef01234567';
const RECORD: Stored = {
  visitor: { name: 'Ada' },
  messages: [{ from: 'visitor', text: 'Hello', t: 0, status: 'read' }],
  assignee: null,
  invitation: null,
};

const readies = ({ chaport }: StubbedPage): string[] => {
  const ids: string[] = [];
  chaport.on('ready', ({ visitorId }) => ids.push(visitorId));
  return ids;
};

const levels = ({ world }: StubbedPage) => world.console.map(({ level }) => level);

test('a visitor is 24 hex digits, known again on the next page', () => {
  const storage = {};
  const first = createPage({ world: { storage } }).arrive().state().session;
  ok(/^[\da-f]{24}$/.test(first?.visitorId ?? ''));
  equal(first?.persisted, true);
  const second = createPage({ world: { storage, seed: 9 } })
    .arrive()
    .state().session;
  equal(second?.visitorId, first?.visitorId);
  ok(Object.keys(storage).every((name) => name.startsWith(`chaport-simulator:${ID}:`)));
});

test('accounts do not share visitors', () => {
  const storage = {};
  const [one, other] = ['a'.repeat(24), 'b'.repeat(24)].map(
    (appId, seed) =>
      createPage({ config: { appId }, world: { storage, seed } }).arrive().state().session,
  );
  ok(one?.visitorId !== other?.visitorId);
});

test('`session.user` says who the visitor is, with either key (10.1)', () => {
  for (const user of [
    { visitorId: ID, token: 't' },
    { id: ID, token: 't' },
  ]) {
    const page = createPage({ config: { session: { user: user as never } } });
    equal(page.arrive().state().session?.visitorId, ID);
  }
});

test('`session.persist` `false` keeps nothing in the browser', () => {
  const storage = {};
  createPage({ world: { storage } }).arrive();
  const page = createPage({ config: { session: { persist: false } }, world: { storage, seed: 2 } });
  const api = page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  equal(api.state().session?.persisted, false);
  ok(!Object.keys(storage).some((name) => name.endsWith(':session')));
  const { visitorId } = api.state().session ?? {};
  ok(!JSON.stringify(storage).includes(visitorId ?? ''));
  page.chaport.stopSession();
  page.chaport.startSession();
  equal([api.state().session?.visitorId, api.state().visitor], [visitorId, { name: 'Ada' }]);
});

test('`session.autoStart` `false` starts nothing until `startSession`', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const ids = readies(page);
  const api = page.arrive();
  page.world.advance(10_000);
  equal([ids, api.state().session, api.state().visible], [[], null, false]);
  page.chaport.startSession({ visitorId: ID, token: 't' } as never);
  equal([ids, api.state().visible], [[ID], true]);
});

test('`ready` comes before anything is drawn', () => {
  const page = createPage();
  let drawn = -1;
  page.chaport.on('ready', () => {
    page.chaport.hideLauncher();
    drawn = page.world.view.count();
  });
  page.arrive();
  equal([drawn, page.world.drawing()?.visible, page.world.drawing()?.launcher], [0, true, false]);
});

test('the same credentials or none change nothing while a session runs (10.26)', () => {
  const page = createPage({ config: { session: { user: { visitorId: ID, token: 't' } } } });
  const ids = readies(page);
  const called: string[] = [];
  page.arrive();
  page.chaport.startSession({ id: ID, token: 't' }, () => called.push('same'));
  page.chaport.startSession(undefined, () => called.push('none'));
  equal([ids, called], [[ID], ['same', 'none']]);
});

test('other credentials stop the session and start another (10.26, 10.29)', () => {
  const page = createPage({ config: { session: { user: { visitorId: ID, token: 't' } } } });
  const ids = readies(page);
  const called: string[] = [];
  const api = page.arrive();
  page.chaport.open();
  page.chaport.startSession({ id: 'other', token: 't' }, () => called.push('started'));
  equal([ids, called], [[ID, 'other'], ['started']]);
  equal([api.state().widget, api.state().session?.visitorId], ['collapsed', 'other']);
});

test('`stopSession` ends the session, keeps the visitor, and tells', () => {
  const page = createPage();
  const ids = readies(page);
  const called: string[] = [];
  const api = page.arrive();
  page.chaport.open();
  page.chaport.stopSession(false, () => called.push('stopped'));
  equal([api.state().session, api.state().widget, called], [null, 'collapsed', ['stopped']]);
  equal(page.world.drawing()?.visible, false);
  page.chaport.startSession();
  equal(ids[1], ids[0]);
});

test('`stopSession(true)` forgets the visitor', () => {
  const storage = {};
  const page = createPage({ world: { storage } });
  const ids = readies(page);
  page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  page.chaport.stopSession(true);
  ok(!Object.keys(storage).some((name) => name.endsWith(':session')));
  page.chaport.startSession();
  ok(ids[1] !== ids[0]);
});

test('after `stopSession(true)` the option `session.user` still counts', () => {
  const page = createPage({ config: { session: { user: { visitorId: ID, token: 't' } } } });
  const ids = readies(page);
  page.arrive();
  page.chaport.stopSession(true);
  page.chaport.startSession();
  equal(ids, [ID, ID]);
});

test('with a salt a wrong token gives a fresh session, and no secret is told (9)', () => {
  const simulator = { account: { salt: 'test-salt' } };
  const token = '1234567890123456789012345678901234567890';
  const page = createPage({ simulator, config: { session: { user: { visitorId: ID, token } } } });
  const ids = readies(page);
  const api = page.arrive();
  ok(ids[0] !== ID && ids.length === 1);
  equal(levels(page), ['warning']);
  const told = JSON.stringify([page.lines(), api.trace()]);
  ok(!told.includes(token) && !told.includes('test-salt'), 'no secret');
});

test('with a salt what the browser has kept must be right, too: a visitor can write there (9)', () => {
  const storage: Record<string, string> = {};
  const simulator = { account: { salt: 'test-salt' } };
  const first = createPage({ simulator, world: { storage } }).arrive().state().session;
  const [name = ''] = Object.keys(storage).filter((key) => key.endsWith(':session'));
  storage[name] = JSON.stringify({ ...JSON.parse(storage[name] ?? ''), id: ID });
  const page = createPage({ simulator, world: { storage, seed: 5 } });
  const { visitorId } = page.arrive().state().session ?? {};
  ok(visitorId !== ID && visitorId !== first?.visitorId, 'somebody new');
  equal(levels(page), ['warning']);
  const later = createPage({ simulator, world: { storage, seed: 6 } });
  equal([later.arrive().state().session?.visitorId, later.lines()], [visitorId, []]);
});

test('with a salt the token of a fresh session is the right one on the next page (9)', () => {
  const storage: Record<string, string> = {};
  const simulator = { account: { salt: 'test-salt' } };
  const first = createPage({ simulator, world: { storage } }).arrive().state().session;
  const page = createPage({ simulator, world: { storage, seed: 5 } });
  equal([page.arrive().state().session?.visitorId, page.lines()], [first?.visitorId, []]);
  const { visitorId, token } = keptCredentials(storage);
  const user = { visitorId, token };
  const other = createPage({ simulator, config: { session: { user } }, world: { seed: 6 } });
  equal([other.arrive().state().session?.visitorId, other.lines()], [visitorId, []]);
});

/** What the simulator keeps of a session in the browser. */
function keptCredentials(storage: Record<string, string>): { visitorId: string; token: string } {
  const [name = ''] = Object.keys(storage).filter((key) => key.endsWith(':session'));
  const { id, token } = JSON.parse(storage[name] ?? '{}');
  return { visitorId: id, token };
}

test('what is stored of a visitor is there again on the next page', () => {
  const storage = {};
  const first = createPage({ world: { storage } });
  first.arrive().visitorMessage('Hello');
  first.chaport.setVisitorData({ name: 'Ada' });
  const { visitor, chat } = createPage({ world: { storage } }).arrive().state();
  equal(visitor, { name: 'Ada' });
  equal([chat.started, chat.messages.map(({ text }) => text)], [true, ['Hello']]);
});

test('damaged storage is as good as none', () => {
  const storage: Record<string, string> = {};
  createPage({ world: { storage } }).arrive();
  for (const name of Object.keys(storage)) storage[name] = '{"messages": [1, {}], "visitorId": 5';
  const page = createPage({ world: { storage } });
  ok(page.arrive().state().session);
  equal(page.lines(), []);
});

test('the records of the account come from its store', () => {
  const saved: Record<string, Stored> = {};
  const store = {
    load: () => RECORD,
    save: (id: string, record: Stored) => Object.assign(saved, { [id]: record }),
  };
  const page = createPage({ simulator: { account: { store } } });
  const api = page.arrive();
  equal([api.state().visitor, api.state().chat.started], [{ name: 'Ada' }, true]);
  page.chaport.setVisitorData({ email: 'ada@example.com' });
  const { visitorId } = api.state().session ?? {};
  equal(saved[visitorId ?? '']?.visitor, { name: 'Ada', email: 'ada@example.com' });
});

test('a promise of the store makes the session start later (10.17)', async () => {
  const store = { load: () => Promise.resolve(RECORD), save: () => Promise.resolve() };
  const page = createPage({ simulator: { account: { store } } });
  const ids = readies(page);
  page.chaport.q('open');
  const api = page.arrive();
  equal([ids, api.state().widget], [[], 'collapsed']);
  await Promise.resolve();
  await Promise.resolve();
  equal([ids.length, api.state().widget, api.state().visitor], [1, 'expanded', { name: 'Ada' }]);
});

test('a store that fails is reported, and the session goes on empty', async () => {
  const broken = () => {
    throw new Error('mine');
  };
  const rejecting = () => Promise.reject(new Error('mine'));
  for (const fail of [broken, rejecting]) {
    const page = createPage({ simulator: { account: { store: { load: fail, save: fail } } } });
    const api = page.arrive();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    ok(api.state().session);
    ok(levels(page).length >= 1 && levels(page).every((level) => level === 'error'));
  }
});

test('a slow session starts after two seconds, and loses nothing', () => {
  const page = createPage({ simulator: { faults: { session: 'slow' } } });
  const ids = readies(page);
  page.chaport.q('open');
  const api = page.arrive();
  page.world.advance(1999);
  equal(ids, []);
  page.world.advance(1);
  equal([ids.length, api.state().widget], [1, 'expanded']);
});

test('of racing sessions the one that was wanted last starts, and every callback is called', () => {
  const page = createPage({ simulator: { faults: { session: 'slow' } } });
  const ids = readies(page);
  const called: string[] = [];
  page.arrive();
  for (const id of ['a', 'b', 'c']) {
    page.chaport.startSession({ id, token: 't' }, () => called.push(id));
    page.world.advance(500);
  }
  page.chaport.startSession(undefined, () => called.push('none'));
  page.world.advance(10_000);
  equal([ids, called], [['c'], ['a', 'b', 'c', 'none']]);
});

test('a session that fails is reported, and commands go on waiting', () => {
  const page = createPage({ simulator: { faults: { session: 'fail' } } });
  const ids = readies(page);
  page.chaport.q('open');
  const api = page.arrive();
  page.chaport.startSession();
  page.world.advance(10_000);
  equal([ids, api.state().widget, levels(page)], [[], 'collapsed', ['error', 'error']]);
});

test('an invitation that was showing is there again, before `ready`, without an event', () => {
  const storage = {};
  const first = createPage({ world: { storage } });
  first.arrive();
  first.chaport.setActiveTrigger({ message: 'May I help?' });
  const page = createPage({ world: { storage } });
  const heard: unknown[] = [];
  page.chaport.on('chat.autoInvitation', (invitation) => heard.push(invitation));
  page.chaport.on('widget.stateChange', (state) => heard.push(state));
  page.chaport.on('ready', () => heard.push(page.chaport.getActiveTrigger()));
  equal([page.arrive().state().widget, heard], ['semiExpanded', [{ message: 'May I help?' }]]);
});

test('the option `visitor` is taken before `ready`', () => {
  const page = createPage({ config: { visitor: { name: 'Ada' } } });
  equal(page.arrive().state().visitor, { name: 'Ada' });
});
