import {
  assigned,
  enabled,
  type Given,
  levels,
  loose,
  oneLine,
  staff,
  told,
  triggers,
  type Visit,
  visit,
  withConfig,
} from './contract';
import { equal, ok, test } from './harness';
import { createPage } from './world';

const invited = { simulator: { account: { triggers } } };
const waiting = { config: { session: { autoStart: false } } };
const ID = 'a'.repeat(24);
const user = { visitorId: ID, token: 't' };
const other = { id: 'b'.repeat(24), token: 't' };

const names = (page: Visit) => page.heard.map(([event]) => event);

test('10.1: session.user and startSession take either name for the id', () => {
  for (const credentials of [user, { id: ID, token: 't' }]) {
    const option = withConfig({ session: { user: credentials as never } });
    equal([told(option, 'ready'), option.lines()], [[{ visitorId: ID }], []]);
    const call = visit(waiting);
    call.chaport.startSession(credentials as never);
    equal([told(call, 'ready'), call.lines()], [[{ visitorId: ID }], []]);
  }
});

test('10.2: an array spreads, anything else is one argument, nothing is no argument', () => {
  const queue = (page: Pick<Visit, 'chaport'>) => {
    loose(page.chaport).q?.('startSession', { id: ID, token: 't' });
    loose(page.chaport).q?.('setVisitorData', [{ name: 'Ada' }]);
    loose(page.chaport).q?.('open');
  };
  const early = visit(waiting, (chaport) => queue({ chaport }));
  const late = visit(waiting);
  queue(late);
  for (const page of [early, late]) {
    const { session, visitor, widget } = page.api.state();
    equal([session?.visitorId, visitor, widget], [ID, { name: 'Ada' }, 'expanded']);
    equal(page.lines(), []);
  }
});

test('10.3: `window.chaport.q` returns values after the hand-over, a kept `q` never', () => {
  const page = createPage();
  const kept = page.chaport.q;
  equal(page.chaport.q('compare', [1, '=', 1]), undefined);
  const api = page.arrive();
  equal([page.chaport.q('compare', [1, '=', 1]), kept('compare', [1, '=', 1])], [true, undefined]);
  equal([kept('open'), api.state().widget], [undefined, 'expanded']);
});

test('10.4: no active trigger and an unknown id are `null`', () => {
  const { chaport } = visit(invited);
  equal([chaport.getActiveTrigger(), chaport.getTriggerById('t9')], [null, null]);
  equal([chaport.q('getActiveTrigger'), chaport.q('getTriggerById', ['t9'])], [null, null]);
});

test('10.5: values of two types, undefined, and text for a number', () => {
  const page = visit();
  const compare = loose(page.chaport).compare as (...args: unknown[]) => unknown;
  const holding: unknown[][] = [
    ['DE', '=', 'de'],
    [5, '=', '5'],
    [undefined, '=', ''],
    [null, '=', undefined],
    [null, '!=', 'x'],
    [true, '!=', 'true'],
    [undefined, '!contains', 'x'],
    ['x', 'contains', null],
    ['10', '>', '9'],
  ];
  const failing: unknown[][] = [
    ['Tea', 'contains', 'tea'],
    [true, '=', 'true'],
    [' ', '<', 1],
    [null, '<', 1],
    [false, '<', 1],
    ['x', '<=', 'x'],
  ];
  for (const args of holding) ok(compare(...args) === true, JSON.stringify(args));
  for (const args of failing) ok(compare(...args) === false, JSON.stringify(args));
  equal(page.lines(), []);
  compare('a', 'is', 'a');
  equal(levels(page), ['error']);
});

test('10.6: a late listener for `ready` is called at once, with the current session', () => {
  const page = withConfig({ session: { user } });
  const seen: unknown[] = [];
  page.chaport.on('ready', (data) => seen.push(data));
  seen.push('next line');
  page.chaport.q('on', ['ready', (data) => seen.push(data)]);
  page.chaport.startSession(other);
  equal(seen.slice(0, 3), [{ visitorId: ID }, 'next line', { visitorId: ID }]);
  equal(seen.slice(3), [{ visitorId: other.id }, { visitorId: other.id }]);
});

