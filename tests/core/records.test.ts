import { equal, ok, test } from './harness';
import { createPage, type StubbedPage } from './world';

type Stored = ChaportSimulator.Stored;

const NOTHING: Stored = {
  visitor: {},
  messages: [],
  assignee: null,
  invitation: null,
};

/** A store of the account, and what was asked of it. */
function createStore(found: unknown = null) {
  const asked = { loaded: [] as string[], saved: [] as [string, Stored][] };
  const store = {
    load(id: string) {
      asked.loaded.push(id);
      return found as Stored | null;
    },
    save: (id: string, record: Stored) => void asked.saved.push([id, record]),
  };
  return { ...asked, store };
}

const called = (visitorId: string) => ({ visitorId, token: 't' });

/** Both widgets know the same browser; the second one's state. */
function nextPage(first: StubbedPage, given: Parameters<typeof createPage>[0] = {}) {
  return createPage({ ...given, world: { storage: first.world.storage } })
    .arrive()
    .state();
}

test('a whole conversation is there again on the next page, with who has it', () => {
  const account = { operators: [{ id: 'o1', name: 'Ada' }] };
  const page = createPage({ simulator: { account } });
  const api = page.arrive();
  api.visitorMessage('Hello');
  page.chaport.close();
  page.world.advance(400);
  api.operatorMessage('Hi');
  api.operatorMessage('Are you there?');
  const { messages, assignee } = api.state().chat;
  equal(
    messages.map(({ from, status, name }) => [from, status, name]),
    [
      ['visitor', 'read', undefined],
      ['operator', 'unread', 'Ada'],
      ['operator', 'unread', 'Ada'],
    ],
  );
  const { chat } = nextPage(page, { simulator: { account } });
  equal([chat.messages, chat.assignee, chat.started], [messages, assignee, true]);
  equal(assignee, 'o1');
});

test('of a record only what is right is used', () => {
  const { store } = createStore({
    visitor: { name: 'Ada', custom: 'text' },
    messages: [
      { from: 'nobody', text: 'a', t: 0, status: 'read' },
      { from: 'operator', text: 'b', t: 0, status: 'odd' },
      { from: 'operator', text: 'c', t: 0, status: 'unread', name: 'Bo' },
    ],
    assignee: 7,
    invitation: 'none',
    more: true,
  });
  const page = createPage({ simulator: { account: { store } } });
  const { visitor, chat } = page.arrive().state();
  equal(
    [visitor, chat.assignee, chat.messages.map(({ text }) => text)],
    [{ name: 'Ada' }, null, ['c']],
  );
  equal([page.chaport.getActiveTrigger(), page.lines()], [null, []]);
});

test('a store that knows nothing of a visitor gives an empty record', () => {
  for (const found of [null, undefined, 'text', []]) {
    const { store } = createStore(found);
    const page = createPage({ simulator: { account: { store } } });
    const { visitor, chat } = page.arrive().state();
    equal([visitor, chat.messages, chat.assignee, page.lines()], [{}, [], null, []]);
  }
});

test('a store that fails is named by its function', () => {
  const fail = () => {
    throw new Error('mine');
  };
  const { store } = createStore();
  for (const what of ['load', 'save']) {
    const page = createPage({ simulator: { account: { store: { ...store, [what]: fail } } } });
    page.arrive();
    equal(/`account\.store\.\w+`/.exec(page.lines()[0] ?? '')?.[0], `\`account.store.${what}\``);
    ok(page.world.console.every(({ cause }) => cause instanceof Error));
  }
});

test('a record that could not be read is not written over in that session', () => {
  const { store, loaded, saved } = createStore();
  const load = (id: string) => {
    if (loaded.length === 0) {
      loaded.push(id);
      throw new Error('mine');
    }
    return store.load(id);
  };
  const page = createPage({ simulator: { account: { store: { ...store, load } } } });
  const api = page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  page.chaport.stopSession();
  equal([saved, page.lines().length], [[], 1]);
  page.chaport.startSession();
  page.chaport.setVisitorData({ name: 'Bo' });
  equal([loaded.length, api.state().visitor], [2, { name: 'Bo' }]);
  equal(saved.at(-1)?.[1].visitor, { name: 'Bo' });
});

test('a record is stored when it has changed, and not again', () => {
  const { store, saved } = createStore();
  const page = createPage({ simulator: { account: { store } } });
  page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  const count = saved.length;
  page.chaport.open();
  page.chaport.close();
  page.chaport.setVisitorData({ name: 'Ada' });
  equal([saved.length, saved.at(-1)?.[1]], [count, { ...NOTHING, visitor: { name: 'Ada' } }]);
});

test('a session that ends stores what has changed right before', () => {
  const { store, saved } = createStore();
  const page = createPage({ simulator: { account: { store } } });
  page.chaport.q('setVisitorData', [{ name: 'Ada' }]);
  page.chaport.q('stopSession');
  const api = page.arrive();
  equal([saved.at(-1)?.[1].visitor, api.state().visitor], [{ name: 'Ada' }, {}]);
});

test('without a session nothing is stored', () => {
  const { store, saved } = createStore();
  const page = createPage({
    config: { session: { autoStart: false } },
    simulator: { account: { store } },
  });
  const api = page.arrive();
  api.setOnline(false);
  page.chaport.stopSession();
  page.chaport.setVisitorData({ name: 'Ada' });
  equal(saved, []);
});

