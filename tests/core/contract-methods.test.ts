import {
  assigned,
  enabled,
  levels,
  loose,
  oneLine,
  staff,
  told,
  triggers,
  visit,
  withConfig,
} from './contract';
import { equal, ok, test } from './harness';

const invited = { simulator: { account: { triggers } } };
const ID = 'a'.repeat(24);
const user = { visitorId: ID, token: 't' };

test('method close: collapses the widget from every other state', () => {
  const page = visit();
  for (const go of [
    () => page.chaport.open(),
    () => page.chaport.setActiveTrigger({ message: 'Hi' }),
    () => page.api.operatorMessage('Hello'),
  ]) {
    go();
    ok(page.chaport.getWidgetState() !== 'collapsed', 'another state');
    page.chaport.close();
    equal([page.chaport.getWidgetState(), page.world.drawing()?.state], ['collapsed', 'collapsed']);
  }
  const before = page.heard.length;
  page.chaport.close();
  equal(page.heard.length, before);
});

test('method compare: compares two values with a matcher, called or by `q`', () => {
  const { chaport } = visit();
  equal([chaport.compare(7, '>', 5), chaport.compare(5, '>', 7)], [true, false]);
  equal(
    [chaport.q('compare', ['a', '!=', 'b']), chaport.q('compare', ['a', '=', 'b'])],
    [true, false],
  );
});

test('method compare: an unknown matcher is one error with the nearest name', () => {
  const page = visit();
  equal(loose(page.chaport).compare?.('a', 'contain', 'a'), undefined);
  oneLine(page, 'error', 'chaport.compare', 'matcher', "Did you mean 'contains'?");
});

test('method disableTriggers: disables all, or the given ones, and enables no other', () => {
  const page = visit({ ...invited, config: { triggers: { disabled: ['t1'] } } });
  page.chaport.disableTriggers(['t2']);
  equal(enabled(page), ['t3']);
  page.api.showTrigger('t2');
  equal(page.chaport.getActiveTrigger(), null);
  page.chaport.disableTriggers();
  equal([enabled(page), levels(page)], [[], []]);
});

test('method enableTriggers: enables all, or the given ones, and disables no other', () => {
  const page = visit({ ...invited, config: { triggers: { enabled: ['t1'] } } });
  page.chaport.enableTriggers(['t2']);
  equal(enabled(page), ['t1', 't2']);
  page.api.showTrigger('t2');
  equal(page.chaport.getActiveTrigger(), { id: 't2', message: 'Two' });
  page.chaport.enableTriggers();
  equal([enabled(page), levels(page)], [['t1', 't2', 't3'], []]);
});

test('method enableTriggers: only some, by disabling all first', () => {
  const page = visit(invited);
  page.chaport.disableTriggers();
  page.chaport.enableTriggers(['t3']);
  equal(enabled(page), ['t3']);
});

test('method enableTriggers: what the account has switched off stays off', () => {
  const page = visit(invited);
  page.chaport.enableTriggers(['off']);
  page.chaport.enableTriggers();
  page.api.showTrigger('off');
  equal([enabled(page), page.chaport.getActiveTrigger()], [['t1', 't2', 't3'], null]);
});

test('method getActiveTrigger: the one that shows, until the chat has started', () => {
  const page = visit(invited);
  page.api.showTrigger('t1');
  equal(page.chaport.getActiveTrigger(), { id: 't1', message: 'One' });
  page.chaport.setActiveTrigger({ message: 'Mine' });
  equal(page.chaport.q('getActiveTrigger'), { message: 'Mine' });
  page.api.visitorMessage('Hello');
  equal(page.chaport.getActiveTrigger(), null);
});

test('method getParameterValue: the value of a parameter, as rules see it', () => {
  const page = visit({ world: { url: 'https://example.com/?utm_source=letter' } });
  equal(page.chaport.getParameterValue('utm_source'), 'letter');
  equal(page.chaport.q('getParameterValue', ['utm_source']), 'letter');
  equal(loose(page.chaport).getParameterValue?.('utm_sorce'), undefined);
  oneLine(page, 'error', 'getParameterValue', "Did you mean 'utm_source'?");
});

test('method getTriggerById: the auto-invitation with this id', () => {
  const { chaport } = visit(invited);
  equal(chaport.getTriggerById('t2'), { id: 't2', message: 'Two' });
  equal(chaport.q('getTriggerById', ['t3']), { id: 't3', message: 'Three' });
});

test('method getWidgetState: each state, at once', () => {
  const { chaport, api } = visit();
  const states = [chaport.getWidgetState()];
  chaport.open();
  states.push(chaport.getWidgetState());
  chaport.close();
  chaport.setActiveTrigger({ message: 'Hi' });
  states.push(chaport.getWidgetState());
  api.operatorMessage('Hello');
  states.push(chaport.getWidgetState());
  equal(states, ['collapsed', 'expanded', 'semiExpanded', 'unreadMessage']);
});