test('10.7: a listener or callback that throws is reported, and the others run', () => {
  const page = createPage();
  const heard: string[] = [];
  const fail = () => {
    throw new Error('mine');
  };
  page.chaport.on('ready', fail);
  page.chaport.on('ready', () => heard.push('ready'));
  const api = page.arrive();
  page.chaport.isOnline(fail);
  page.chaport.updatePosition(['left'], fail);
  page.chaport.stopSession(false, fail);
  page.chaport.startSession(other, fail);
  page.chaport.setAssignmentRules({ resolve: fail });
  api.visitorMessage('Hello');
  page.world.advance(10_000);
  equal([heard.length, levels(page)], [2, Array(7).fill('error')]);
  equal(api.state().chat.started, true);
  equal(api.trace().filter(({ kind, value }) => kind === 'error' && value === 'Error').length, 7);
});

test('10.8: an unknown method and a wrong argument are one error each, and the page goes on', () => {
  const page = visit({}, (chaport) => {
    loose(chaport).q?.('opne');
    loose(chaport).q?.('updatePosition', [['middle']]);
    chaport.q('open');
  });
  equal([levels(page), page.api.state().widget], [['error', 'error'], 'expanded']);
  ok(page.lines()[0]?.includes('`chaport.opne`') && page.lines()[0]?.includes('open'), 'nearest');
  ok(page.lines()[1]?.includes('`chaport.updatePosition`'), page.lines()[1]);
  loose(page.chaport).getTriggerById?.();
  ok(page.lines()[2]?.includes('`id` is missing'), page.lines()[2]);
});

test('10.9: an auto-invitation on mobile is `unreadMessage`', () => {
  for (const device of ['desktop', 'ios', 'android'] as const) {
    const page = visit({ simulator: { environment: { device } } });
    page.chaport.setActiveTrigger({ message: 'Hi' });
    equal(page.chaport.getWidgetState(), device === 'desktop' ? 'semiExpanded' : 'unreadMessage');
  }
});

test('10.10: `enabled` first, then `disabled` taken away, and a warning', () => {
  const start = (option: Chaport.TriggersOptions) =>
    visit({ ...invited, config: { triggers: option } });
  const both = start({ enabled: ['t1', 't2'], disabled: ['t2', 't3'] });
  equal(enabled(both), ['t1']);
  oneLine(both, 'warning', 'triggers.enabled', 'triggers.disabled');
  equal(enabled(start({ enabled: false, disabled: ['t2'] })), []);
});

test('10.11: of two matching configurations the more specific wins, option by option', () => {
  const configs = {
    ios: { appearance: { teamName: 'iOS' } },
    mobile: { appearance: { teamName: 'Mobile', onlineWelcome: 'Welcome' } },
  };
  const look = (device: 'ios' | 'android') =>
    withConfig({ devices: { configs } } as never, {
      simulator: { environment: { device } },
    }).api.state().appearance;
  equal([look('ios').teamName, look('ios').onlineWelcome], ['iOS', 'Welcome']);
  equal(look('android').teamName, 'Mobile');
});

test('10.12: `init` with neither event nor time starts at once', () => {
  equal(names(withConfig({ init: {} })), ['ready']);
});

test('10.13: a rule with an unknown parameter does not match, and warns', () => {
  const rules = [{ bob: ['city', '=', ''] }, { sales: true }] as never;
  const page = visit({ simulator: staff, config: { assignments: { rules } } });
  equal([assigned(page), levels(page)], ['sales', ['warning']]);
  ok(page.lines()[0]?.includes('city'), page.lines()[0]);
});

test('10.14: `message_text` is the empty string before the first message', () => {
  equal(visit().chaport.getParameterValue('message_text'), '');
});

test('10.15: one array of ids, or ids one by one', () => {
  const forms = [[['t1', 't2']], ['t1', 't2']];
  for (const args of forms) {
    const page = visit(invited);
    loose(page.chaport).disableTriggers?.(...args);
    equal(enabled(page), ['t3']);
    loose(page.chaport).q?.('enableTriggers', args);
    equal([enabled(page), page.lines()], [['t1', 't2', 't3'], []]);
  }
});

test('10.16: `startSession` in a listener of the first `ready` never runs', () => {
  const page = visit(waiting, (chaport) => chaport.on('ready', () => chaport.startSession(other)));
  page.world.advance(100_000);
  equal([page.heard, page.api.state().session], [[], null]);
});

test('10.17: queued commands run right after the listeners of `ready`, in which nothing waits', () => {
  const order: unknown[] = [];
  const page = createPage();
  page.chaport.q('open');
  page.chaport.q('isOnline', [() => order.push('isOnline')]);
  page.chaport.on('ready', () => {
    order.push('first');
    page.chaport.setVisitorData({ name: 'Ada' });
    page.chaport.isOnline(() => order.push('at once'));
  });
  page.chaport.on('ready', () => order.push('second'));
  page.chaport.on('widget.stateChange', (state) => order.push(state));
  page.arrive();
  equal(order, ['first', 'at once', 'second', 'expanded', 'isOnline']);
});

