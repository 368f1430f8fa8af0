import { createTarget, createWorld } from '../../sphinx_chaport/client/headless';
import { equal, ok, test } from './harness';
import { createPage, type StubbedPage } from './world';

/** What the listeners of a page hear, in order. */
function listen({ chaport }: StubbedPage): unknown[] {
  const heard: unknown[] = [];
  chaport.on('ready', () => heard.push('ready'));
  chaport.on('widget.stateChange', (state) => heard.push(state));
  return heard;
}

test('queued commands run right after the listeners of `ready` (10.17)', () => {
  const page = createPage();
  const heard = listen(page);
  page.chaport.q('open');
  page.chaport.on('ready', () => heard.push(page.chaport.getWidgetState()));
  page.arrive();
  equal(heard, ['ready', 'collapsed', 'expanded']);
});

test('from `ready` on everything runs at once, before what was queued (10.17)', () => {
  const page = createPage();
  const heard = listen(page);
  page.chaport.q('open');
  page.chaport.on('ready', () => {
    page.chaport.hideLauncher();
    page.chaport.q('updatePosition', [['left']]);
    page.chaport.toggle();
    heard.push('listener ends');
  });
  const { position } = page.arrive().state();
  equal(heard, ['ready', 'expanded', 'listener ends']);
  equal(position, ['left']);
});

test('`startSession` runs at its place in the queue, and what follows at once (10.17)', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const heard = listen(page);
  page.chaport.q('open');
  page.chaport.q('startSession', [{ id: 'a', token: 'b' }, () => heard.push('started')]);
  page.chaport.q('close');
  page.arrive();
  equal(heard, ['ready', 'expanded', 'started', 'collapsed']);
});

test('without a session commands wait in order, given by whatever way (10.17)', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const heard = listen(page);
  page.chaport.q('open');
  const { q: kept } = page.chaport;
  const api = page.arrive();
  page.chaport.close();
  page.chaport.q('toggle');
  kept('isOnline', [(online) => heard.push(online)]);
  equal(heard, []);
  equal(api.state().hiddenBecause?.by, 'session');
  page.chaport.startSession();
  equal(heard, ['ready', 'expanded', 'collapsed', 'expanded', true]);
});

test('calls whose value somebody gets answer at once (10.17)', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  page.arrive();
  equal(page.chaport.getWidgetState(), 'collapsed');
  equal(page.chaport.q('getParameterValue', ['page_url']), 'https://example.com/');
  equal(page.chaport.getActiveTrigger(), null);
});

test('a value that was queued waits in order (10.17)', () => {
  const page = createPage();
  page.chaport.q('open');
  page.chaport.q('getParameterValue', ['country']);
  const names = page
    .arrive()
    .trace()
    .filter(({ kind }) => kind === 'run');
  equal(
    names.map(({ name }) => name),
    ['open', 'getParameterValue'],
  );
});

test('arguments are checked when a command is given, and a wrong one stops nothing (10.8)', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  (page.chaport.q as (name: string, args?: unknown) => void)('opne');
  page.chaport.q('open');
  page.arrive();
  equal(page.lines().length, 1);
  ok(page.lines()[0]?.includes('open'));
  (page.chaport.updatePosition as (position: unknown) => void)('left');
  equal(page.lines().length, 2);
});

test('arguments stay as they were when the command was given', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const api = page.arrive();
  const data = { name: 'Ada' };
  page.chaport.setVisitorData(data);
  data.name = 'Eve';
  page.chaport.startSession();
  equal(api.state().visitor, { name: 'Ada' });
});

test('`init` holds the session and every command back, but not `on` and values (10.17)', () => {
  const page = createPage({ config: { init: { event: 'wanted', maxDelay: 1000 } } });
  const heard = listen(page);
  page.chaport.q('open');
  page.chaport.q('startSession', [undefined as never, () => heard.push('started')]);
  const api = page.arrive();
  page.chaport.close();
  equal([heard, page.chaport.getWidgetState()], [[], 'collapsed']);
  equal(api.state().hiddenBecause?.by, 'init');
  page.world.window.fire('wanted');
  equal(heard, ['ready', 'expanded', 'started', 'collapsed']);
  page.world.advance(2000);
  equal(heard.length, 4);
});

test('`init.maxDelay` ends the wait without the event', () => {
  const page = createPage({ config: { init: { event: 'never', maxDelay: 1000 } } });
  const heard = listen(page);
  page.arrive();
  page.world.advance(999);
  equal(heard, []);
  page.world.advance(1);
  equal(heard, ['ready']);
});

test('`init.eventTarget` is what fires the event', () => {
  const target = createTarget();
  const init = { event: 'wanted', eventTarget: target as never };
  const page = createPage({ config: { init } });
  const heard = listen(page);
  page.arrive();
  page.world.window.fire('wanted');
  equal(heard, []);
  target.fire('wanted');
  equal(heard, ['ready']);
});

