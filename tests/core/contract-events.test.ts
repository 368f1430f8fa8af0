import { levels, listen, loose, told, triggers, visit, withConfig } from './contract';
import { equal, ok, test } from './harness';
import { createPage } from './world';

const invited = { simulator: { account: { triggers } } };

test('event ready: the API is there and a session runs, right before the widget is drawn', () => {
  const page = createPage();
  const seen: unknown[] = [];
  page.chaport.on('ready', (data) => {
    seen.push(
      data,
      typeof page.chaport.open,
      page.chaport.getWidgetState(),
      page.world.view.count(),
    );
  });
  const api = page.arrive();
  equal(seen, [{ visitorId: api.state().session?.visitorId }, 'function', 'collapsed', 0]);
  ok(page.world.view.count() > 0 && page.world.drawing()?.visible, 'drawn afterwards');
});

test('event chat.autoInvitation: when a new one is shown', () => {
  const page = visit(invited);
  page.api.showTrigger('t1');
  page.api.showTrigger('t1');
  page.chaport.setActiveTrigger({ message: 'Mine' });
  page.api.showTrigger('t2');
  equal(told(page, 'chat.autoInvitation'), [
    { id: 't1', message: 'One' },
    { message: 'Mine' },
    { id: 't2', message: 'Two' },
  ]);
});

test('event chat.autoInvitation: not when the same one comes back on the next page', () => {
  const storage = {};
  visit({ ...invited, world: { storage } }).api.showTrigger('t1');
  const page = visit({ ...invited, world: { storage } });
  equal(page.world.drawing()?.invitation, { id: 't1', message: 'One' });
  page.api.showTrigger('t1');
  equal(told(page, 'chat.autoInvitation'), []);
});

test('event chat.onlineChange: at each change of the operators’ status, and at no other time', () => {
  const page = visit();
  for (const online of [true, false, false, true]) page.api.setOnline(online);
  equal(told(page, 'chat.onlineChange'), [false, true]);
});

test('event chat.started: at the visitor’s first message, once for a chat', () => {
  const page = visit(invited);
  page.api.showTrigger('t1');
  page.chaport.open();
  equal(told(page, 'chat.started'), []);
  page.world.view.actions()?.send('Hello');
  page.world.view.actions()?.send('Are you there?');
  equal(told(page, 'chat.started'), [{ visitorId: page.api.state().session?.visitorId }]);
});

test('event chat.started: not on the next page, where the chat goes on', () => {
  const storage = {};
  visit({ world: { storage } }).api.visitorMessage('Hello');
  const page = visit({ world: { storage } });
  page.api.visitorMessage('Still here');
  equal(told(page, 'chat.started'), []);
});

test('event widget.stateChange: at each change of the state, with its name', () => {
  const page = visit();
  for (const _ of ['once', 'twice']) page.chaport.close();
  for (const _ of ['once', 'twice']) page.chaport.open();
  for (const _ of ['once', 'twice']) page.chaport.close();
  page.chaport.setActiveTrigger({ message: 'Hi' });
  page.world.view.actions()?.dismiss();
  page.api.operatorMessage('Hello');
  page.chaport.toggle();
  equal(told(page, 'widget.stateChange'), [
    'expanded',
    'collapsed',
    'semiExpanded',
    'collapsed',
    'unreadMessage',
    'expanded',
  ]);
});

test('event widget.stateChange: before the other events that the move brings', () => {
  const page = visit(invited);
  page.api.showTrigger('t1');
  page.api.visitorMessage('Hello');
  equal(
    page.heard.slice(1).map(([event]) => event),
    ['widget.stateChange', 'chat.autoInvitation', 'widget.stateChange', 'chat.started'],
  );
});

test('event ready: an event that does not exist is one error with the nearest name', () => {
  const page = withConfig({});
  loose(page.chaport).on?.('redy', () => {});
  equal(levels(page), ['error']);
  ok(page.lines()[0]?.includes("Did you mean 'ready'?"), page.lines()[0]);
});

test('event ready: a listener that was added twice hears twice', () => {
  const page = createPage();
  const [first, second] = [listen(page), listen(page)];
  page.arrive();
  equal([first.length, second.length], [1, 1]);
});