test('method getWidgetState: in the command queue it is answered with a warning', () => {
  const page = visit({}, (chaport) => loose(chaport).q?.('getWidgetState'));
  oneLine(page, 'warning', 'getWidgetState', 'queue');
});

test('method hideLauncher: the launcher goes, the chat still opens', () => {
  const page = visit();
  equal(page.world.drawing()?.launcher, true);
  page.chaport.hideLauncher();
  equal([page.world.drawing()?.launcher, page.api.state().launcher], [false, false]);
  page.chaport.open();
  equal(page.world.drawing()?.state, 'expanded');
});

test('method isOnline: by callback, the status of the moment', () => {
  const page = visit();
  const said: unknown[] = [];
  page.chaport.isOnline((online) => said.push(online));
  page.api.setOnline(false);
  page.chaport.q('isOnline', [(online) => said.push(online)]);
  equal(said, [true, false]);
});

test('method isOnline: without a callback it is one error', () => {
  const page = visit();
  equal(loose(page.chaport).isOnline?.(), undefined);
  oneLine(page, 'error', 'chaport.isOnline', 'callback');
});

test('method newPageView: address and title, or the page’s own', () => {
  const page = visit();
  page.chaport.newPageView({ url: 'https://example.com/shop?utm_term=tea', title: 'Shop' });
  equal(page.chaport.getParameterValue('page_url'), 'https://example.com/shop?utm_term=tea');
  equal(page.chaport.getParameterValue('utm_term'), 'tea');
  Object.assign(page.world.page, { url: 'https://example.com/now', title: 'Now' });
  page.chaport.newPageView();
  equal(page.chaport.getParameterValue('page_url'), 'https://example.com/now');
  page.chaport.newPageView({ title: 'Own' });
  page.chaport.newPageView({ url: 'https://example.com/own' });
  const views = page.api
    .trace()
    .filter(({ kind, name }) => kind === 'effect' && name === 'newPageView');
  equal(
    views.map(({ value }) => value),
    [
      { url: 'https://example.com/shop?utm_term=tea', title: 'Shop' },
      { url: 'https://example.com/now', title: 'Now' },
      { url: 'https://example.com/now', title: 'Own' },
      { url: 'https://example.com/own', title: 'Now' },
    ],
  );
});

test('method open: expands the widget, once', () => {
  const page = visit();
  page.chaport.open();
  page.chaport.open();
  equal([page.chaport.getWidgetState(), page.world.drawing()?.state], ['expanded', 'expanded']);
  equal(told(page, 'widget.stateChange'), ['expanded']);
});

test('method openIn: opens the chat in a window or in an element', () => {
  for (const target of ['_blank', 'support-frame', { selector: '#chat' }]) {
    const page = visit();
    page.chaport.openIn(target);
    equal([page.world.drawing()?.place, page.world.view.places], [target, [target]]);
    equal(told(page, 'widget.stateChange'), ['expanded']);
    page.chaport.close();
    page.chaport.open();
    equal(page.world.drawing()?.place, null);
  }
});

test('method openIn: a target of the wrong form is one error', () => {
  const page = visit();
  loose(page.chaport).openIn?.(5);
  oneLine(page, 'error', 'chaport.openIn', '`target`');
  equal(page.chaport.getWidgetState(), 'collapsed');
});

test('method showLauncher: the launcher comes back', () => {
  const page = withConfig({ launcher: { show: false } });
  equal(page.world.drawing()?.launcher, false);
  page.chaport.showLauncher();
  equal([page.world.drawing()?.launcher, page.api.state().launcher], [true, true]);
});

test('method setActiveTrigger: shows one of the page’s own, and a changed one of the account’s', () => {
  const page = visit(invited);
  page.chaport.setActiveTrigger({ message: 'Mine' });
  equal(page.world.drawing()?.invitation, { message: 'Mine' });
  const trigger = page.chaport.getTriggerById('t1');
  ok(trigger);
  if (trigger) trigger.message = 'Changed';
  page.chaport.setActiveTrigger(trigger as Chaport.Trigger);
  equal(page.world.drawing()?.invitation, { id: 't1', message: 'Changed' });
  equal(told(page, 'chat.autoInvitation'), [{ message: 'Mine' }, { id: 't1', message: 'Changed' }]);
  equal(page.chaport.getTriggerById('t1')?.message, 'One');
});

test('method setAssignmentRules: changes who gets the next chat', () => {
  const page = visit({ simulator: staff, config: { assignments: { rules: [{ ada: true }] } } });
  page.chaport.setAssignmentRules({ rules: [{ bob: true }] });
  equal(assigned(page), 'bob');
});

test('method setVisitorData: sends data to the server, with the hash that verifies it', () => {
  const page = visit();
  page.chaport.setVisitorData({ name: 'Ada', custom: { plan: 'pro' } });
  equal(page.api.state().visitor, { name: 'Ada', custom: { plan: 'pro' } });
  page.chaport.setVisitorData({ name: 'Eve' });
  equal(page.api.state().visitor.name, 'Ada');
  page.chaport.setVisitorData({ name: 'Eve' }, 'f'.repeat(40));
  equal(page.api.state().visitor.name, 'Eve');
  ok(
    Object.values(page.world.storage).some((text) => text.includes('Eve')),
    'stored at once',
  );
});

