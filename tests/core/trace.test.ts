import { equal, ok, test } from './harness';
import { createPage, type StubbedPage } from './world';

type Api = ChaportSimulator.Api;
type Entry = ChaportSimulator.TraceEntry;

const HASH = 'a1b2c3d4e5'.repeat(4);

/** What the trace says of a name, without the times. */
function told(api: Api, kind: Entry['kind'], name?: string): Omit<Entry, 't'>[] {
  const entries = api.trace().filter((entry) => entry.kind === kind && name !== '');
  const named = entries.filter((entry) => name === undefined || entry.name === name);
  return named.map(({ t: _, ...entry }) => entry);
}

/** How the trace shows one argument. */
function shown(value: unknown): unknown {
  const page = createPage();
  const api = page.arrive();
  (page.chaport.newPageView as (...args: unknown[]) => void)(value);
  return told(api, 'called', 'newPageView')[0]?.args?.[0];
}

const because = (api: Api, name: string): string => told(api, 'waits', name)[0]?.because ?? '';

test('a command that waits says for what', () => {
  const held = createPage({ config: { init: { event: 'go' } } });
  const api = held.arrive();
  held.chaport.open();
  ok(because(api, 'open').includes('`init`'), because(api, 'open'));

  const idle = createPage({ config: { session: { autoStart: false } } });
  const other = idle.arrive();
  idle.chaport.open();
  ok(because(other, 'open').includes('session'), because(other, 'open'));

  const page = createPage({ config: { session: { autoStart: false } } });
  const third = page.arrive();
  page.chaport.stopSession();
  page.chaport.startSession();
  ok(because(third, 'startSession').includes('`stopSession`'), because(third, 'startSession'));
});

test('what a command returned stands in the trace, where it returned anything', () => {
  const page = createPage();
  const api = page.arrive();
  page.chaport.open();
  page.chaport.compare('a', '=', 'b');
  const [open] = told(api, 'returned', 'open');
  ok(open && !('value' in open), 'no value of `open`');
  equal(told(api, 'returned', 'compare'), [{ kind: 'returned', name: 'compare', value: false }]);
});

test('the trace tells commands of the queue from calls', () => {
  const page = createPage();
  const { q: kept } = page.chaport;
  kept('open');
  const api = page.arrive();
  kept('close');
  page.chaport.q('open');
  page.chaport.toggle();
  equal(
    api
      .trace()
      .filter(({ kind }) => ['queued', 'handed-over', 'called'].includes(kind))
      .map(({ kind, name }) => `${kind} ${name}`),
    ['queued open', 'handed-over open', 'called close', 'called open', 'called toggle'],
  );
});

test('the trace shows what the simulator was asked for', () => {
  const account = { triggers: [{ id: 't1', message: 'Hi' }] };
  const api = createPage({ simulator: { account } }).arrive();
  api.setOnline(false);
  api.visitorMessage('Hello');
  api.operatorMessage('Hi');
  api.showTrigger('t1');
  equal(
    told(api, 'called').map(({ name, args }) => [name, args]),
    [
      ['simulator.setOnline', [false]],
      ['simulator.visitorMessage', ['Hello']],
      ['simulator.operatorMessage', ['Hi']],
      ['simulator.showTrigger', ['t1']],
    ],
  );
});

test('what the simulator cannot do is said by its name', () => {
  const page = createPage({ config: { session: { autoStart: false } } });
  const api = page.arrive();
  api.visitorMessage('Hello');
  api.operatorMessage(5 as never);
  api.showTrigger(null as never);
  const names = ['visitorMessage', 'operatorMessage', 'showTrigger'];
  equal(
    page.lines().map((line, index) => line.includes(`\`chaportSimulator.${names[index]}\``)),
    [true, true, true],
  );
});

test('an auto-invitation that is not shown leaves its reason in the trace', () => {
  const account = { triggers: [{ id: 't1', message: 'Hi', enabled: false }] };
  const api = createPage({ simulator: { account } }).arrive();
  api.showTrigger('t1');
  const [entry] = told(api, 'effect', 'showTrigger');
  equal([entry?.args, entry?.value], [['t1'], false]);
  ok(entry?.because?.includes('account'), entry?.because);
});

test('events stand in the trace as their listeners got them', () => {
  const page = createPage();
  const api = page.arrive();
  page.chaport.open();
  api.visitorMessage('Hello');
  const { visitorId } = api.state().session ?? {};
  equal(told(api, 'event'), [
    { kind: 'event', name: 'ready', value: { visitorId } },
    { kind: 'event', name: 'widget.stateChange', value: 'expanded' },
    { kind: 'event', name: 'chat.started', value: { visitorId } },
  ]);
});

test('sessions and movements stand in the trace', () => {
  const page = createPage({
    config: { session: { user: { visitorId: 'v', token: 't' } } },
  });
  const api = page.arrive();
  equal(told(api, 'effect', 'session.stopped'), []);
  page.chaport.updatePosition(['left', 10, 20]);
  page.chaport.stopSession();
  const effects = told(api, 'effect').filter(({ value }) => value !== undefined);
  equal(effects, [
    { kind: 'effect', name: 'session.started', value: 'v' },
    { kind: 'effect', name: 'position', value: ['left', 10, 20] },
    { kind: 'effect', name: 'session.stopped', value: 'v' },
  ]);
});