test('visitors of one browser do not share what is stored', () => {
  const page = createPage({ config: { session: { user: called('a') } } });
  const api = page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  page.chaport.startSession(called('b') as never);
  equal(api.state().visitor, {});
  page.chaport.setVisitorData({ name: 'Bo' });
  page.chaport.startSession(called('a') as never);
  equal([api.state().session?.visitorId, api.state().visitor], ['a', { name: 'Ada' }]);
});

test('after a session nothing of its visitor is left', () => {
  const page = createPage();
  const api = page.arrive();
  page.chaport.setVisitorData({ name: 'Ada' });
  api.visitorMessage('Hello');
  page.world.advance(5000);
  page.chaport.stopSession(true);
  const { visitor, chat, widget } = api.state();
  equal(
    [visitor, chat, widget],
    [{}, { started: false, assignee: null, because: null, messages: [] }, 'collapsed'],
  );
  equal(page.chaport.getParameterValue('message_text'), '');
});

test('after a session no invitation is left', () => {
  const page = createPage();
  page.arrive();
  page.chaport.setActiveTrigger({ message: 'May I help?' });
  page.chaport.stopSession();
  equal([page.chaport.getActiveTrigger(), page.world.drawing()?.invitation], [null, null]);
});

test('the same visitor with another token is another session (10.26)', () => {
  const page = createPage({ config: { session: { user: called('a') } } });
  const ids: string[] = [];
  page.chaport.on('ready', ({ visitorId }) => ids.push(visitorId));
  page.arrive();
  page.chaport.startSession({ visitorId: 'a', token: 'other' } as never);
  equal(ids, ['a', 'a']);
});

test('of slow sessions only the one that was wanted last asks the store', () => {
  const { store, loaded } = createStore();
  const page = createPage({
    simulator: { account: { store }, faults: { session: 'slow' } },
  });
  page.arrive();
  for (const id of ['a', 'b']) page.chaport.startSession(called(id) as never);
  page.world.advance(10_000);
  equal(loaded, ['b']);
});

test('half of what the browser keeps of a session is none', () => {
  for (const kept of ['{"id":"a"}', '{"token":"t"}', '{"id":5,"token":"t"}', 'null', '{']) {
    const first = createPage();
    first.arrive();
    const { storage } = first.world;
    const [name = ''] = Object.keys(storage).filter((key) => key.endsWith(':session'));
    storage[name] = kept;
    ok(/^[\da-f]{24}$/.test(nextPage(first).session?.visitorId ?? ''), kept);
  }
});

test('a token that does not belong to its visitor is said with the visitor’s id', () => {
  const page = createPage({
    simulator: { account: { salt: 'test-salt' } },
    config: { session: { user: called('somebody') } },
  });
  page.arrive();
  ok(page.lines()[0]?.includes('`somebody`'), page.lines()[0]);
});

test('what the visitor has seen is read, and what waited offline is read once somebody is there', () => {
  const page = createPage({ simulator: { environment: { online: false } } });
  const api = page.arrive();
  api.operatorMessage('Hi');
  equal(page.world.drawing()?.unread, 1);
  page.chaport.open();
  equal([page.world.drawing()?.unread, api.state().chat.messages[0]?.status], [0, 'read']);
  api.visitorMessage('Hello');
  page.world.advance(10_000);
  equal(api.state().chat.messages.at(-1)?.status, 'unread');
  api.setOnline(true);
  page.world.advance(1000);
  equal([api.state().chat.messages.at(-1)?.status, page.world.drawing()?.typing], ['read', true]);
  page.world.advance(10_000);
  equal(
    [api.state().chat.messages.at(-1)?.from, page.world.drawing()?.typing],
    ['operator', false],
  );
});

test('another message under the same id is another invitation', () => {
  const page = createPage();
  const heard: unknown[] = [];
  page.chaport.on('chat.autoInvitation', (invitation) => heard.push(invitation));
  page.arrive();
  page.chaport.setActiveTrigger({ id: 'x', message: 'One' });
  page.chaport.setActiveTrigger({ id: 'x', message: 'Two' });
  page.chaport.setActiveTrigger({ id: 'x', message: 'Two' });
  equal(heard, [
    { id: 'x', message: 'One' },
    { id: 'x', message: 'Two' },
  ]);
  page.chaport.setActiveTrigger({ message: 'Two' });
  ok(!Object.hasOwn(page.chaport.getActiveTrigger() ?? {}, 'id'), 'no id');
});

test('dismissing does nothing to an open chat', () => {
  const page = createPage();
  const api = page.arrive();
  page.chaport.open();
  page.world.view.actions()?.dismiss();
  equal(api.state().widget, 'expanded');
});

test('a page that starts no session forgets nobody', () => {
  const first = createPage();
  const { session } = first.arrive().state();
  nextPage(first, { config: { session: { autoStart: false } } });
  equal(nextPage(first).session?.visitorId, session?.visitorId);
});

test('a store may do with a record what it likes', () => {
  const { store } = createStore();
  const save = (_: string, record: Stored) => {
    record.visitor.name = 'Nobody';
    record.messages.length = 0;
  };
  const page = createPage({ simulator: { account: { store: { ...store, save } } } });
  page.chaport.q('setVisitorData', [{ name: 'Ada' }]);
  const api = page.arrive();
  api.visitorMessage('Hello');
  equal([api.state().visitor.name, api.state().chat.messages.length], ['Ada', 1]);
});
