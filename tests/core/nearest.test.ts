/** The nearest name, by the same measure as in Python; tests/test_runtime_checks.py holds the two together. */
import { nearest } from '../../sphinx_chaport/client/core/nearest';
import { equal, test } from './harness';

const METHODS = [
  'close',
  'compare',
  'disableTriggers',
  'enableTriggers',
  'open',
  'openIn',
  'on',
  'toggle',
  'hideLauncher',
  'showLauncher',
];

test('10.8: the nearest method of a misspelt one', () => {
  const found: [string, string | null][] = [
    ['opn', 'open'],
    ['OPEN', 'open'],
    ['opening', 'openIn'],
    ['clsoe', 'close'],
    ['tooggle', 'toggle'],
    ['enableTrigger', 'enableTriggers'],
    ['disabelTriggers', 'disableTriggers'],
    ['Launcher', 'showLauncher'],
    ['comapre', 'compare'],
    ['hide', null],
    ['show', null],
    ['triggers', 'enableTriggers'],
    ['zzz', null],
    ['', null],
    ['o', 'on'],
    ['openn', 'openIn'],
    ['neop', null],
    ['hidelauncher', 'hideLauncher'],
  ];
  for (const [name, near] of found) equal([name, nearest(name, METHODS)], [name, near]);
});

test('of equally near names the last by alphabet, and none that is too far', () => {
  const found: [string, string[], string | null][] = [
    ['abcd', ['abce', 'abcf'], 'abcf'],
    ['abcd', ['abcf', 'abce'], 'abcf'],
    ['ab', ['abxxxx'], null],
    ['abc', ['abcxxxx'], 'abcxxxx'],
    ['abc', ['abcxxx'], 'abcxxx'],
    ['abab', ['baba', 'aabb'], 'baba'],
    ['Key', ['KEY', 'key'], 'key'],
  ];
  for (const [name, names, near] of found) equal([name, nearest(name, names)], [name, near]);
  equal(nearest('x'.repeat(1_000_000), METHODS), null);
});
