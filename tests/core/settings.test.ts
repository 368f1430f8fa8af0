import { equal, ok, test } from './harness';
import { createPage } from './world';

type Config = ChaportSimulator.Config;

/** The messages that a configuration of the simulator gets. */
function messages(simulator: unknown): string[] {
  const page = createPage({ simulator: simulator as Config });
  page.arrive();
  return page.lines();
}

test('each right setting of the simulator is taken without a word', () => {
  const simulator: Config = {
    environment: {
      country: null,
      device: 'desktop',
      acceptLanguage: 'de',
      online: false,
    },
    account: {
      operators: [{ id: 'o1', name: 'Ada', online: true, teams: ['t1'] }],
      teams: [{ id: 't1', name: 'Sales' }],
      triggers: [{ id: 'i1', message: 'Hi', enabled: true }],
      defaultRules: [{ o1: true }],
      appearance: { teamName: 'Us', windowColor: '#123456' },
      salt: 'test-salt',
      hashRequired: true,
      store: { load: () => null, save() {} },
    },
    faults: { handOverDelay: 0 },
  };
  const page = createPage({ simulator });
  const { language, appearance, session } = page.arrive().state();
  equal(page.lines(), []);
  ok(session);
  equal(
    [language, appearance.teamName, appearance.windowColor, page.world.drawing()?.online],
    ['de', 'Us', '#123456', false],
  );
});

test('each device and each fault of a session is taken', () => {
  for (const device of ['desktop', 'ios', 'android'])
    equal(messages({ environment: { device } }), []);
  equal(messages({ faults: { session: 'slow' } }), []);
});

test('a wrong setting is named by its place', () => {
  const wrong: [string, unknown][] = [
    ['environment.online', { environment: { online: 'yes' } }],
    ['environment.country', { environment: { country: 5 } }],
    ['account.appearance.textStatuses', { account: { appearance: { textStatuses: 'no' } } }],
    ['account.teams[0].name', { account: { teams: [{ id: 't1', name: 1 }] } }],
    ['account.store', { account: { store: { load() {} } } }],
    ['account.store', { account: { store: { save() {} } } }],
    ['faults.handOverDelay', { faults: { handOverDelay: '5' } }],
  ];
  for (const [path, simulator] of wrong) {
    const lines = messages(simulator);
    equal(lines.length, 1);
    ok(lines[0]?.startsWith(`error: \`chaportSimulatorConfig.${path}\``), lines[0]);
  }
});

test('operators are online and in no team unless the page says otherwise', () => {
  const account = {
    operators: [
      { id: 'o1', name: 'Ada' },
      { id: 'o2', name: 'Bo', teams: ['t1'] },
    ],
    teams: [{ id: 't1', name: 'Sales' }],
    defaultRules: [{ t1: true as const }],
  };
  const api = createPage({ simulator: { account } }).arrive();
  api.visitorMessage('Hello');
  api.operatorMessage('Hi');
  equal([api.state().chat.assignee, api.state().chat.messages.at(-1)?.name], ['t1', 'Bo']);
});

test('an account without operators, teams and rules has a chat that nobody gets', () => {
  const api = createPage().arrive();
  api.visitorMessage('Hello');
  const { assignee, because } = api.state().chat;
  equal([assignee, because?.by, because?.passed, api.state().triggers], [null, 'account', [], []]);
});

test('the page is told what the widget waits for', () => {
  const page = createPage({ config: { init: { event: 'go', maxDelay: 500 } } });
  const { by, why } = page.arrive().state().hiddenBecause ?? {};
  equal(by, 'init');
  ok(why?.includes('`init`') && why.includes('`go` or 500 ms'), why);
});

test('a target that fires no events is reported, and nothing waits for it', () => {
  const eventTarget = {
    addEventListener() {
      throw new Error('mine');
    },
  };
  const page = createPage({
    config: { init: { event: 'go', eventTarget: eventTarget as never } },
  });
  ok(page.arrive().state().session);
  equal(page.lines().length, 1);
  ok(page.lines()[0]?.includes('`init.eventTarget`'), page.lines()[0]);
});

test('the page is told why nothing is drawn, each cause in words of its own', () => {
  const idle = createPage({ config: { session: { autoStart: false } } });
  const slow = createPage({ simulator: { faults: { session: 'slow' } } });
  const failed = createPage({ simulator: { faults: { lookup: 'fail' } } });
  const stopped = createPage();
  const apis = [idle, slow, failed, stopped].map((page) => page.arrive());
  stopped.chaport.stopSession();
  const reasons = apis.map((api) => api.state().hiddenBecause);
  equal(
    reasons.map((reason) => reason?.by),
    ['session', 'session', 'session', 'session'],
  );
  equal(new Set(reasons.map((reason) => reason?.why)).size, 4);
  ok(reasons[0]?.why.includes('`startSession`'), reasons[0]?.why);
  ok(reasons[1]?.why.includes('starting'), reasons[1]?.why);
});

test('each command is drawn once the event that the page waited for is there', () => {
  const page = createPage({ config: { init: { event: 'go' } } });
  page.arrive();
  page.chaport.open();
  equal(page.world.view.count(), 0);
  page.world.window.fire('go');
  equal([page.world.drawing()?.visible, page.world.drawing()?.state], [true, 'expanded']);
});