test('method setVisitorData: a key of one’s own is one error, and the rest is saved', () => {
  const page = visit();
  loose(page.chaport).setVisitorData?.({ name: 'Ada', plan: 'pro' });
  oneLine(page, 'error', 'setVisitorData', '`data.plan`', '`data.custom`');
  equal(page.api.state().visitor, { name: 'Ada' });
});

test('method startSession: with these credentials, then the callback', () => {
  const page = withConfig({ session: { autoStart: false } });
  const order: unknown[] = [];
  page.chaport.on('ready', ({ visitorId }) => order.push(visitorId));
  page.chaport.startSession({ id: ID, token: 't' }, () => order.push('started'));
  equal(order, [ID, 'started']);
  equal([page.api.state().session?.visitorId, page.world.drawing()?.visible], [ID, true]);
});

test('method startSession: without credentials, with those that the browser kept', () => {
  const storage = {};
  withConfig({ session: { user } }, { world: { storage } });
  const page = withConfig({ session: { autoStart: false } }, { world: { storage } });
  page.chaport.startSession();
  equal(told(page, 'ready'), [{ visitorId: ID }]);
});

test('method stopSession: ends the session; the next one is of the same visitor', () => {
  const page = visit();
  let stopped = 0;
  page.chaport.stopSession(false, () => {
    stopped += 1;
  });
  equal([page.api.state().session, page.world.drawing()?.visible, stopped], [null, false, 1]);
  page.chaport.startSession();
  const [first, second] = told(page, 'ready');
  equal(second, first);
});

test('method stopSession: `true` forgets the visitor, unless credentials are passed explicitly', () => {
  const page = visit();
  page.chaport.stopSession(true);
  page.chaport.startSession();
  page.chaport.stopSession(true);
  page.chaport.startSession({ id: ID, token: 't' });
  const [first, second, third] = told(page, 'ready').map((data) => JSON.stringify(data));
  ok(first !== second, 'somebody new');
  equal(third, JSON.stringify({ visitorId: ID }));
  const other = withConfig({ session: { user } });
  other.chaport.stopSession(true);
  other.chaport.startSession();
  equal(told(other, 'ready'), [{ visitorId: ID }, { visitorId: ID }]);
});

test('method toggle: between expanded and collapsed, from any other state to expanded', () => {
  const page = visit();
  const after = () => {
    page.chaport.toggle();
    return page.chaport.getWidgetState();
  };
  equal([after(), after()], ['expanded', 'collapsed']);
  page.chaport.setActiveTrigger({ message: 'Hi' });
  equal([after(), after()], ['expanded', 'collapsed']);
  page.api.operatorMessage('Hello');
  equal(after(), 'expanded');
  page.world.view.actions()?.toggle();
  equal(page.chaport.getWidgetState(), 'collapsed');
});

test('method updatePosition: moves the widget; the callback runs once the movement has ended', () => {
  const page = visit();
  let ended = 0;
  page.chaport.updatePosition(['left', 20, 30], () => {
    ended += 1;
  });
  equal([page.world.drawing()?.position, ended], [{ side: 'left', x: 20, y: 30 }, 0]);
  page.world.advance(149);
  equal(ended, 0);
  page.world.advance(1);
  equal(ended, 1);
});

test('method updatePosition: a position of the wrong form is one error and moves nothing', () => {
  const page = visit();
  loose(page.chaport).updatePosition?.('left');
  oneLine(page, 'error', 'chaport.updatePosition', 'position');
  equal(page.world.drawing()?.position.side, 'right');
});

test('method q: runs each method of the API by its name, before and after the arrival', () => {
  const early = visit({}, (chaport) => {
    chaport.q('open');
    chaport.q('updatePosition', [['left', 5]]);
  });
  equal([early.api.state().widget, early.api.state().position], ['expanded', ['left', 5]]);
  early.chaport.q('close');
  equal(early.api.state().widget, 'collapsed');
  const names = Object.keys(early.chaport).filter(
    (name) => !['_q', '_l', 'q', 'on'].includes(name),
  );
  equal(names.length, 21);
  for (const name of names) loose(early.chaport).q?.(name, [Symbol('wrong')]);
  ok(!early.lines().some((line) => line.includes('There is no method')), 'all are known');
});

test('method on: listens to an event, called or by `q`, before and after the arrival', () => {
  const said: string[] = [];
  const page = visit({}, (chaport) => {
    chaport.on('widget.stateChange', () => said.push('early'));
    chaport.q('on', ['widget.stateChange', () => said.push('queued')]);
  });
  page.chaport.on('widget.stateChange', () => said.push('late'));
  page.chaport.q('on', ['widget.stateChange', () => said.push('late by q')]);
  page.chaport.open();
  equal(said, ['early', 'queued', 'late', 'late by q']);
});