test('10.17: without a session commands wait in order, but not `on` nor calls for a value', () => {
  const page = visit(waiting, (chaport) => chaport.q('open'));
  const order: unknown[] = [];
  page.chaport.close();
  page.chaport.isOnline(() => order.push('isOnline'));
  page.chaport.on('widget.stateChange', (state) => order.push(state));
  order.push(page.chaport.getWidgetState(), page.chaport.q('compare', [1, '=', 1]));
  page.chaport.startSession();
  equal(order, ['collapsed', true, 'expanded', 'collapsed', 'isOnline']);
});

test('10.17: at the hand-over `on` and `startSession` run at once', () => {
  const order: unknown[] = [];
  const page = createPage(waiting);
  page.chaport.q('open');
  page.chaport.q('startSession', [other, () => order.push('started')]);
  page.chaport.q('on', ['widget.stateChange', (state) => order.push(state)]);
  page.chaport.q('close');
  page.arrive();
  equal(order, ['started', 'collapsed']);
});

test('10.17: a value that is queued before the hand-over waits in order', () => {
  const page = visit({}, (chaport) => {
    chaport.q('open');
    chaport.q('getActiveTrigger');
    chaport.q('close');
  });
  const ran = page.api.trace().filter(({ kind }) => kind === 'run');
  equal(ran.map(({ name }) => name).slice(-3), ['open', 'getActiveTrigger', 'close']);
});

test('10.17: `init` delays `startSession` and every command, but not `on` nor values', () => {
  const page = visit({ config: { init: { event: 'go' } } }, (chaport) => {
    chaport.q('open');
    chaport.q('startSession', [other]);
  });
  page.chaport.startSession();
  page.chaport.close();
  equal([page.heard, page.chaport.getWidgetState()], [[], 'collapsed']);
  page.world.window.fire('go');
  equal(page.heard, [
    ['ready', { visitorId: other.id }],
    ['widget.stateChange', 'expanded'],
    ['widget.stateChange', 'collapsed'],
  ]);
});

test('10.17: the session starts synchronously, unless a promise of the store delays it', async () => {
  const page = visit();
  equal(names(page), ['ready']);
  const store = { load: () => Promise.resolve(null), save: () => undefined };
  const late = visit({ simulator: { account: { store } } }, (chaport) => chaport.q('open'));
  equal(names(late), []);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  equal(names(late), ['ready', 'widget.stateChange']);
});

test('10.18: the data of each event', () => {
  const page = visit({ ...invited, config: { session: { user } } });
  page.api.showTrigger('t1');
  page.chaport.setActiveTrigger({ message: 'Mine' });
  page.api.setOnline(false);
  page.api.visitorMessage('Hello');
  equal(page.heard, [
    ['ready', { visitorId: ID }],
    ['widget.stateChange', 'semiExpanded'],
    ['chat.autoInvitation', { id: 't1', message: 'One' }],
    ['chat.autoInvitation', { message: 'Mine' }],
    ['chat.onlineChange', false],
    ['widget.stateChange', 'expanded'],
    ['chat.started', { visitorId: ID }],
  ]);
});

test('10.19: the first rule that applies wins', () => {
  const rules = [{ bob: false }, { sales: true }, { ada: true }];
  equal(assigned(visit({ simulator: staff, config: { assignments: { rules } } })), 'sales');
});

test('10.20: `setAssignmentRules` replaces only the keys given', () => {
  const config = { assignments: { resolve: () => undefined, rules: [{ bob: true }] } };
  const page = visit({ simulator: staff, config });
  page.chaport.setAssignmentRules({ defaultRules: [{ ada: true }] });
  equal(assigned(page), 'bob');
  const emptied = visit({ simulator: staff, config });
  emptied.chaport.setAssignmentRules({ rules: [], defaultRules: [{ support: true }] });
  equal(assigned(emptied), 'support');
});

test('10.21: `apiObject` without `api` is ignored with a warning', () => {
  const got: unknown[] = [];
  const page = withConfig({
    analytics: { google: { apiObject: { push: (event: unknown) => got.push(event) } } },
  });
  page.api.visitorMessage('Hello');
  equal(got, []);
  oneLine(page, 'warning', 'analytics.google.apiObject', 'analytics.google.api');
});

test('10.22: colours are from a table of our own, offsets are CSS pixels', () => {
  const page = withConfig({ appearance: { windowColor: 'teal', position: ['left', 12.5, 3] } });
  equal(page.world.drawing()?.appearance.color, '#0d7f86');
  equal(page.world.drawing()?.position, { side: 'left', x: 12.5, y: 3 });
});

