import { assigned, staff, visit } from './contract';
import { equal, ok, test } from './harness';

type Value = Chaport.Comparable;

/** `compare` called, by `q`, and of a rule's `cp`, then a rule itself: all say the same. */
function holds(matcher: Chaport.Matcher, cases: [Value, Value, boolean][]): void {
  const { chaport } = visit();
  for (const [a, b, expected] of cases) {
    const what = `${JSON.stringify(a)} ${matcher} ${JSON.stringify(b)} is ${expected}`;
    ok(chaport.compare(a, matcher, b) === expected, what);
    ok(chaport.q('compare', [a, matcher, b]) === expected, `by q, ${what}`);
    equal(byRule([{ ada: (cp) => cp.compare(a, matcher, b) }, { bob: true }]), expected);
    if (typeof a !== 'string' || a.trim() === '') continue;
    equal(byRule([{ ada: ['message_text', matcher, b] }, { bob: true }], a), expected);
  }
}

function byRule(rules: Chaport.Rule[], text = 'Hello'): boolean {
  return assigned(visit({ simulator: staff, config: { assignments: { rules } } }), text) === 'ada';
}

const greater: [Value, Value, boolean][] = [
  [7, 5, true],
  [5, 5, false],
  [5, 7, false],
  ['10', 9, true],
  ['10', '9', true],
  ['9', '10', false],
];
const less = greater.map(([a, b, expected]) => [b, a, expected] as [Value, Value, boolean]);
const not = (cases: [Value, Value, boolean][]) =>
  cases.map(([a, b, expected]) => [a, b, !expected] as [Value, Value, boolean]);
const noNumbers: [Value, Value, boolean][] = [
  ['ten', 9, false],
  ['ten', 'ten', false],
  [true, 0, false],
];
const equals: [Value, Value, boolean][] = [
  ['DE', 'de', true],
  ['Straße', 'straße', true],
  ['DE', 'FR', false],
  [5, '5', true],
  [true, 'true', false],
  [null, '', true],
];
const contains: [Value, Value, boolean][] = [
  ['an invoice', 'invoice', true],
  ['an invoice', 'Invoice', false],
  ['invoice', 'an invoice', false],
  ['room 101', 10, true],
];

test('matcher =: equal, strings without regard to case', () => holds('=', equals));

test('matcher !=: not equal, strings without regard to case', () => holds('!=', not(equals)));

test('matcher contains: the first string contains the second, with regard to case', () =>
  holds('contains', contains));

test('matcher !contains: the first string does not contain the second', () =>
  holds('!contains', not(contains)));

test('matcher gt: the first number is greater', () => holds('gt', [...greater, ...noNumbers]));

test('matcher >: the first number is greater', () => holds('>', [...greater, ...noNumbers]));

test('matcher lt: the first number is less', () => holds('lt', [...less, ...noNumbers]));

test('matcher <: the first number is less', () => holds('<', [...less, ...noNumbers]));

test('matcher gte: the first number is greater or equal', () =>
  holds('gte', [...not(less), ...noNumbers]));

test('matcher >=: the first number is greater or equal', () =>
  holds('>=', [...not(less), ...noNumbers]));

test('matcher lte: the first number is less or equal', () =>
  holds('lte', [...not(greater), ...noNumbers]));

test('matcher <=: the first number is less or equal', () =>
  holds('<=', [...not(greater), ...noNumbers]));
