/** Whom the options `countries` and `devices` hide the widget from. */
import type { Options } from '../../sphinx_chaport/client/core/context';
import { hiddenBecause, warnOfIgnoredLists } from '../../sphinx_chaport/client/core/visibility';
import { equal, test } from './harness';
import { createContext } from './world';

type Device = 'desktop' | 'ios' | 'android';

function byCountry(countries: Options['countries'], country: string | null): string | null {
  const context = createContext({
    ...(countries && { options: { countries } }),
    environment: { country },
  });
  return hiddenBecause(context)?.by ?? null;
}

function byDevice(devices: Options['devices'], device: Device): string | null {
  const context = createContext({
    ...(devices && { options: { devices } }),
    environment: { device },
  });
  return hiddenBecause(context)?.by ?? null;
}

function warned(options: Partial<Options>): string[] {
  const context = createContext({ options });
  warnOfIgnoredLists(context);
  return context.warnings;
}

test('without the options everyone sees the widget', () => {
  equal([byCountry(undefined, null), byCountry({}, 'DE')], [null, null]);
  equal([byDevice(undefined, 'ios'), byDevice({}, 'desktop')], [null, null]);
});

test('option countries.exclude: hides from these', () => {
  equal(byCountry({ exclude: ['DE', 'AT'] }, 'AT'), 'country');
  equal(byCountry({ exclude: ['DE', 'AT'] }, 'CH'), null);
});

test('option countries.include: shows to these only', () => {
  equal(byCountry({ include: ['DE', 'AT'] }, 'AT'), null);
  equal(byCountry({ include: ['DE', 'AT'] }, 'CH'), 'country');
});

test('option countries.include: ignored where exclude is given', () => {
  equal(byCountry({ exclude: ['FR'], include: ['DE'] }, 'CH'), null);
  equal(byCountry({ exclude: ['FR'], include: ['FR'] }, 'FR'), 'country');
});

test('10.27: an empty exclude is given, so include is ignored, with a warning', () => {
  equal(byCountry({ exclude: [], include: ['DE'] }, 'CH'), null);
  equal(byDevice({ exclude: [], include: ['ios'] }, 'desktop'), null);
  equal(warned({ countries: { exclude: [], include: ['DE'] } }), [
    '`countries.include` is ignored, because `countries.exclude` is given. Give only one of them.',
  ]);
  equal(warned({ devices: { exclude: [], include: ['ios'] } }), [
    '`devices.include` is ignored, because `devices.exclude` is given. Give only one of them.',
  ]);
});

test('one list alone gives no warning', () => {
  equal(warned({ countries: { exclude: ['DE'] }, devices: { include: ['ios'] } }), []);
  equal(warned({ countries: { include: [] }, devices: { exclude: [] } }), []);
  equal(warned({}), []);
});

test('10.27: an empty include hides from all', () => {
  equal(
    [byCountry({ include: [] }, 'DE'), byCountry({ include: [] }, null)],
    ['country', 'country'],
  );
  equal(byDevice({ include: [] }, 'desktop'), 'device');
});

test('10.27: codes in any case', () => {
  equal(byCountry({ exclude: ['de'] }, 'DE'), 'country');
  equal(byCountry({ include: ['dE'] }, 'de'), null);
});

test('10.27: an unknown country is never excluded and in no include', () => {
  equal(byCountry({ exclude: ['DE'] }, null), null);
  equal(byCountry({ include: ['DE'] }, null), 'country');
});

test('option devices.exclude: hides on these; mobile is ios and android', () => {
  equal(byDevice({ exclude: ['ios'] }, 'ios'), 'device');
  equal(byDevice({ exclude: ['ios'] }, 'android'), null);
  equal(byDevice({ exclude: ['mobile'] }, 'ios'), 'device');
  equal(byDevice({ exclude: ['mobile'] }, 'android'), 'device');
  equal(byDevice({ exclude: ['mobile'] }, 'desktop'), null);
});

test('option devices.include: shows on these only', () => {
  equal(byDevice({ include: ['desktop'] }, 'desktop'), null);
  equal(byDevice({ include: ['desktop'] }, 'ios'), 'device');
  equal(byDevice({ include: ['mobile'] }, 'android'), null);
});

test('a hidden widget says which option hides it, and from whom', () => {
  const why = (options: Partial<Options>, country: string | null, device: Device = 'desktop') =>
    hiddenBecause(createContext({ options, environment: { country, device } }))?.why;
  equal(why({ countries: { exclude: ['de'] } }, 'DE'), '`countries.exclude` names DE.');
  equal(why({ countries: { include: ['de'] } }, 'fr'), '`countries.include` does not name FR.');
  equal(
    why({ countries: { include: ['de'] } }, null),
    '`countries.include` does not name an unknown country.',
  );
  equal(why({ devices: { exclude: ['mobile'] } }, null, 'ios'), '`devices.exclude` names mobile.');
  equal(why({ devices: { include: ['ios'] } }, null), '`devices.include` does not name desktop.');
});

test('the country is named first where both options hide the widget', () => {
  const options: Partial<Options> = { countries: { include: [] }, devices: { include: [] } };
  equal(hiddenBecause(createContext({ options }))?.by, 'country');
});
