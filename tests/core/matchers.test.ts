import { compare, isMatcher, MATCHERS } from '../../sphinx_chaport/client/core/matchers';
import { equal, ok, test } from './harness';

type Row = [a: unknown, matcher: Chaport.Matcher, b: unknown];

/** Fails with the rows that do not hold, or do where they should not. */
function holds(expected: boolean, rows: Row[]): void {
  equal(
    rows.filter(([a, matcher, b]) => compare(a, matcher, b) !== expected),
    [],
  );
}

test('all twelve spellings are known, and nothing else (6)', () => {
  equal(
    [...MATCHERS],
    ['=', '!=', 'contains', '!contains', 'gt', '>', 'lt', '<', 'gte', '>=', 'lte', '<='],
  );
  ok(MATCHERS.every(isMatcher));
  ok(!['==', 'GT', '', 'toString', '__proto__', undefined, null, 0].some(isMatcher));
});

test('`=` and `!=` ignore case (10.5)', () => {
  const pairs: [unknown, unknown][] = [
    ['DE', 'de'],
    ['ÄÖ', 'äö'],
    ['Привет', 'ПРИВЕТ'],
    ['', ''],
    [true, true],
  ];
  holds(
    true,
    pairs.map(([a, b]) => [a, '=', b]),
  );
  holds(
    false,
    pairs.map(([a, b]) => [a, '!=', b]),
  );
  holds(false, [['DE', '=', 'FR']]);
  holds(true, [['DE', '!=', 'FR']]);
});

test('`contains` and `!contains` heed case, and the first value is the one that holds (10.5)', () => {
  holds(true, [
    ['/pricing/', 'contains', 'pricing'],
    ['abc', 'contains', ''],
    ['abc', '!contains', 'ABC'],
    ['b', '!contains', 'abc'],
  ]);
  holds(false, [
    ['/pricing/', '!contains', 'pricing'],
    ['abc', 'contains', 'ABC'],
    ['b', 'contains', 'abc'],
  ]);
});

test('a number equals its text (10.5)', () => {
  holds(true, [
    [5, '=', '5'],
    ['1.5', '=', 1.5],
    [1e21, '=', '1E+21'],
    [-0, '=', '0'],
    ['route 66', 'contains', 6],
    [1234, 'contains', '23'],
    [5, '!=', '5.0'],
  ]);
});

test('nothing is the empty string to the four that compare text (10.5)', () => {
  const nothing = [null, undefined, ''];
  for (const a of nothing) {
    for (const b of nothing) {
      holds(true, [
        [a, '=', b],
        [a, 'contains', b],
        ['x', 'contains', b],
        [a, '!=', 'x'],
        [a, '!contains', 'x'],
      ]);
      holds(false, [
        [a, '!=', b],
        [a, '!contains', b],
        [a, '=', 0],
        [a, '=', false],
      ]);
    }
  }
});

test('other values of different types are unequal (10.5)', () => {
  holds(false, [
    [true, '=', 'true'],
    [1, '=', true],
    [false, '=', ''],
    [true, 'contains', 'true'],
    ['true', 'contains', true],
  ]);
  holds(true, [
    [true, '!=', 'true'],
    [0, '!=', false],
    ['true', '!contains', true],
  ]);
});

const greater: Chaport.Matcher[] = ['gt', '>'];
const less: Chaport.Matcher[] = ['lt', '<'];
const atLeast: Chaport.Matcher[] = ['gte', '>='];
const atMost: Chaport.Matcher[] = ['lte', '<='];

test('the order matchers compare numbers and numeric text, in both spellings (6)', () => {
  for (const [a, b] of [
    [10, 9],
    ['10', 9],
    [10, '9'],
    ['10', '9'],
    [' 1e3 ', '-5'],
    [0.5, '.25'],
  ]) {
    for (const matcher of [...greater, ...atLeast]) {
      holds(true, [[a, matcher, b]]);
      holds(false, [[b, matcher, a]]);
    }
    for (const matcher of [...less, ...atMost]) {
      holds(false, [[a, matcher, b]]);
      holds(true, [[b, matcher, a]]);
    }
  }
  holds(
    true,
    [...atLeast, ...atMost].map((matcher) => [7, matcher, '7.0']),
  );
  holds(
    false,
    [...greater, ...less].map((matcher) => [7, matcher, '7.0']),
  );
});

test('the order matchers are false with what is no number (10.5)', () => {
  for (const matcher of [...greater, ...less, ...atLeast, ...atMost]) {
    for (const value of [
      '',
      ' ',
      'ten',
      '5 apples',
      null,
      undefined,
      true,
      false,
      Number.NaN,
      {},
    ]) {
      holds(false, [
        [value, matcher, 0],
        [0, matcher, value],
        [1, matcher, value],
        [value, matcher, value],
      ]);
    }
  }
});
