/** What is read of `window.chaportConfig`, and what its author is told. */
import type { Environment, Options } from '../../sphinx_chaport/client/core/context';
import registry from '../../sphinx_chaport/static/chaport-api.json';
import { equal, ok, test } from './harness';
import { nasty } from './nasty';
import { callback, live, read } from './reading';

const appId = '0123456789abcdef01234567';

function clean(config: Partial<Chaport.Config>, device?: Environment['device']): Options {
  const { options, errors, warnings } = read({ appId, ...config }, device);
  equal({ errors, warnings }, { errors: [], warnings: [] });
  return options;
}

function errors(config: object, ...expected: string[]): Options {
  const found = read({ appId, ...config });
  equal({ errors: found.errors, warnings: found.warnings }, { errors: expected, warnings: [] });
  return found.options;
}

test('every option with every property is taken as it is', () => {
  const config: Chaport.Config = {
    appId,
    analytics: { google: { id: 'G-1', api: 'gtm', apiObject: [], enabled: true } },
    appearance: {
      windowColor: '#0af',
      teamName: 'A',
      onlineWelcome: 'B',
      offlineWelcome: 'C',
      position: ['right', 10, -20],
      textStatuses: true,
    },
    assignments: { resolve: () => 'op-1', rules: [{ a: true }], defaultRules: [] },
    closeButton: false,
    countries: { exclude: ['DE'], include: ['fr'] },
    devices: { exclude: ['ios'], include: ['desktop'] },
    history: false,
    init: { event: 'load', maxDelay: 100 },
    language: { use: 'de', source: 'html' },
    launcher: { show: false },
    openIn: { selector: '#chat' },
    operators: ['Ada'],
    responsive: true,
    session: { user: { visitorId: 'v', token: 't' }, autoStart: false, persist: false },
    triggers: { enabled: ['a'], disabled: true },
    visitor: { name: 'A', email: 'B', phone: 'C', notes: 'D', custom: { e: [1, { f: null }] } },
    visitorIntegrityHash: 'hash',
  };
  equal(clean(config), config);
  for (const windowColor of ['dark-gray', 'teal', '#00AAff'] as const) {
    equal(clean({ appearance: { windowColor } }).appearance, { windowColor });
  }
  for (const triggers of [false, { enabled: false }, { disabled: ['a'] }] as const) {
    equal(clean({ triggers } as Chaport.Config).triggers, triggers);
  }
  equal(clean({ openIn: '_blank' }).openIn, '_blank');
});

test('a mistake is one error with path, expected, given and nearest; what is right stays', () => {
  const options = errors(
    {
      appearance: { windowColour: 'teal', windowColor: 'purpel', teamName: 'A', position: ['top'] },
    },
    '`chaportConfig.appearance.windowColour` is unknown, so it is ignored. Did you mean `windowColor`?',
    "`chaportConfig.appearance.windowColor` must be 'dark-gray', 'gray', 'blue-gray', 'red', 'pink', 'purple', 'blue', 'light-blue', 'teal', 'green', 'orange' or a hex colour, not 'purpel'. Did you mean 'purple'?",
    "`chaportConfig.appearance.position[0]` must be 'left' or 'right', not 'top'.",
  );
  equal(options, { appId, appearance: { teamName: 'A' } });
});

test('an unknown option is ignored, and said', () => {
  equal(
    errors(
      { apearance: {}, visitor: { balance: 5, name: 'A' } },
      '`chaportConfig.apearance` is unknown, so it is ignored. Did you mean `appearance`?',
      '`chaportConfig.visitor.balance` is unknown, so it is ignored. Fields of your own belong under `chaportConfig.visitor.custom`.',
    ),
    // A hash of the visitor's data is one of all that the page gave.
    { appId, visitor: { balance: 5, name: 'A' } },
  );
});

