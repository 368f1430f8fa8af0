import { equal, ok, test } from '../core/harness';
import { check, checked, consoleOf, jobOf, troubles } from './job';

const plain = jobOf(
  "chaport.open();\nconsole.log([1, 2].map(String).join());\nchaport.on('chat.started', function () { console.log('s'); });",
);

const hostile = {
  'a polluted prototype': 'Object.prototype.widget = 1; Array.prototype.extra = 2;',
  'broken arrays': 'Array.prototype.map = null; Array.prototype.push = function () {};',
  'another console': 'window.console = { log() {} };',
  'a console that throws': "console.log = function () { throw new Error('no'); };",
  'another Promise': 'window.Promise = null;',
  'a broken promise': 'Promise.prototype.then = null;',
  'broken JSON': "JSON.stringify = function () { return '{}'; }; JSON.parse = null;",
  'globals left behind':
    'left = 1; window.other = 2; window.onclick = function () {}; this.third = 3;',
  'a deleted API': 'delete window.chaport;',
  'a replaced queue': 'window.chaport.q = function () {};',
  'a replaced window': 'window.window = null; window.document = null; window.self = 1;',
  'throwing getters':
    "Object.defineProperty(window, 'dataLayer', { get() { throw new Error('g'); }, configurable: true });",
  'deleted globals': 'delete window.setTimeout; delete window.Date; delete window.Array;',
  'no chance': 'Math.random = function () { return 0.5; }; Date.now = function () { return 0; };',
  'an error that cannot be read': 'throw { get name() { throw 1; }, get message() { throw 2; } };',
  'a thrown text': "throw 'text';",
  'a deep recursion': 'function again() { again(); } again();',
  'a thrown null': 'throw null;',
  'a stack of its own': 'Error.prepareStackTrace = null; Error.stackTraceLimit = 0; nope();',
  'computed names': "[]['constr' + 'uctor']['proto' + 'type'].filter = null;",
  'endless timers': 'setInterval(function () { window.n = (window.n || 0) + 1; }, 0);',
  'endless output': "for (var i = 0; i < 5000; i += 1) console.log('x');",
};

for (const [name, code] of Object.entries(hostile)) {
  test(`${name} does no harm to what runs next`, async () => {
    const before = await check(plain);
    equal(troubles(before), []);
    const { runs } = await checked(code, { wrap: 'none' });
    ok(runs > 0);
    equal(await check(plain), before);
  });
}

test('globals of one run are not there in the next', async () => {
  const result = await checked(
    'console.log(typeof window.left);\nwindow.left = 1;\nchaport.open();',
  );
  equal(troubles(result), []);
  equal(consoleOf(result), ['undefined']);
});

test('broken arrays do not hide what the code does', async () => {
  const result = await checked(
    "Array.prototype.push = function () {};\nconsole.log('seen');\nnope();",
  );
  equal(consoleOf(result), ['seen']);
  equal(result.thrown?.name, 'ReferenceError');
});
