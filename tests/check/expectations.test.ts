import type { Expectations } from '../../sphinx_chaport/client/check/types';
import { equal, ok, test } from '../core/harness';
import { checked } from './job';

const code =
  "chaport.setVisitorData({ name: 'Ann' });\nchaport.open();\nconsole.log('a', { b: [1] });\nchaport.getParameterValue('page_url');";

const right: Expectations = {
  state: { widget: 'expanded', visitor: { name: 'Ann' } },
  events: ['widget.stateChange'],
  console: ['a { b: [1] }'],
  returns: 'https://example.com/',
};

test('what an author expects is matched as a part of what there is', async () => {
  equal((await checked(code, { expect: right })).failures, []);
  equal(
    (await checked(code, { expect: { events: [{ 'widget.stateChange': 'expanded' }] } })).failures,
    [],
  );
});

test('a line that is written when the visitor comes can be expected', async () => {
  const late = "chaport.on('chat.started', () => { console.log('started'); });";
  equal((await checked(late, { expect: { console: ['started'] } })).failures, []);
  ok((await checked(late, { expect: { events: ['chat.started'] } })).failures.length > 1);
});

test('who gets a chat is seen after a first message', async () => {
  const rules = 'chaport.setAssignmentRules({ rules: [{ "team-a": true }] });';
  const simulator = { account: { teams: [{ id: 'team-a', name: 'A' }] } };
  const chat = { started: true, assignee: 'team-a' };
  equal((await checked(rules, { simulator, expect: { state: { chat } } })).failures, []);
  const other = { ...chat, assignee: 'team-b' };
  ok((await checked(rules, { simulator, expect: { state: { chat: other } } })).failures.length > 1);
});

test('times are whole milliseconds, and other values are left as they are', async () => {
  const custom = { size: 1e21, 'x"t': 1.5, text: '{"t":1.5}' };
  const code = `chaport.setVisitorData({ custom: ${JSON.stringify(custom)} });`;
  equal((await checked(code, { expect: { state: { visitor: { custom } } } })).failures, []);
  const huge = 'chaport.setVisitorData({ custom: { t: 1e21 } });';
  const expect = { state: { visitor: { custom: { t: 1e21 } } } };
  equal((await checked(huge, { expect })).failures, []);
});

test('three dots in a line stand for anything', async () => {
  const line = (expected: string) => checked(code, { expect: { console: [expected] } });
  for (const right of [
    'a ...',
    '...',
    'a { ... }',
    '...b...',
    'a { b: [...] }',
    'a { b: [1] }...',
  ]) {
    equal((await line(right)).failures, []);
  }
  for (const other of ['a', 'b...', '...b', 'a { ... ... b', 'a { b: [1...1] }', '...b...b...']) {
    ok((await line(other)).failures.length > 0, other);
  }
});

const wrong: Expectations[] = [
  { state: { widget: 'collapsed' } },
  { state: { visitor: { name: 'Bob' } } },
  { state: { nothing: 1 } },
  { events: ['chat.started'] },
  { events: ['widget.stateChange', 'widget.stateChange'] },
  { events: [{ 'widget.stateChange': 'collapsed' }] },
  { console: ['a'] },
  { console: ['a { b: [1] }', 'b'] },
  { returns: 'https://example.com/other' },
  { error: 'anything' },
];

for (const expect of wrong) {
  test(`each kind of expectation can fail: ${JSON.stringify(expect)}`, async () => {
    const { failures } = await checked(code, { expect });
    const [what] = Object.keys(expect);
    ok(failures.length > 1);
    equal([...new Set(failures.map((each) => each.what))], [what]);
    ok(
      failures.some(({ form }) => form === 'queue') &&
        failures.every((each) => each.arrival !== 'never'),
    );
  });
}

test('an error that is expected is found on the console or where it was thrown', async () => {
  const mistaken = await checked('chaport.openIn(1);', { expect: { error: 'openIn' } });
  equal(mistaken.failures, []);
  const thrown = await checked("throw new Error('on purpose');", {
    expect: { error: 'on purpose' },
  });
  equal(thrown.failures, []);
});