test('a wrong type is left out', () => {
  equal(
    errors(
      { history: 'off', init: { maxDelay: '3s', event: 'load' }, operators: 'Ada', launcher: null },
      "`chaportConfig.history` must be `true` or `false`, not 'off'.",
      "`chaportConfig.init.maxDelay` must be a number, not '3s'.",
      "`chaportConfig.operators` must be a list of strings, not 'Ada'.",
      '`chaportConfig.launcher` must be an object, not `null`.',
    ),
    { appId, init: { event: 'load' } },
  );
});

test('a list keeps what is right; one that has lost all is none, as an empty one hides from all', () => {
  const words = 'must be a country as its two-letter ISO code';
  equal(
    errors(
      { countries: { include: ['DE', 'Germany'], exclude: ['France'] } },
      `\`chaportConfig.countries.include[1]\` ${words}, not 'Germany'.`,
      `\`chaportConfig.countries.exclude[0]\` ${words}, not 'France'.`,
    ).countries,
    { include: ['DE'] },
  );
  equal(clean({ countries: { include: [] } }).countries, { include: [] });
});

test('a rule that is wrong goes, the others stay', () => {
  const words = '`true` or `false`, a list `[parameter, matcher, value]` or a function';
  equal(
    errors(
      { assignments: { rules: [{ a: ['country', '='] }, { b: true }, { c: true, d: true }, {}] } },
      `\`chaportConfig.assignments.rules[0].a\` must be ${words}, not a list.`,
      '`chaportConfig.assignments.rules[2]` must be an object with a single key, not an object.',
      '`chaportConfig.assignments.rules[3]` must be an object with a single key, not an object.',
    ).assignments,
    { rules: [{ b: true }] },
  );
});

test('10.1: session.user takes either name for the id, and is whole or nothing', () => {
  const user = { visitorId: 'v', token: 't' };
  const { options, errors: said } = read({ appId, session: { user: { id: 'v', token: 't' } } });
  equal([options.session, said], [{ user }, []]);
  equal(
    errors(
      { session: { user: { visitorId: 'v' }, persist: false } },
      '`chaportConfig.session.user.token` is missing. It must be a string.',
    ).session,
    { persist: false },
  );
});

test('10.11: configurations of devices win option by option, the more specific last', () => {
  const config: Chaport.Config = {
    appId,
    appearance: { windowColor: 'teal', position: ['left', 1, 2], teamName: 'A' },
    triggers: false,
    openIn: '_blank',
    assignments: { rules: [{ a: true }] },
    visitor: { custom: { a: { b: 1, c: 2 } } },
    devices: {
      exclude: [],
      configs: {
        ios: { appearance: { windowColor: 'red' }, openIn: { selector: '#ios' } },
        mobile: {
          appearance: { windowColor: 'blue', position: ['right'] },
          triggers: { enabled: ['a'] },
          assignments: { resolve: callback },
          visitor: { custom: { a: { b: 3 } } },
        },
        desktop: { closeButton: true, devices: { include: ['ios'] } },
      },
    },
  };
  const before = JSON.stringify(config);
  const { devices, ...rest } = config;
  const mobile = {
    ...rest,
    appearance: { windowColor: 'blue', position: ['right'], teamName: 'A' },
    triggers: { enabled: ['a'] },
    assignments: { rules: [{ a: true }], resolve: callback },
    visitor: { custom: { a: { b: 3, c: 2 } } },
    devices: { exclude: [] },
  };
  equal(clean(config, 'android'), mobile);
  equal(clean(config, 'ios'), {
    ...mobile,
    appearance: { ...mobile.appearance, windowColor: 'red' },
    openIn: { selector: '#ios' },
  });
  equal(clean(config, 'desktop'), {
    ...rest,
    closeButton: true,
    devices: { exclude: [], include: ['ios'] },
  });
  equal(JSON.stringify(config), before);
});

test('mistakes are said for every device, whichever this one is', () => {
  errors(
    { devices: { configs: { ios: { histroy: false }, phone: {} } } },
    '`chaportConfig.devices.configs.ios.histroy` is unknown, so it is ignored. Did you mean `history`?',
    '`chaportConfig.devices.configs.phone` is unknown, so it is ignored.',
  );
});

