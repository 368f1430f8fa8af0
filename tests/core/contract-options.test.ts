import { createTarget } from '../../sphinx_chaport/client/headless';
import {
  assigned,
  enabled,
  type Given,
  levels,
  operators,
  staff,
  teams,
  told,
  triggers,
  type Visit,
  visit,
  withConfig,
} from './contract';
import { equal, ok, test } from './harness';

type Environment = ChaportSimulator.Environment;
type Device = NonNullable<Environment['device']>;

const invited = { simulator: { account: { triggers } } };
const ID = 'a'.repeat(24);
const user = { visitorId: ID, token: 't' };
/** Computed by Python, with the salt `test-salt`: of the visitor `ID`, and of `{ name: 'Ada' }`. */
const TOKEN = '585206e08adb3dfea48f7d052e6e7a44eb6850d5';
const HASH = 'ab96224685b6a56e95fd452df1f1b6a1d29f4f3f';

const on = (environment: Environment): Given => ({ simulator: { environment } });
const visible = (page: Visit): boolean | undefined => page.world.drawing()?.visible;

test('option appId: whose widget it is; without a right one there is a warning', () => {
  const storage = {};
  for (const appId of ['a'.repeat(24), 'B'.repeat(24)]) {
    equal(withConfig({ appId }, { world: { storage } }).lines(), []);
  }
  equal(Object.keys(storage).filter((name) => name.includes(':session')).length, 2);
  const wrong = withConfig({ appId: 'default-app-id' });
  equal(levels(wrong), ['warning']);
  ok(wrong.lines()[0]?.includes('appId') && visible(wrong), 'warned, and the widget is there');
});

// -- analytics -----------------------------------------------------------------------------------

/** A page with these Google Analytics codes, and what each of them got. */
function measured(google: Chaport.Config['analytics'], names: string[], more = {}) {
  const got: Record<string, unknown[]> = {};
  const code = (name: string) => {
    const calls: unknown[] = [];
    got[name] = calls;
    const take = (...args: unknown[]) => void calls.push(args.length > 1 ? args : args[0]);
    return name === 'dataLayer' || name === '_gaq' ? { push: take } : take;
  };
  const globals = Object.fromEntries(names.map((name) => [name, code(name)]));
  const config = google ? { analytics: google } : {};
  const page = visit({ ...invited, config, world: { globals: { ...globals, ...more } } });
  page.api.showTrigger('t1');
  page.api.visitorMessage('Hello');
  return { page, got, who: Object.keys(got).filter((name) => got[name]?.length) };
}

test('option analytics: without it Google Analytics is found, and gets the events', () => {
  const { got, page } = measured(undefined, ['gtag']);
  equal(
    got.gtag?.map((call) => (call as unknown[])[1]),
    ['chat.autoInvitation', 'chat.started'],
  );
  equal(page.api.state().analytics.sent, ['chat.autoInvitation', 'chat.started']);
});

test('option analytics.google: chooses among several codes; the order is gtag, gtm, ga, gaq', () => {
  const all = ['gtag', 'dataLayer', 'ga', '_gaq'];
  for (const index of all.keys()) {
    equal(measured({ google: {} }, all.slice(index).reverse()).who, all.slice(index, index + 1));
  }
});

test('option analytics.google.id: the events go to this id', () => {
  const { got } = measured({ google: { id: 'G-1' } }, ['gtag', 'dataLayer']);
  equal(
    got.gtag?.map((call) => ((call as unknown[])[2] as { send_to: string }).send_to),
    ['G-1', 'G-1'],
  );
  const direct = measured({ google: { id: 'G-1', api: 'gtm' } }, ['gtag', 'dataLayer']);
  equal(direct.who, ['gtag']);
});

test('option analytics.google.api: the code that the page uses', () => {
  const all = ['gtag', 'dataLayer', 'ga', '_gaq'];
  for (const [index, api] of (['gtag', 'gtm', 'ga', 'gaq'] as const).entries()) {
    equal(measured({ google: { api } }, all).who, [all[index]]);
  }
});

