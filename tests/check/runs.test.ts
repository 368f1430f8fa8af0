import { equal, ok, test } from '../core/harness';
import { check, checked, consoleOf, pairOf, troubles } from './job';

test('both forms run under every arrival', async () => {
  const result = await checked('chaport.open();\nconsole.log(1);\nchaport.close();');
  equal(troubles(result), []);
  // Two places in each form, before, after, never.
  equal(result.judged, 10);
  equal(
    result.effects.map(({ kind, name }) => `${kind} ${name}`),
    [
      'call open',
      'event widget.stateChange',
      'console log',
      'call close',
      'event widget.stateChange',
    ],
  );
  equal((result.state as { widget: string }).widget, 'collapsed');
});

test('the functions of an example have effects when a visitor comes', async () => {
  const result = await checked(
    "document.querySelector('#help').addEventListener('click', function () { chaport.open(); });\n" +
      "chaport.on('chat.started', function () { console.log('started'); });\n" +
      "chaport.on('chat.onlineChange', function (isOnline) { console.log('online', isOnline); });",
  );
  equal(troubles(result), []);
  ok(result.effects.some(({ name, late }) => name === 'open' && late));
  equal(consoleOf(result), ['started', 'online false', 'online true']);
});

test('forms that differ are shown side by side, with the first arrival that tells', async () => {
  const job = pairOf(
    "window.chaport.on('ready', function () { window.chaport.open(); });",
    "window.chaport.q('close');",
  );
  const { difference } = await check(job);
  equal(difference?.arrival, 'before');
  ok(difference?.traditional.some(({ name }) => name === 'open'));
  ok(difference?.queue.some(({ name }) => name === 'close'));
  const late = await check(
    pairOf(
      "window.chaport.on('ready', function () { window.chaport.open();\nconsole.log(1); });",
      "window.chaport.q('open');\nconsole.log(1);",
    ),
  );
  equal(late.difference?.arrival, 'after');
});

test('listeners of different events may change places, of one event not', async () => {
  const on = (event: string, text: string) =>
    `window.chaport.on('${event}', function () { console.log('${text}'); });\n`;
  const [a, b, c] = [
    on('chat.started', 'a'),
    on('chat.onlineChange', 'b'),
    on('chat.started', 'c'),
  ];
  equal((await check(pairOf(a + b, b + a))).difference, null);
  ok((await check(pairOf(a + c, c + a))).difference !== null);
});

test('an example that is only right for a script that is there is run so', async () => {
  const result = await checked('window.chaport.open();', { wrap: 'none', onlyArrived: true });
  equal(troubles(result), []);
  equal((await checked('window.chaport.open();', { wrap: 'none' })).thrown?.name, 'TypeError');
});

test('a script that never arrives finds the stub as it was left', async () => {
  const broken = await check(pairOf('window.chaport.q = null;', 'window.chaport._q = [];'));
  equal(
    broken.failures.map(({ what, form, arrival }) => [what, form, arrival]),
    [
      ['stub', 'traditional', 'never'],
      ['stub', 'queue', 'never'],
    ],
  );
});

test('an error has the place in the code of the author, in both forms', async () => {
  const code = "var text = 'äöü 😀';\nchaport.open();\n/* 😀 ä */ nope(text);\nchaport.close();";
  const { thrown, listener } = await checked(code, { wrap: 'ready' });
  equal(thrown, null);
  const { name, place, arrival } = listener ?? {};
  equal(
    [name, arrival, place?.part, place?.author],
    ['ReferenceError', 'before', 'example', [3, 12]],
  );
  const direct = await checked('console.log(1);\nnope();');
  equal(direct.thrown?.place?.author, [2, 1]);
});

test('an error has its place in each run, also where the language is guarded', async () => {
  const later = await checked(
    'chaport.open();\nPromise.resolve().then(function () { nope(Object); });',
  );
  equal([later.rejected?.place?.author[0], later.difference], [2, null]);
  const again = await checked('console.log(Math.max(1, 2));\nnope();');
  equal([again.thrown?.arrival, again.thrown?.place?.author[0]], ['before', 2]);
});