test('functions and objects of the page stay the same, on devices too', () => {
  const [target, apiObject, other] = [{ addEventListener: callback }, { a: 1 }, { b: 2 }];
  const google = { api: 'ga', apiObject } as const;
  const options = read(
    {
      appId,
      init: { event: 'x', eventTarget: target },
      analytics: { google },
      assignments: { resolve: callback },
      devices: { configs: { ios: { analytics: { google: { apiObject: other } } } } },
    },
    'ios',
  ).options;
  ok(options.init?.eventTarget === (target as unknown));
  ok(options.analytics?.google?.apiObject === other);
  equal(other, { b: 2 });
  equal(options.analytics?.google?.api, 'ga');
  ok(options.assignments?.resolve === (callback as unknown));
  ok(clean({ analytics: { google } }).analytics?.google?.apiObject === apiObject);
});

test('an event target must be one', () => {
  errors(
    { init: { eventTarget: '#button' } },
    "`chaportConfig.init.eventTarget` must be an EventTarget, not '#button'.",
  );
});

test('a missing or a wrong app id is a warning: the real widget would not start', () => {
  const start = 'The real widget would not start.';
  const warning = (raw: unknown) => {
    const { options, errors: said, warnings } = read(raw);
    equal([options, said.length, warnings.length], [{ appId: '' }, 0, 1]);
    return warnings[0];
  };
  equal(warning(undefined), `\`chaportConfig\` is missing. ${start}`);
  equal(warning(null), `\`chaportConfig\` is missing. ${start}`);
  equal(warning({}), `\`chaportConfig.appId\` is missing. ${start}`);
  for (const wrong of ['', 'default-app-id', `${appId}0`, 'z'.repeat(24)]) {
    const shown = `\`chaportConfig.appId\` must be 24 hexadecimal digits, not '${wrong}'. ${start}`;
    equal(warning({ appId: wrong }), shown);
  }
  equal(read({ appId: appId.toUpperCase() }).warnings, []);
});

test('what is no configuration is one error', () => {
  for (const raw of [5, 'text', [], callback, true]) {
    const { options, errors: said, warnings } = read(raw);
    equal([options, said.length, warnings.length], [{ appId: '' }, 1, 0]);
  }
});

test('a getter that throws costs its option only', () => {
  const config = {
    appId,
    history: false,
    get launcher() {
      throw new Error('no');
    },
  };
  const { options, errors: said } = read(config);
  equal(options, { appId, history: false });
  equal(said, ['`chaportConfig.launcher` throws an error when it is read.']);
});

test('a configuration that holds itself ends', () => {
  const config: Record<string, unknown> = { appId, history: false };
  config.devices = { configs: { mobile: config, ios: { history: true } } };
  const { options, errors: said } = read(config, 'ios');
  equal(said, ['`chaportConfig.devices.configs.mobile` holds itself.']);
  equal(options, { appId, history: true, devices: {} });
});

test('whatever stands in the configuration, in any place: nothing throws', () => {
  for (const make of nasty) {
    ok(read(make()).options);
    for (const { name } of registry.options) {
      const { options, errors: said } = read({ appId, [name]: make() });
      ok(options);
      for (const message of said)
        ok(message.length < 600, `a short message, not ${message.length}`);
    }
  }
});

test('each configuration in the registry is right', () => {
  const found: { id: string; config: object }[] = [];
  collect(registry, found);
  ok(found.length > 50);
  for (const { id, config } of found) {
    const { errors: said, warnings } = read({ appId, ...(live(config) as object) });
    equal({ id, said, warnings }, { id, said: [], warnings: [] });
  }
});

function collect(value: unknown, found: { id: string; config: object }[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('config' in value && 'caption' in value) found.push(value as never);
  else for (const item of Object.values(value)) collect(item, found);
}