test('option analytics.google.apiObject: an object with a name of its own', () => {
  const events: unknown[] = [];
  const renamed = { push: (event: object) => void events.push(event) };
  const { who } = measured({ google: { api: 'gtm', apiObject: renamed } }, ['dataLayer']);
  equal([who, events.length], [[], 2]);
});

test('option analytics.google.enabled: false passes no events', () => {
  equal(measured({ google: { enabled: false } }, ['gtag', 'ga']).who, []);
  equal(measured({ google: { enabled: true } }, ['gtag']).who, ['gtag']);
});

// -- appearance ----------------------------------------------------------------------------------

const look = (appearance: Chaport.AppearanceOptions, given: Given = {}) =>
  withConfig({ appearance }, given).world.drawing();

test('option appearance: overrides the account’s appearance, property by property', () => {
  const appearance = { teamName: 'Account', windowColor: '#111111' as const };
  const drawn = look({ teamName: 'Page' }, { simulator: { account: { appearance } } })?.appearance;
  equal([drawn?.teamName, drawn?.color], ['Page', '#111111']);
});

test('option appearance.windowColor: eleven names, and hex', () => {
  const names: Chaport.AppearanceOptions['windowColor'][] = [
    'dark-gray',
    'gray',
    'blue-gray',
    'red',
    'pink',
    'purple',
    'blue',
    'light-blue',
    'teal',
    'green',
    'orange',
  ];
  const colors = names.map(
    (windowColor) => look(windowColor ? { windowColor } : {})?.appearance.color,
  );
  ok(new Set(colors).size === 11 && colors.every((color) => /^#[\da-f]{6}$/.test(color ?? '')));
  equal(look({ windowColor: '#aBc' })?.appearance.color, '#aabbcc');
  equal(look({ windowColor: '#A1B2C3' })?.appearance.color, '#a1b2c3');
});

test('option appearance.teamName: the name in the header', () => {
  equal(look({ teamName: 'Tea shop' })?.appearance.teamName, 'Tea shop');
});

test('option appearance.onlineWelcome: the welcome while operators are online', () => {
  const page = withConfig({ appearance: { onlineWelcome: 'Here', offlineWelcome: 'Away' } });
  equal(page.world.drawing()?.appearance.welcome, 'Here');
  page.api.setOnline(false);
  page.api.setOnline(true);
  equal(page.world.drawing()?.appearance.welcome, 'Here');
});

test('option appearance.offlineWelcome: the welcome while operators are offline', () => {
  const page = withConfig({ appearance: { onlineWelcome: 'Here', offlineWelcome: 'Away' } });
  page.api.setOnline(false);
  equal(page.world.drawing()?.appearance.welcome, 'Away');
});

test('option appearance.position: a corner with offsets', () => {
  equal(look({ position: ['left', 10, 20] })?.position, { side: 'left', x: 10, y: 20 });
  equal(look({ position: ['left'] })?.position, { side: 'left', x: 0, y: 0 });
  equal(look({})?.position.side, 'right');
});

test('option appearance.textStatuses: words instead of checkmarks', () => {
  equal(
    [look({ textStatuses: true })?.appearance.textStatuses, look({})?.appearance.textStatuses],
    [true, false],
  );
});

// -- assignments ---------------------------------------------------------------------------------

/** Who gets the chat, and by which step. */
function decided(assignments: Chaport.Assignments, defaultRules: Chaport.Rule[] = []): unknown[] {
  const page = visit({
    config: { assignments },
    simulator: { account: { operators, teams, defaultRules } },
  });
  const assignee = assigned(page, 'An invoice');
  return [assignee, page.api.state().chat.because?.by];
}

test('option assignments: resolve, then rules, then defaultRules', () => {
  const rules = [{ bob: true }];
  const defaultRules = [{ sales: true }];
  equal(decided({ resolve: () => 'ada', rules, defaultRules }), ['ada', 'resolve']);
  equal(decided({ resolve: () => undefined, rules, defaultRules }), ['bob', 'rules']);
  equal(decided({ rules: [{ bob: false }], defaultRules }), ['sales', 'defaultRules']);
  equal(decided({}), ['ada', 'account']);
});

test('option assignments.resolve: an id, one of several, nothing, or null', () => {
  equal(decided({ resolve: () => 'support' }), ['support', 'resolve']);
  ok(['ada', 'bob'].includes(String(decided({ resolve: () => ['ada', 'bob'] })[0])), 'one of both');
  equal(decided({ resolve: () => undefined, rules: [{ bob: true }] }), ['bob', 'rules']);
  equal(decided({ resolve: () => null, rules: [{ bob: true }] }, [{ bob: true }]), [
    'ada',
    'account',
  ]);
  const resolve = (cp: Chaport.RuleContext) =>
    cp.compare(cp.getParameterValue('message_text'), 'contains', 'invoice') ? 'bob' : 'ada';
  equal(decided({ resolve }), ['bob', 'resolve']);
});

test('option assignments.rules: a boolean, a comparison, or a function that returns true', () => {
  equal(decided({ rules: [{ ada: false }, { bob: true }] })[0], 'bob');
  const rules = (word: string): Chaport.Rule[] => [
    { bob: ['message_text', 'contains', word] },
    { sales: true },
  ];
  equal(
    [decided({ rules: rules('invoice') })[0], decided({ rules: rules('tea') })[0]],
    ['bob', 'sales'],
  );
  const ask = (cp: Chaport.RuleContext) => cp.getParameterValue('message_text') === 'An invoice';
  equal(decided({ rules: [{ bob: ask }] })[0], 'bob');
  equal(decided({ rules: [{ bob: (() => 'yes') as never }, { sales: true }] })[0], 'sales');
});

test('option assignments.defaultRules: replaces the account’s rules; empty, it switches them off', () => {
  equal(decided({}, [{ bob: true }]), ['bob', 'defaultRules']);
  equal(decided({ defaultRules: [{ support: true }] }, [{ bob: true }]), [
    'support',
    'defaultRules',
  ]);
  equal(decided({ defaultRules: [] }, [{ bob: true }]), ['ada', 'account']);
});

// -- where the widget shows ----------------------------------------------------------------------

test('option closeButton: shown or not as given; else where the launcher is hidden, and on mobile', () => {
  const cross = (config: Partial<Chaport.Config>, device: Device = 'desktop') =>
    withConfig(config, on({ device })).world.drawing()?.closeButton;
  equal([cross({ closeButton: true }), cross({ closeButton: false }, 'ios')], [true, false]);
  equal(
    [cross({}), cross({}, 'android'), cross({ launcher: { show: false } })],
    [false, true, true],
  );
});

test('option countries: hides the widget by the visitor’s country; the page is told why', () => {
  const page = withConfig({ countries: { exclude: ['FR'] } }, on({ country: 'FR' }));
  equal([visible(page), page.api.state().hiddenBecause?.by], [false, 'country']);
});

test('option countries.exclude: visitors from these do not see it', () => {
  const seen = (country: string) =>
    visible(withConfig({ countries: { exclude: ['FR', 'DE'] } }, on({ country })));
  equal([seen('FR'), seen('DE'), seen('ES')], [false, false, true]);
});

test('option countries.include: only visitors from these see it, unless exclude is given', () => {
  const seen = (country: string, exclude?: string[]) =>
    visible(
      withConfig({ countries: { include: ['FR'], ...(exclude && { exclude }) } }, on({ country })),
    );
  equal([seen('FR'), seen('DE')], [true, false]);
  equal([seen('DE', ['ES']), seen('ES', ['ES'])], [true, false]);
});

test('option devices: hides the widget on kinds of device, or overrides options there', () => {
  const page = withConfig({ devices: { exclude: ['desktop'] } });
  equal([visible(page), page.api.state().hiddenBecause?.by], [false, 'device']);
});

const shownOn = (devices: Chaport.DevicesOptions) =>
  (['desktop', 'ios', 'android'] as const).map((device) =>
    visible(withConfig({ devices }, on({ device }))),
  );

test('option devices.exclude: the devices without the widget', () => {
  equal(shownOn({ exclude: ['ios'] }), [true, false, true]);
  equal(shownOn({ exclude: ['mobile'] }), [true, false, false]);
});

test('option devices.include: the devices with it, unless exclude is given', () => {
  equal(shownOn({ include: ['mobile'] }), [false, true, true]);
  equal(shownOn({ include: ['ios'], exclude: ['android'] }), [true, true, false]);
});

test('option devices.configs: options that override the rest on a device', () => {
  const appearance = { teamName: 'All', position: ['left', 1, 1] as Chaport.AppearancePosition };
  const configs = { mobile: { appearance: { position: ['right', 0, 60] } } } as never;
  const drawn = (device: Device) =>
    withConfig({ appearance, devices: { configs } }, on({ device })).world.drawing();
  equal(drawn('ios')?.position, { side: 'right', x: 0, y: 60 });
  equal([drawn('ios')?.appearance.teamName, drawn('desktop')?.position.side], ['All', 'left']);
});

test('option history: on mobile, Back collapses the chat; false turns that off', () => {
  const page = withConfig({}, on({ device: 'android' }));
  page.chaport.open();
  equal(page.world.depth(), 1);
  page.world.back();
  equal([page.chaport.getWidgetState(), page.world.depth()], ['collapsed', 0]);
  const off = withConfig({ history: false }, on({ device: 'android' }));
  off.chaport.open();
  equal(off.world.depth(), 0);
});

// -- when it starts ------------------------------------------------------------------------------

test('option init: delays until an event, a time, or whichever is first', () => {
  const page = withConfig({ init: { event: 'go', maxDelay: 1000 } });
  const other = withConfig({ init: { event: 'go', maxDelay: 1000 } });
  equal([page.heard, page.api.state().hiddenBecause?.by], [[], 'init']);
  page.world.window.fire('go');
  other.world.advance(1000);
  equal([page.heard.length, other.heard.length], [1, 1]);
});

test('option init.event: waits for this event, and for no other', () => {
  const page = withConfig({ init: { event: 'go' } });
  page.world.window.fire('come');
  page.world.advance(100_000);
  equal(page.heard, []);
  page.world.window.fire('go');
  equal(told(page, 'ready').length, 1);
});

test('option init.eventTarget: fires the event; by default the window does', () => {
  const target = createTarget();
  const page = withConfig({ init: { event: 'go', eventTarget: target as never } });
  page.world.window.fire('go');
  equal(page.heard, []);
  target.fire('go');
  equal(told(page, 'ready').length, 1);
});

test('option init.maxDelay: starts after so many milliseconds even without the event', () => {
  const page = withConfig({ init: { event: 'go', maxDelay: 300 } });
  page.world.advance(299);
  equal(page.heard, []);
  page.world.advance(1);
  equal(told(page, 'ready').length, 1);
  page.world.window.fire('go');
  equal(told(page, 'ready').length, 1);
});

// -- language, launcher, place -------------------------------------------------------------------

const speaks = (language: Chaport.Config['language'], html = '', header = 'en') =>
  withConfig(language ? { language } : {}, {
    world: { language: html },
    simulator: { environment: { acceptLanguage: header } },
  }).world.drawing()?.language;

test('option language: of the widget’s interface and of its answers', () => {
  const page = withConfig({ language: { use: 'de' } });
  page.api.visitorMessage('Hallo');
  page.world.advance(5000);
  ok(page.api.state().chat.messages.at(-1)?.text.startsWith('Diese Antwort'), 'a German answer');
});

test('option language.use: this language, whatever source says', () => {
  equal(
    ['ru', 'DE', 'es', 'fr', 'en'].map((use) => speaks({ use })),
    ['ru', 'de', 'es', 'fr', 'en'],
  );
  equal(speaks({ use: 'de', source: 'html' }, 'fr', 'es'), 'de');
});

test('option language.source: the header by default, or the lang of the page', () => {
  equal(speaks(undefined, 'fr', 'es'), 'es');
  equal(
    [speaks({ source: 'header' }, 'fr', 'es'), speaks({ source: 'html' }, 'fr', 'es')],
    ['es', 'fr'],
  );
});

test('option launcher: the button that opens the chat', () => {
  const page = withConfig({ launcher: {} });
  equal(page.world.drawing()?.launcher, true);
  page.world.view.actions()?.toggle();
  equal(page.chaport.getWidgetState(), 'expanded');
});

test('option launcher.show: false hides it', () => {
  equal(withConfig({ launcher: { show: false } }).world.drawing()?.launcher, false);
  equal(withConfig({ launcher: { show: true } }).world.drawing()?.launcher, true);
});

test('option openIn: where the chat opens by default', () => {
  for (const openIn of ['_blank', 'frame']) {
    const page = withConfig({ openIn });
    equal(page.world.view.places, []);
    page.chaport.open();
    equal([page.world.drawing()?.place, page.world.view.places], [openIn, [openIn]]);
    page.world.view.actions()?.left();
    equal(page.chaport.getWidgetState(), 'collapsed');
  }
});

test('option openIn.selector: an element of the page', () => {
  const page = withConfig({ openIn: { selector: '#chat' } });
  page.world.view.actions()?.toggle();
  equal(page.world.drawing()?.place, { selector: '#chat' });
});

test('option operators: narrows who gets a chat, by ids or names', () => {
  const who = (names: string[], rules: Chaport.Rule[] = []) =>
    assigned(visit({ simulator: staff, config: { operators: names, assignments: { rules } } }));
  equal([who(['bob']), who(['Ada Byron']), who(['bob'], [{ ada: true }])], ['bob', 'ada', 'bob']);
});

test('option responsive: overrides whether the page counts as responsive', () => {
  const layout = (config: Partial<Chaport.Config>, responsive: boolean) =>
    withConfig(config, { ...on({ device: 'ios' }), world: { responsive } }).world.drawing()?.layout;
  equal([layout({}, true), layout({}, false)], ['full-screen', 'scaled-window']);
  equal(
    [layout({ responsive: false }, true), layout({ responsive: true }, false)],
    ['scaled-window', 'full-screen'],
  );
});

// -- session -------------------------------------------------------------------------------------

test('option session: how the visitor’s credentials are used and kept', () => {
  const page = withConfig({ session: {} });
  equal([told(page, 'ready').length, page.api.state().session?.persisted], [1, true]);
});

test('option session.user: the visitor, whoever the browser kept', () => {
  const storage = {};
  visit({ world: { storage } });
  const page = withConfig({ session: { user } }, { world: { storage } });
  equal(told(page, 'ready'), [{ visitorId: ID }]);
});

test('option session.user.visitorId: is the one of `ready` and `chat.started`', () => {
  const page = withConfig({ session: { user } });
  page.api.visitorMessage('Hello');
  equal(
    [told(page, 'ready'), told(page, 'chat.started')],
    [[{ visitorId: ID }], [{ visitorId: ID }]],
  );
});

test('option session.user.token: proves who it is', () => {
  const simulator = { account: { salt: 'test-salt' } };
  const right = visit({
    simulator,
    config: { session: { user: { visitorId: ID, token: TOKEN } } },
  });
  equal([told(right, 'ready'), right.lines()], [[{ visitorId: ID }], []]);
  const wrong = visit({ simulator, config: { session: { user } } });
  ok(
    JSON.stringify(told(wrong, 'ready')) !== JSON.stringify([{ visitorId: ID }]),
    'a fresh visitor',
  );
  equal(levels(wrong), ['warning']);
});

test('option session.autoStart: false starts no session and draws nothing before startSession', () => {
  const page = withConfig({ session: { autoStart: false } });
  page.world.advance(100_000);
  equal([page.heard, page.world.drawing()?.visible ?? false], [[], false]);
  page.chaport.startSession();
  equal([told(page, 'ready').length, visible(page)], [1, true]);
});

test('option session.persist: false keeps no credentials in the browser', () => {
  const storage = {};
  const given = (seed: number): Given => ({ world: { storage, seed } });
  const ids = [1, 2].map(
    (seed) => told(withConfig({ session: { persist: false } }, given(seed)), 'ready')[0],
  );
  ok(JSON.stringify(ids[0]) !== JSON.stringify(ids[1]), 'nobody is known again');
  equal(storage, {});
});

// -- triggers ------------------------------------------------------------------------------------

const started = (option: Chaport.TriggersOptions | false) =>
  enabled(visit({ ...invited, config: { triggers: option } }));

test('option triggers: all by default, false disables them', () => {
  equal(enabled(visit(invited)), ['t1', 't2', 't3']);
  equal([started(false), started({})], [[], ['t1', 't2', 't3']]);
});

test('option triggers.enabled: only these; false is none, true changes nothing', () => {
  equal(
    [started({ enabled: ['t2', 'off'] }), started({ enabled: false }), started({ enabled: true })],
    [['t2'], [], ['t1', 't2', 't3']],
  );
});

test('option triggers.disabled: all but these; true is none, false changes nothing', () => {
  equal(
    [started({ disabled: ['t2'] }), started({ disabled: true }), started({ disabled: false })],
    [['t1', 't3'], [], ['t1', 't2', 't3']],
  );
});

// -- visitor -------------------------------------------------------------------------------------

/** A page whose visitor has these data already. */
function returning(visitor: Chaport.Visitor, config: Partial<Chaport.Config> = {}, salt?: string) {
  const storage = {};
  const simulator = salt ? { account: { salt } } : {};
  const old = { name: 'Old', email: 'old@example.com' };
  visit({ simulator, config: { visitor: old }, world: { storage } });
  return visit({ simulator, config: { ...config, visitor }, world: { storage } });
}

test('option visitor: the visitor’s data, there before `ready`', () => {
  const page = withConfig({ visitor: { name: 'Ada', custom: { plan: 'pro' } } });
  equal(page.api.state().visitor, { name: 'Ada', custom: { plan: 'pro' } });
});

function createOnly(field: 'name' | 'email' | 'phone' | 'notes'): void {
  const page = withConfig({ visitor: { [field]: 'first' } });
  equal(page.api.state().visitor, { [field]: 'first' });
  page.chaport.setVisitorData({ [field]: 'second' });
  equal(page.api.state().visitor, { [field]: 'first' });
  page.chaport.setVisitorData({ [field]: 'third' }, 'f'.repeat(40));
  equal(page.api.state().visitor, { [field]: 'third' });
}

test('option visitor.name: saved where there is none; with the hash it overwrites', () =>
  createOnly('name'));

test('option visitor.email: saved where there is none; with the hash it overwrites', () =>
  createOnly('email'));

test('option visitor.phone: saved where there is none; with the hash it overwrites', () =>
  createOnly('phone'));

test('option visitor.notes: saved where there is none; with the hash it overwrites', () =>
  createOnly('notes'));

test('option visitor.custom: fields by their keys without the prefix; they overwrite', () => {
  const page = withConfig({ visitor: { custom: { plan: 'free', seats: 1 } } });
  page.chaport.setVisitorData({ custom: { plan: 'pro' } });
  equal(page.api.state().visitor, { custom: { plan: 'pro', seats: 1 } });
});

test('option visitorIntegrityHash: proves the option visitor, which then overwrites', () => {
  const data = { name: 'Ada' };
  const right = returning(data, { visitorIntegrityHash: HASH }, 'test-salt');
  equal([right.api.state().visitor.name, right.lines()], ['Ada', []]);
  const wrong = returning(data, { visitorIntegrityHash: 'f'.repeat(40) }, 'test-salt');
  equal([wrong.api.state().visitor.name, levels(wrong)], ['Old', ['error']]);
  equal(returning(data).api.state().visitor, { name: 'Old', email: 'old@example.com' });
});