test('errors in setup and cleanup are placed there', async () => {
  const setup = ['var a = 1;', 'var b = 2;\nnope();'];
  const first = await checked('chaport.open();', { setup });
  equal([first.thrown?.place?.part, first.thrown?.place?.index], ['setup', 1]);
  equal(first.thrown?.place?.author, [2, 1]);
  const last = await checked('chaport.open();', { cleanup: ['\n\n gone();'] });
  equal([last.thrown?.place?.part, last.thrown?.place?.author], ['cleanup', [3, 2]]);
});

test('setup is seen by the example, and both by the cleanup', async () => {
  const result = await checked('console.log(greeting);\nvar left = 1;\nchaport.open();', {
    setup: ["const greeting = 'hello';"],
    cleanup: ["if (greeting !== 'hello') throw new Error('lost');"],
  });
  equal(troubles(result), []);
  equal(consoleOf(result), ['hello']);
});

test('rejected promises that nobody takes care of are errors', async () => {
  const result = await checked(
    'async function f() {\n  await null;\n  throw new TypeError("late");\n}\nf();\nchaport.open();',
  );
  equal([result.rejected?.name, result.rejected?.place?.author[0]], ['TypeError', 3]);
  equal((await checked('Promise.reject(1);\nchaport.open();')).rejected?.name, 'thrown');
  const fine = await checked(
    'Promise.reject(1).catch(function () { console.log("caught"); });\nchaport.open();\n' +
      '(async () => { try { await Promise.reject(2); } catch (e) { console.log("awaited", e); } })();',
  );
  equal(troubles(fine), []);
  equal(consoleOf(fine).sort(), ['awaited 2', 'caught']);
});

test('timers run on a clock of their own, in order', async () => {
  const result = await checked(
    "setTimeout(function () { console.log('later', Date.now() - start); }, 20000);\n" +
      'var start = Date.now();\nvar n = 0;\n' +
      'var id = setInterval(function () { n += 1; if (n === 3) clearInterval(id); console.log(n); }, 1000);\n' +
      'chaport.open();',
  );
  equal(troubles(result), []);
  equal(consoleOf(result), ['1', '2', '3', 'later 20000']);
});

test('await and timers go together', async () => {
  const result = await checked(
    'const sleep = (time) => new Promise((done) => setTimeout(done, time));\n' +
      "(async () => { for (let i = 0; i < 3; i += 1) { await sleep(100); console.log('round', i); } })();\nchaport.open();",
  );
  equal(troubles(result), []);
  equal(consoleOf(result), ['round 0', 'round 1', 'round 2']);
});

test('what the widget complains of may come earlier in one form, but is the same', async () => {
  const code =
    'chaport.setVisitorData({ n: 1 });\nchaport.openIn(1);\nchaport.setVisitorData({ n: 2 });';
  equal((await checked(code)).difference, null);
  const job = pairOf("window.chaport.on('ready', function () { window.chaport.openIn(1); });", '');
  equal((await check(job)).difference?.arrival, 'before');
});

test('a listener that calls itself for ever is one clear error', async () => {
  const result = await checked(
    "chaport.on('widget.stateChange', function () { chaport.toggle(); });",
  );
  equal([result.listener?.name, result.difference], ['RangeError', null]);
});

test('what the widget complains of is told', async () => {
  const result = await checked('chaport.openIn(1);');
  equal(result.complaints.length, 1);
  ok(/openIn/.test(result.complaints[0]?.text ?? ''));
});

test('a configuration and an account are those of the page', async () => {
  const result = await checked('console.log(chaport.getParameterValue("country"));', {
    config: "{ appId: '0123456789abcdef01234567', launcher: { show: false } }",
    simulator: { environment: { country: 'FR' } },
    page: { url: 'https://example.com/pricing' },
  });
  equal(troubles(result), []);
  equal(consoleOf(result), ['FR']);
  equal((result.state as { launcher: boolean }).launcher, false);
});
