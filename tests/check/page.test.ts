import { equal, ok, test } from '../core/harness';
import { checked, consoleOf, troubles } from './job';

const lines = async (code: string) => {
  const result = await checked(`${code}\nchaport.open();`);
  equal(troubles(result), []);
  return consoleOf(result);
};

test('the console shows values as code, the same in every engine', async () => {
  equal(
    await lines(
      "console.log('a', 'b', 1, -0, null, undefined, true);\n" +
        "console.log({ a: 'x', b: [1, { c: { d: 1 } }], f() {} }, function () {}, [undefined]);\n" +
        "const o = {}; o.self = o; console.log(o, new Date(), /a/g, new TypeError('t'));\n" +
        "console.log({ get a() { throw 1; } }, Symbol('s'), document.querySelector('#a'));",
    ),
    [
      'a b 1 -0 null undefined true',
      "{ a: 'x', b: [1, { c: {...} }], f: [function f] } [function] [undefined]",
      '{ self: [circular] } 2026-01-01T12:00:00.000Z /a/g TypeError: t',
      '[unreadable] Symbol(s) [#a]',
    ],
  );
});

test('the address and the history are those of the page', async () => {
  const result = await checked(
    "history.pushState({ n: 1 }, '', '/pricing?a=1#top');\nconsole.log(location.pathname, location.search, location.hash, history.state.n);\n" +
      "window.addEventListener('popstate', function () { console.log('back', location.href); });\nhistory.back();\n" +
      "document.title = 'Other';\nchaport.newPageView();\nconsole.log(chaport.getParameterValue('page_url'));",
  );
  equal(troubles(result), []);
  equal(consoleOf(result).slice(0, 3), [
    '/pricing ?a=1 #top 1',
    'back https://example.com/',
    'https://example.com/',
  ]);
});

test('elements are there for whatever selector, and what changes on them is an effect', async () => {
  const result = await checked(
    "const a = document.querySelector('#a');\na.textContent = 'x'; a.classList.add('on'); a.style.color = 'red'; a.dataset.n = 1;\n" +
      "document.getElementById('a').hidden = true;\nconsole.log(document.querySelectorAll('#a')[0] === a, a.hidden, a.value);\nchaport.open();",
  );
  equal(troubles(result), []);
  equal(
    result.effects
      .filter(({ kind }) => kind === 'page')
      .map(({ name, value }) => `${name} ${value}`),
    ['#a textContent x', '#a class on', '#a style.color red', '#a dataset.n 1', '#a hidden true'],
  );
  equal(consoleOf(result), ['true true ']);
});

test('the page loads after the code, and says so once', async () => {
  equal(
    consoleOf(
      await checked(
        "console.log(document.readyState);\ndocument.addEventListener('DOMContentLoaded', function () { console.log('content', document.readyState); });\n" +
          "window.onload = function () { console.log('load', document.readyState); };",
      ),
    ),
    ['loading', 'content interactive', 'load complete'],
  );
});

for (const name of [
  'fetch',
  'XMLHttpRequest',
  'require',
  'process',
  'localStorage',
  'navigator',
  'Intl',
]) {
  test(`the sandbox lacks \`${name}\` and says so`, async () => {
    for (const code of [`${name};`, `typeof ${name};`, `window.${name};`]) {
      const { thrown } = await checked(`${code}\nchaport.open();`, {
        wrap: 'none',
        onlyArrived: true,
      });
      equal(thrown?.message, `not in the sandbox: ${name}`);
      equal(thrown?.place?.author[0], 1);
    }
  });
}

test('what `document` lacks is named, what the page brings itself is not', async () => {
  const { thrown } = await checked('console.log(1);\ndocument.cookie;');
  equal([thrown?.message, thrown?.place?.author[0]], ['not in the sandbox: document.cookie', 2]);
  equal(
    await lines('window.fetch = function () { return 1; };\nconsole.log(fetch(), window.unknown);'),
    ['1 undefined'],
  );
});

test('chance and time are the same each time', async () => {
  const code = 'console.log(Math.random(), Date.now(), new Date(0).getTime(), performance.now());';
  const [first, again] = [await lines(code), await lines(code)];
  equal(first, again);
  ok(/ 1767268800000 0 0$/.test(String(first[0])));
});
