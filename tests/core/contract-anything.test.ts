import { api } from '../../sphinx_chaport/client/core/api';
import { createTarget } from '../../sphinx_chaport/client/headless';
import { listen, loose, visit, withConfig } from './contract';
import { equal, ok, test } from './harness';
import { nasty } from './nasty';
import { createPage, type StubbedPage } from './world';

const METHODS = Object.keys(visit().chaport).filter((name) => !name.startsWith('_'));

/** Of each kind: none, a list, several, a callback, and the two that are no commands. */
const SOME = ['open', 'disableTriggers', 'startSession', 'isOnline', 'on', 'q'];

/** What any method may be called with; what it does not take, it does not look at. */
function* calls(): Generator<unknown[]> {
  for (const make of nasty) {
    const value = make();
    yield [value, value, value];
  }
}

/** The widget goes on as if nothing had been. */
function goesOn(page: StubbedPage, api: ChaportSimulator.Api): void {
  page.world.advance(10_000);
  page.chaport.stopSession();
  page.chaport.startSession();
  const heard = listen(page);
  page.chaport.close();
  page.chaport.open();
  ok(
    heard.some(([, data]) => data === 'expanded'),
    'events',
  );
  equal(api.state().widget, 'expanded');
  ok(JSON.stringify([api.state(), api.trace()]).length > 0, 'JSON');
}

test('whatever is passed to any method, nothing throws', () => {
  for (const name of METHODS) {
    const page = createPage();
    const api = page.arrive();
    for (const args of calls()) loose(page.chaport)[name]?.(...args);
    goesOn(page, api);
  }
});

test('whatever is given to `q`, as a list or bare, nothing throws', () => {
  for (const name of SOME) {
    const page = createPage();
    const api = page.arrive();
    for (const args of calls()) {
      loose(page.chaport).q?.(name, args);
      loose(page.chaport).q?.(name, args[0]);
    }
    goesOn(page, api);
  }
});

test('whatever is queued before the arrival, or by a kept `q` after it, nothing throws', () => {
  for (const name of SOME) {
    const page = createPage();
    const kept = page.chaport.q as (...args: unknown[]) => void;
    for (const args of calls()) kept(name, args);
    const api = page.arrive();
    for (const args of calls()) kept(name, args[0]);
    goesOn(page, api);
  }
});

test('whatever stands in the queue, nothing throws', () => {
  const page = createPage();
  for (const make of nasty) (page.chaport._q as unknown[]).push(make());
  const api = page.arrive();
  for (const args of calls()) loose(page.chaport).q?.(...args);
  for (const make of nasty) (page.chaport._q as unknown[]).push(make());
  goesOn(page, api);
});

test('whatever listens, before the arrival or after it, nothing throws', () => {
  const page = createPage();
  const on = page.chaport.on as (event: unknown, listener: unknown) => void;
  const events = ['ready', 'widget.stateChange', 'redy', '__proto__x'];
  for (const event of events) for (const make of nasty) on(event, make());
  const api = page.arrive();
  for (const event of events) {
    for (const make of nasty) {
      on(event, make());
      loose(page.chaport).on?.(event, make());
    }
  }
  goesOn(page, api);
});

test('whatever stands in the configuration, nothing throws, and the widget is there', () => {
  const options = Object.keys(api.options).map((name) => name.replace('?', ''));
  for (const make of nasty) {
    const page = withConfig(Object.fromEntries(options.map((option) => [option, make()])));
    page.chaport.open();
    ok(page.api.trace().length > 0, 'a trace');
  }
});

test('whatever the simulator is told, nothing throws', () => {
  for (const make of nasty) {
    for (const part of ['environment', 'account', 'faults']) {
      const page = createPage({ simulator: { [part]: make() } as never });
      goesOn(page, page.arrive());
    }
    const page = createPage();
    const api = page.arrive();
    for (const method of ['setOnline', 'visitorMessage', 'operatorMessage', 'showTrigger']) {
      loose(api)[method]?.(make());
    }
    goesOn(page, api);
  }
});

test('targets that break what they promise stop nothing', () => {
  const init = (eventTarget: unknown) =>
    withConfig({ init: { event: 'go', eventTarget } as never });
  const fail = () => {
    throw new Error('mine');
  };
  for (const target of [
    { addEventListener: fail, removeEventListener: fail },
    { addEventListener: 5 },
    { ...createTarget(), removeEventListener: undefined },
  ]) {
    init(target);
  }
});
