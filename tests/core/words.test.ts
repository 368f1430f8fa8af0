import { checkArguments } from '../../sphinx_chaport/client/core/check';
import { equal, ok, test } from './harness';

/** What a call with these arguments is told, and whether it runs. */
function told(method: string, ...args: unknown[]): string {
  return checkArguments(method, args).error ?? '';
}

function endsWith(method: string, value: unknown, words: string): void {
  const text = told(method, value);
  ok(text.endsWith(`, not ${words}.`), `${words} at the end of: ${text}`);
}

test('a message shows the value that came, in few words', () => {
  endsWith('getTriggerById', true, '`true`');
  endsWith('getTriggerById', 5, '`5`');
  endsWith('getTriggerById', null, '`null`');
  endsWith('getTriggerById', [], 'a list');
  endsWith('getTriggerById', {}, 'an object');
  endsWith('getTriggerById', () => 0, 'a function');
  endsWith('getTriggerById', Symbol('x'), 'a symbol');
  endsWith('getTriggerById', 5n, 'a bigint');
});

test('a message shows the beginning of a text, on one line', () => {
  const long = 'x'.repeat(40);
  endsWith('updatePosition', long, `'${long}'`);
  endsWith('updatePosition', `${long}x`, `'${long}…'`);
  endsWith('updatePosition', 'a \n `b', "'a b'");
});

test('a message shows no text that may be a hash', () => {
  const hash = '0123456789abcdef'.repeat(2);
  endsWith('updatePosition', hash, 'a string');
  endsWith('updatePosition', hash.slice(1), `'${hash.slice(1)}'`);
  endsWith('updatePosition', `x${hash}`, `'x${hash}'`);
  endsWith('updatePosition', `${hash}x`, `'${hash}x'`);
});

test('a list is as long as it may be, and each item is named by its place', () => {
  ok(told('updatePosition', ['left', 1, 2, 3]).includes('must be a list `[side'));
  ok(told('updatePosition', [undefined]).includes('[0]`'), told('updatePosition', [undefined]));
  equal(told('updatePosition', ['left', 1, 2]), '');
  const text = told('enableTriggers', ['a', undefined, 'b']);
  ok(text.includes('[1]`') && text.includes('missing'), text);
});

test('a rule without its condition is named, and the call does not run', () => {
  const { error, run } = checkArguments('setAssignmentRules', [{ rules: [{ o1: undefined }] }]);
  ok(error?.includes('rules[0].o1` is missing') && !run, error ?? '');
});

test('a method that is none has no arguments', () => {
  const { run, args } = checkArguments('opne', [1]);
  equal([run, args], [false, []]);
});

test('of two arguments one wrong is enough for the call not to run', () => {
  const data = { name: 'Ada' };
  equal(checkArguments('setVisitorData', [data, 5]).run, false);
  equal(checkArguments('setVisitorData', [5, 'hash']).run, false);
  equal(checkArguments('setVisitorData', [data, 'hash']).run, true);
});

test('what lacks several properties is told which', () => {
  const text = told('startSession', 5);
  ok(/an object with `\w+` and `\w+`/.test(text), text);
});