test('`init` without event and time starts at once (10.12)', () => {
  const page = createPage({ config: { init: {} } });
  const heard = listen(page);
  page.arrive();
  equal(heard, ['ready']);
});

test('`init.event` `load` starts at once where the page is complete, else waits (10.23)', () => {
  for (const complete of [true, false]) {
    const page = createPage({ config: { init: { event: 'load' } }, world: { complete } });
    const heard = listen(page);
    page.arrive();
    equal(heard, complete ? ['ready'] : []);
    page.world.window.fire('load');
    equal(heard, ['ready']);
  }
});

test('an event of `init` before a late hand-over counts', () => {
  const simulator = { faults: { handOverDelay: 100 } };
  const page = createPage({ config: { init: { event: 'wanted' } }, simulator });
  const heard = listen(page);
  page.arrive();
  page.world.window.fire('wanted');
  equal(heard, []);
  page.world.advance(100);
  equal(heard, ['ready']);
});

test('after `stopSession` commands wait for the next session (10.29)', () => {
  const page = createPage();
  const heard = listen(page);
  page.arrive();
  page.chaport.stopSession();
  page.chaport.open();
  equal(heard, ['ready']);
  page.chaport.startSession();
  equal(heard, ['ready', 'ready', 'expanded']);
});

test('a session that ends among the queued commands leaves the others waiting (10.29)', () => {
  const page = createPage();
  const heard = listen(page);
  page.chaport.q('stopSession');
  page.chaport.q('open');
  const api = page.arrive();
  equal([heard, api.state().session], [['ready'], null]);
  page.chaport.startSession();
  equal(heard, ['ready', 'ready', 'expanded']);
});

test('what was wanted last comes: a `startSession` behind a `stopSession` (10.26)', () => {
  for (const late of [false, true]) {
    const page = createPage();
    const heard = listen(page);
    if (late) page.arrive();
    page.chaport.q('stopSession', [true, () => heard.push('stopped')]);
    page.chaport.q('startSession', [undefined as never, () => heard.push('started')]);
    page.chaport.q('open');
    if (!late) page.arrive();
    equal(heard, ['ready', 'stopped', 'ready', 'started', 'expanded']);
  }
});

test('a `stopSession` that waits does not end the session that was asked for after it', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const heard = listen(page);
  const api = page.arrive();
  page.chaport.stopSession(true);
  page.chaport.stopSession(true);
  page.chaport.startSession({ id: 'a', token: 'b' });
  equal(api.state().session?.visitorId, 'a');
  ok(heard.every((entry) => entry === 'ready'));
});

type Step = (chaport: StubbedPage['chaport']) => void;

const STEPS: Step[] = [
  (chaport) => chaport.q('open'),
  (chaport) => chaport.q('toggle'),
  (chaport) => chaport.q('close'),
  (chaport) => chaport.q('startSession'),
  (chaport) => chaport.q('stopSession'),
  (chaport) => chaport.q('stopSession', [true]),
  (chaport) => chaport.q('setVisitorData', [{ name: 'Ada' }]),
  (chaport) => chaport.q('setActiveTrigger', [{ message: 'May I help?' }]),
  (chaport) => chaport.q('hideLauncher'),
  (chaport) => chaport.q('getActiveTrigger'),
];

/** What a page hears and ends in, where the script arrives after so many steps. */
function outcome(steps: Step[], split: number, autoStart: boolean): unknown {
  const page = createPage({ config: { session: { autoStart } } });
  const heard = listen(page);
  for (const step of steps.slice(0, split)) step(page.chaport);
  const api = page.arrive();
  for (const step of steps.slice(split)) step(page.chaport);
  return [heard, api.state(), page.lines()];
}

test('the same, before and after the arrival of the script, wherever the code is split (10.17)', () => {
  const { random } = createWorld({ seed: 11 }).ports;
  for (let round = 0; round < 60; round += 1) {
    const steps = Array.from(
      { length: 6 },
      () => STEPS[Math.floor(random() * STEPS.length)] as Step,
    );
    const whole = outcome(steps, 0, round % 2 === 0);
    for (let split = 1; split <= steps.length; split += 1) {
      equal(outcome(steps, split, round % 2 === 0), whole);
    }
  }
});

test('the trace shows the way of a command', () => {
  const page = createPage();
  page.chaport.q('updatePosition', [['left', 1, 2]]);
  const ways = page
    .arrive()
    .trace()
    .filter(({ name }) => name === 'updatePosition');
  equal(
    ways.map(({ kind }) => kind),
    ['queued', 'handed-over', 'waits', 'run', 'returned'],
  );
  equal(ways[0]?.args, [['left', 1, 2]]);
});

test('`getWidgetState` in the queue gets a warning (4)', () => {
  const page = createPage();
  (page.chaport.q as (name: string) => unknown)('getWidgetState');
  page.arrive();
  equal(
    page.world.console.map(({ level }) => level),
    ['warning'],
  );
});
