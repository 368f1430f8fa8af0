import { proves, visitorHash, visitorToken } from '../../sphinx_chaport/client/core/integrity';
import { phpJson } from '../../sphinx_chaport/client/core/php-json';
import { equal, ok, test } from './harness';

function written(rows: [value: unknown, json: string | null][]): void {
  for (const [value, json] of rows) equal(phpJson(value), json);
}

test('text is escaped as PHP does it (8)', () => {
  written([
    ['', '""'],
    ['a/b', '"a\\/b"'],
    ['"\\', '"\\"\\\\"'],
    ['\b\f\n\r\t', '"\\b\\f\\n\\r\\t"'],
    ['\0\x01\x0b\x1f', '"\\u0000\\u0001\\u000b\\u001f"'],
    ['\x7f', '"\x7f"'],
    ["<a href='x'>&~", `"<a href='x'>&~"`],
    [' !#-.09:[]^`{|}', '" !#-.09:[]^`{|}"'],
    ['\x80\xff', '"\\u0080\\u00ff"'],
    ['Zoë', '"Zo\\u00eb"'],
    ['\u2028\ufeff\uffff', '"\\u2028\\ufeff\\uffff"'],
    ['😀', '"\\ud83d\\ude00"'],
  ]);
});

test('whole numbers are written whole up to 2^63 (8)', () => {
  written([
    [0, '0'],
    [-7, '-7'],
    [250, '250'],
    [1e15, '1000000000000000'],
    [1e18, '1000000000000000000'],
    [2 ** 62, '4611686018427387904'],
    [2 ** 63 - 1024, '9223372036854774784'],
    [-(2 ** 63), '-9223372036854775808'],
  ]);
});

test('numbers beyond integers are floats, with exponents where PHP has them (8)', () => {
  written([
    [2 ** 63, '9.223372036854776e+18'],
    [-(2 ** 64), '-1.8446744073709552e+19'],
    [1e19, '1.0e+19'],
    [1e25, '1.0e+25'],
    [1.5e300, '1.5e+300'],
    [0.1, '0.1'],
    [0.1 + 0.2, '0.30000000000000004'],
    [-2.5, '-2.5'],
    [123456789.125, '123456789.125'],
    [0.0001, '0.0001'],
    [-0.00012, '-0.00012'],
    [0.00001, '1.0e-5'],
    [0.000099, '9.9e-5'],
    [-1e-7, '-1.0e-7'],
    [1.25e-10, '1.25e-10'],
    [5e-324, '5.0e-324'],
    [-0, '-0'],
  ]);
});

test('lists and objects keep their kind and their order (8)', () => {
  written([
    [[], '[]'],
    [{}, '{}'],
    [[1, 'a', null, true, false], '[1,"a",null,true,false]'],
    [[[], [[]], {}], '[[],[[]],{}]'],
    [{ b: 1, a: { 'x/y': [] }, '': 2 }, '{"b":1,"a":{"x\\/y":[]},"":2}'],
    [{ 0: 'a', 1: 'b' }, '{"0":"a","1":"b"}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ]);
});

test('what PHP has no JSON for is refused, at any depth (8)', () => {
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    undefined,
    () => {},
    Symbol('x'),
    BigInt(1),
    '\ud83d',
    'a\ude00b',
  ]) {
    for (const held of [value, [value], { a: value }, { a: [1, { b: value }] }]) {
      equal(phpJson(held), null);
    }
  }
  equal(phpJson({ '\ud83d': 1 }), null);
  equal([phpJson({ '\0a': 1 }), phpJson({ 'a\0': 1 })], [null, '{"a\\u0000":1}']);
  equal(phpJson(new Array(1)), null);
});

test('PHP writes 512 levels and no more (8)', () => {
  const nested = (levels: number, around: (inner: unknown) => unknown) => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = around(value);
    return value;
  };
  const listed = (inner: unknown) => [inner];
  const named = (a: unknown) => ({ a });
  equal(phpJson(nested(512, listed)), `${'['.repeat(512)}1${']'.repeat(512)}`);
  equal(phpJson(nested(512, named)), `${'{"a":'.repeat(512)}1${'}'.repeat(512)}`);
  equal([phpJson(nested(513, listed)), phpJson(nested(513, named))], [null, null]);
  const round: unknown[] = [];
  round.push(round);
  equal(phpJson(round), null);
});

test('the hash of visitor data is SHA-1 of salt and JSON, in hex (8)', () => {
  equal(
    visitorHash('test-salt', { name: 'Ann', email: 'ann@example.com' }),
    '4687d59b9a137a5f750efc5260a8cffdd2b38fd0',
  );
  equal(
    visitorHash('test-salt', { name: 'Zoë / 😀', custom: { balance: 12.5 } }),
    'f7a0b4b165403668f4af34c42e9e027d80709019',
  );
  equal(visitorHash('test-salt', { name: '\ud83d' }), null);
});

test('texts of any length and script are hashed as UTF-8', () => {
  equal(visitorToken('', ''), 'da39a3ee5e6b4b0d3255bfef95601890afd80709');
  equal(visitorToken('a', 'bc'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
  equal(visitorToken('test-', '€é😀'.repeat(40)), '615c19cf05c8f160118f2ccc1af7ee29b23ba0bd');
  equal(visitorToken('', `${'a'.repeat(63)}😀`), '34452fe0af245f3c412d7753033c60cec992b9d2');
});

test('the token of a visitor is SHA-1 of salt and id, in hex (9)', () => {
  equal(visitorToken('test-salt', '5f1d'), '1fa2513592eb2ad51cacce8be51818d7c53c5f1b');
});

test('a proof counts in upper case, too, but no other one does', () => {
  ok(proves('AB12', 'ab12'));
  ok(!proves('ab1', 'ab12'));
  ok(!proves('null', null));
  ok(!proves('', null));
});
