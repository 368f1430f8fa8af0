import { createTarget, createWorld, installStub } from '../../sphinx_chaport/client/headless';
import { equal, ok, test } from './harness';

test('timers run in the order of their time, then of asking', () => {
  const world = createWorld();
  const ran: string[] = [];
  world.ports.clock.after(20, () => ran.push('late'));
  world.ports.clock.after(10, () => {
    ran.push(`first at ${world.now()}`);
    world.ports.clock.after(0, () => ran.push('from a timer'));
  });
  world.ports.clock.after(10, () => ran.push('second'));
  world.ports.clock.after(10, () => ran.push('never'))();
  world.advance(15);
  equal(ran, ['first at 10', 'second', 'from a timer']);
  world.advance(100);
  equal([ran.length, world.now()], [4, 115]);
});

test('chance differs from the first number on for seeds in a row', () => {
  const first = (seed: number) => Math.floor(createWorld({ seed }).ports.random() * 3);
  equal(new Set([1, 2, 3, 4, 5, 6].map(first)).size, 3);
});

test('chance is the same for the same seed', () => {
  const draw = (seed: number) => {
    const { random } = createWorld({ seed }).ports;
    return [random(), random(), random()];
  };
  equal(draw(1), draw(1));
  ok(draw(1)[0] !== draw(2)[0]);
  ok(draw(7).every((value) => value >= 0 && value < 1));
});

test('events of the window and of other targets can be waited for once', () => {
  const { ports, window } = createWorld();
  const ran: string[] = [];
  const target = createTarget();
  ports.page.once(undefined, 'load', () => ran.push('load'));
  ports.page.once(target, 'go', () => ran.push('go'));
  ports.page.once(target, 'go', () => ran.push('cancelled'))?.();
  for (const _ of [1, 2]) {
    window.fire('load');
    target.fire('go');
  }
  equal(ran, ['load', 'go']);
  equal(
    ports.page.once({}, 'go', () => {}),
    null,
  );
});

test('Back takes the entry of the widget away', () => {
  const world = createWorld();
  let backs = 0;
  world.ports.page.history.onBack(() => {
    backs += 1;
  });
  world.ports.page.history.push();
  equal(world.depth(), 1);
  world.back();
  world.back();
  equal([world.depth(), backs], [0, 1]);
});

test('promises are waited for', async () => {
  await Promise.resolve();
  await new Promise<void>((done) => done());
});

test('the stub queues what the contract says (1)', () => {
  const host: { chaport?: unknown } = {};
  const stub = installStub(host);
  const listener = () => {};
  stub.q('open');
  stub.q('updatePosition', [['right']]);
  stub.on('ready', listener);
  equal(
    stub._q.map((entry) => Array.from(entry)),
    [['open'], ['updatePosition', [['right']]]],
  );
  ok(stub._l.ready?.[0] === listener && installStub(host) === stub);
});
