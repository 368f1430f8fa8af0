/** The calls in a code as forms see them, and what a change in a form does to the code: that, and no more. */
import {
  callPlaces,
  readValue,
  withArguments,
  withCall,
  withValue,
} from '../../sphinx_chaport/client/pair/places';
import type { Data } from '../../sphinx_chaport/client/read/values';
import { equal, ok, test } from './harness';

const FORMS = [
  "chaport.updatePosition('right', 0, 100);",
  "chaport.setVisitorData({ name: 'Ann', custom: { plan: 'free' } }, 'abc');",
  "window.chaport.q('updatePosition', [['left', 8]]);",
  "window.chaport.q('startSession', { id: '1', token: '2' });",
];

test('each call is seen with its method, its line and its arguments as data', () => {
  const code = `// A remark
window.chaport.on('ready', function () {
  window.chaport.updatePosition(['left', -8], done);
});
chaport.q('open'); chaport.q('getTriggerById', ['t1']);
chaport.q('startSession', { id: 'a', token });
chaport.disableTriggers(...ids); chaport.q('close', list); chaport.q(name);
`;
  equal(callPlaces(code), [
    {
      method: 'on',
      line: 2,
      args: [
        'ready',
        {
          $js: "function () {\n  window.chaport.updatePosition(['left', -8], done);\n}",
        },
      ],
    },
    { method: 'updatePosition', line: 3, args: [['left', -8], { $js: 'done' }] },
    { method: 'open', line: 5, args: [] },
    { method: 'getTriggerById', line: 5, args: ['t1'] },
    { method: 'startSession', line: 6, args: [{ id: 'a', token: { $js: 'token' } }] },
    { method: 'disableTriggers', line: 7, args: null },
    { method: 'close', line: 7, args: null },
  ]);
});

test('code that cannot be read has no calls to show', () => {
  equal(callPlaces('chaport.open('), null);
  equal(withArguments('chaport.open(', 0, []), null);
  equal(withCall('chaport.open(', 'queue', 'open', []), null);
});

test('the same arguments leave the code as it is', () => {
  for (const code of FORMS) {
    const args = callPlaces(code)?.[0]?.args ?? [];
    equal(withArguments(code, 0, args), code);
  }
});

test('only what changes is written anew', () => {
  const cases: [code: string, args: Data[], expected: string][] = [
    ["open( 'a' /* why */ , 2)", ['b', 2], "open( 'b' /* why */ , 2)"],
    ["open('a', 2)", ['a'], "open('a')"],
    ["open('a', 2,)", ['a'], "open('a',)"],
    ["open('a')", ['a', 2, null], "open('a', 2, null)"],
    ['open()', [{ a: 1 }], 'open({ a: 1 })'],
    ["open('a', b)", [], 'open()'],
    ["open(('a'), (b, c))", ['x'], "open('x')"],
    [
      'open({ a: 1, b: 2 /* two */, c: 3 })',
      [{ a: 1, b: 5, c: 3 }],
      'open({ a: 1, b: 5 /* two */, c: 3 })',
    ],
    ['open({ a: 1, b: 2, c: 3 })', [{ b: 2 }], 'open({ b: 2 })'],
    ['open({ a: 1, b: 2, c: 3 })', [{ a: 1, d: 4 }], 'open({ a: 1, d: 4 })'],
    ['open({ a: 1, b: 2 })', [{ b: 2, a: 1 }], 'open({ a: 1, b: 2 })'],
    ['open({ a, b() {} })', [{ a: 1, b: { $js: 'x' } }], 'open({ a: 1, b: x })'],
    ["open({ '$a': 1 })", [{ $$a: 2 }], "open({ '$a': 2 })"],
    ['open({ ...a })', [{ a: 1 }], 'open({ a: 1 })'],
    [
      'open({\n  a: 1, // one\n  b: 2,\n})',
      [{ a: 1, b: 2, c: 3 }],
      'open({\n  a: 1, // one\n  b: 2,\n  c: 3,\n})',
    ],
    ["open([1, 2], 'x')", [[2], 'x'], "open([2], 'x')"],
    ['open(`a`, -1, x + 1)', ['b', -1, { $js: 'x + 1' }], "open('b', -1, x + 1)"],
  ];
  for (const [code, args, expected] of cases) {
    equal(withArguments(`chaport.${code}; // rest`, 0, args), `chaport.${expected}; // rest`);
  }
});

test('a command gets its list of arguments where it lacks one', () => {
  const cases: [code: string, args: Data[], expected: string][] = [
    ["q('open')", [], "q('open')"],
    ["q('open')", ['a', { b: 1 }], "q('open', ['a', { b: 1 }])"],
    ["q('open', [])", ['a'], "q('open', ['a'])"],
    ["q('open', ['a', 'b'])", ['a'], "q('open', ['a'])"],
    ["q('open', ['a'])", [], "q('open', [])"],
    ["q('open', { a: 1 })", [{ a: 2 }], "q('open', { a: 2 })"],
    ["q('open', { a: 1 })", [{ a: 1 }, 'x'], "q('open', [{ a: 1 }, 'x'])"],
    ["q('open', { a: 1 })", [['x']], "q('open', [['x']])"],
    ["q('open', { a: 1 })", [], "q('open', [])"],
  ];
  for (const [code, args, expected] of cases) {
    equal(withArguments(`chaport.${code};`, 0, args), `chaport.${expected};`);
    equal(callPlaces(`chaport.${expected};`)?.[0]?.args, args);
  }
});

test('a new call stands where the API is ready, or is a command', () => {
  const ready = "window.chaport.on('ready', function () {\n  window.chaport.open();\n});\n";
  equal(
    withCall(ready, 'traditional', 'updatePosition', [['left', 8]]),
    ready.replace('open();\n', "open();\n  window.chaport.updatePosition(['left', 8]);\n"),
  );
  equal(
    withCall('', 'traditional', 'close', []),
    "window.chaport.on('ready', function () {\n  window.chaport.close();\n});",
  );
  equal(
    withCall("chaport.on('ready', function () {});", 'traditional', 'close', []),
    "chaport.on('ready', function () {\n  window.chaport.close();\n});",
  );
  equal(
    withCall('chaport.open();', 'traditional', 'close', []),
    'chaport.open();\nwindow.chaport.close();',
  );
  equal(withCall('', 'queue', 'close', []), "window.chaport.q('close');");
  equal(
    withCall('f();\n', 'queue', 'on', ['ready', { $js: 'f' }]),
    "f();\nwindow.chaport.q('on', ['ready', f]);",
  );
});

test('an expression is data, or says what is wrong with it at its place', () => {
  equal(readValue("{ appId: 'a', init: { eventTarget: document } }"), {
    value: { appId: 'a', init: { eventTarget: { $js: 'document' } } },
  });
  for (const text of ['', '{', '1; 2', '1)(2', '1) + (2', '} {']) {
    ok('problem' in readValue(text), `${text} to be refused`);
  }
  const found = readValue('{\n  a: 1\n  b: 2 }');
  ok('problem' in found && found.problem.line === 3 && found.problem.column === 3, 'the place');
});

test('an expression keeps its comments when its data change', () => {
  const text = "{\n  // Ours\n  appId: 'a',\n  launcher: { show: true }\n}";
  equal(
    withValue(text, { appId: 'a', launcher: { show: false }, history: false }),
    "{\n  // Ours\n  appId: 'a',\n  launcher: { show: false },\n  history: false\n}",
  );
  equal(withValue('', { history: false }), '{ history: false }');
  equal(withValue('{', { history: false }), '{ history: false }');
});