test('what stands on the console stands in the trace, with the kind of error that caused it', () => {
  const page = createPage();
  page.chaport.on('ready', () => {
    throw new RangeError('mine');
  });
  const api = page.arrive();
  page.chaport.setActiveTrigger(5 as never);
  (page.chaport.q as (name: string) => unknown)('getWidgetState');
  const console = page.world.console.map(({ message }) => message);
  const [thrown, wrong, queued] = console;
  equal(told(api, 'warning'), [{ kind: 'warning', name: 'console', because: queued }]);
  const [first, second] = told(api, 'error');
  equal(first, {
    kind: 'error',
    name: 'console',
    because: thrown,
    value: 'RangeError',
  });
  equal(second, { kind: 'error', name: 'console', because: wrong });
  ok(second && !('value' in second), 'no cause');
});

test('the console gets a cause only where there is one', () => {
  const page = createPage({ simulator: { salt: 5 } as never });
  const given: number[] = [];
  const { console } = page.world.ports;
  const error = (...all: [string, unknown?]) => void given.push(all.length);
  page.world.ports.console = { ...console, error };
  page.chaport.on('ready', () => {
    throw undefined;
  });
  page.arrive();
  equal(given, [1, 2]);
});

test('callbacks that throw are named by their method', () => {
  const page = createPage();
  const fail = () => {
    throw new Error('mine');
  };
  page.chaport.q('startSession', [undefined as never, fail]);
  page.arrive();
  page.chaport.startSession(undefined, fail);
  page.chaport.stopSession(false, fail);
  equal(
    page.lines().map((line) => /st\w+Session/.exec(line)?.[0]),
    ['startSession', 'startSession', 'stopSession'],
  );
});

test('a hash or a token is hidden within a text, and what only looks like one is shown', () => {
  equal(shown(`before ${HASH} after`), 'before [secret] after');
  equal(shown(HASH.toUpperCase()), '[secret]');
  equal(shown(`${HASH}f`), `${HASH}f`);
  equal(shown(HASH.slice(1)), HASH.slice(1));
  const z = 'z'.repeat(40);
  equal(shown({ text: z, tokens: 'x', myToken: 'y' }), {
    text: z,
    tokens: 'x',
    myToken: 'y',
  });
});

test('the salt is hidden wherever it stands', () => {
  const page = createPage({ simulator: { account: { salt: 'test-salt' } } });
  const api = page.arrive();
  page.chaport.newPageView({
    url: 'https://example.com/?a=test-salt&b=test-salt',
  } as never);
  const [entry] = told(api, 'called', 'newPageView');
  equal(entry?.args, [{ url: 'https://example.com/?a=[secret]&b=[secret]' }]);
});

test('only arguments that are secrets are hidden as a whole', () => {
  const page: StubbedPage = createPage();
  const api = page.arrive();
  const chaport = page.chaport as unknown as Record<string, (...args: unknown[]) => void>;
  chaport.setVisitorData?.('data', 'hash', 'more');
  chaport.startSession?.('visitor', 'token');
  chaport.startSession?.({ id: 'visitor', token: 'token' });
  chaport.setActiveTrigger?.('one', 'two');
  equal(
    told(api, 'called').map(({ args }) => args),
    [
      ['data', '[secret]', 'more'],
      ['[secret]', '[secret]'],
      [{ id: 'visitor', token: '[secret]' }],
      ['one', 'two'],
    ],
  );
});

test('objects that hold themselves or go very deep are shown as far as they can be', () => {
  const cyclic: Record<string, unknown> = {
    yes: true,
    none: undefined,
    list: [],
  };
  cyclic.self = cyclic;
  equal(shown(cyclic), { yes: true, list: [], self: '[cyclic]' });
  ok(!Object.hasOwn(shown({ none: undefined }) as object, 'none'), 'no key without a value');
  let deep: unknown = 'bottom';
  for (let level = 0; level < 10; level += 1) deep = [deep];
  ok(JSON.stringify(shown(deep)).includes('bottom'), 'ten levels');
  const text = JSON.stringify(shown([deep]));
  ok(text.includes('[deep]') && !text.includes('bottom'), text);
});

test('a trace that is whole has dropped nothing', () => {
  equal(createPage().arrive().trace().dropped, 0);
});

test('very long texts are cut, and no secret is left at the cut', () => {
  const text = 'x'.repeat(10_000);
  equal(shown(text), text);
  equal(shown(`${text}x`), `${text}…`);
  const cut = shown(`${'x '.repeat(4995)}${HASH} and more`);
  ok(typeof cut === 'string' && cut.length <= 10_001 && !cut.includes(HASH.slice(0, 5)), 'no hash');
});

test('of very many items the first thousand are shown', () => {
  const numbers = Array.from({ length: 600 }, (_, index) => index);
  const lists = shown([numbers, numbers]) as number[][];
  equal(
    lists.map((list) => list.length),
    [600, 398],
  );
  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, index]));
  equal(shown(entries(1000)), entries(1000));
  equal(shown(entries(1500)), entries(1000));
});