test('10.23: `load` that has fired already is not waited for', () => {
  const start = (complete: boolean) =>
    withConfig({ init: { event: 'load' } }, { world: { complete } });
  equal([names(start(true)), names(start(false))], [['ready'], []]);
});

test('10.24: a language that the widget lacks is English, and a warning', () => {
  const page = withConfig({ language: { use: 'ja' } });
  equal(page.world.drawing()?.language, 'en');
  oneLine(page, 'warning', 'ja');
});

test('10.25: `setActiveTrigger` after the start is ignored with a warning, a disabled one is shown', () => {
  const page = visit({ ...invited, config: { triggers: false } });
  page.chaport.setActiveTrigger({ id: 't1', message: 'One' });
  equal(page.world.drawing()?.invitation, { id: 't1', message: 'One' });
  page.api.visitorMessage('Hello');
  page.chaport.close();
  page.chaport.setActiveTrigger({ message: 'Too late' });
  equal([page.chaport.getActiveTrigger(), page.chaport.getWidgetState()], [null, 'collapsed']);
  oneLine(page, 'warning', 'setActiveTrigger');
});

test('10.26: the same credentials or none change nothing, others start another session', () => {
  const page = withConfig({ session: { user } });
  const called: string[] = [];
  page.chaport.open();
  page.chaport.startSession({ id: ID, token: 't' }, () => called.push('same'));
  page.chaport.startSession(undefined, () => called.push('none'));
  equal([called, page.chaport.getWidgetState()], [['same', 'none'], 'expanded']);
  page.chaport.startSession(other, () => called.push('others'));
  equal([called.length, page.chaport.getWidgetState()], [3, 'collapsed']);
  equal(told(page, 'ready'), [{ visitorId: ID }, { visitorId: other.id }]);
});

const seen = (config: Partial<Chaport.Config>, country: string | null): Visit =>
  withConfig(config, { simulator: { environment: { country } } });
const isSeen = (config: Partial<Chaport.Config>, country: string | null) =>
  seen(config, country).world.drawing()?.visible;

test('10.27: an empty `exclude` is given too, so `include` is ignored, with a warning', () => {
  const page = seen({ countries: { exclude: [], include: ['DE'] } }, 'FR');
  equal(page.world.drawing()?.visible, true);
  oneLine(page, 'warning', 'countries.include', 'countries.exclude');
  const devices = seen({ devices: { exclude: [], include: ['ios'] } }, 'FR');
  equal(devices.world.drawing()?.visible, true);
  oneLine(devices, 'warning', 'devices.include', 'devices.exclude');
});

test('10.27: an empty `include` hides from all; codes in any case; an unknown country', () => {
  equal(isSeen({ countries: { include: [] } }, 'DE'), false);
  equal(isSeen({ countries: { exclude: ['de'] } }, 'DE'), false);
  equal(isSeen({ countries: { exclude: ['DE'] } }, null), true);
  equal(isSeen({ countries: { include: ['DE'] } }, null), false);
});

test('10.27: a hidden widget starts its session, fires events and answers; it only draws nothing', () => {
  const page = seen({ countries: { include: [] } }, 'DE');
  page.chaport.open();
  equal(
    page.heard.map(([event]) => event),
    ['ready', 'widget.stateChange'],
  );
  equal([page.chaport.getWidgetState(), page.world.drawing()?.visible], ['expanded', false]);
});

test('10.28: on mobile a page that is not responsive gets the desktop window, scaled', () => {
  const given: Given = { simulator: { environment: { device: 'ios' } } };
  equal(withConfig({ responsive: false }, given).world.drawing()?.layout, 'scaled-window');
  equal(withConfig({ responsive: false }).world.drawing()?.layout, 'window');
});

test('10.29: `ready` fires once for each session; between them commands wait', () => {
  const page = visit();
  page.chaport.stopSession();
  page.chaport.open();
  page.chaport.q('hideLauncher');
  equal([names(page), page.chaport.getWidgetState()], [['ready'], 'collapsed']);
  page.chaport.startSession();
  equal(names(page), ['ready', 'ready', 'widget.stateChange']);
  equal(page.world.drawing()?.launcher, false);
});

test('10.30: the default of `closeButton` follows `hideLauncher` and `showLauncher`', () => {
  const page = visit();
  const cross = () => page.world.drawing()?.closeButton;
  page.chaport.hideLauncher();
  equal(cross(), true);
  page.chaport.showLauncher();
  equal(cross(), false);
});
