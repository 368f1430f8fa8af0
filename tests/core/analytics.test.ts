import { createAnalytics } from '../../sphinx_chaport/client/core/analytics';
import { equal, ok, test } from './harness';
import { createContext } from './world';

type Google = NonNullable<Chaport.AnalyticsOptions['google']>;
type Call = [name: string, ...args: unknown[]];

const events = ['chat.autoInvitation', 'chat.started', 'chat.operatorMessage'] as const;

/** A page with the codes of these names; `calls` is what they were called with. */
function page(codes: string[], google?: Google) {
  const calls: Call[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  const queue = (name: string) => ({ push: note(name) });
  const all: { [name: string]: unknown } = {
    gtag: note('gtag'),
    dataLayer: queue('dataLayer'),
    ga: note('ga'),
    _gaq: queue('_gaq'),
  };
  const globals = Object.fromEntries(codes.map((name) => [name, all[name]]));
  const context = createContext({
    world: { globals },
    options: google ? { analytics: { google } } : {},
  });
  return { context, calls, queue, note, analytics: createAnalytics(context) };
}

test('analytics.google is detected in the order gtag, gtm, ga, gaq (3)', () => {
  const codes = ['gtag', 'dataLayer', 'ga', '_gaq'];
  const apis = ['gtag', 'gtm', 'ga', 'gaq'];
  apis.forEach((api, index) => {
    const { calls, analytics } = page(codes.slice(index));
    equal(analytics.state(), {
      api,
      id: null,
      why: 'It is the first that the page has of gtag, gtm, ga, gaq.',
      sent: [],
    });
    analytics.send('chat.started');
    equal(calls.length, 1);
    equal(calls[0]?.[0], codes[index]);
  });
});

test('each code is called in its own way (3)', () => {
  const called = (code: string, google?: Google) => {
    const { calls, analytics } = page([code], google);
    analytics.send('chat.started');
    return calls;
  };
  equal(called('gtag'), [['gtag', 'event', 'chat.started', { event_category: 'Chaport' }]]);
  equal(called('dataLayer'), [['dataLayer', { event: 'chat.started', eventCategory: 'Chaport' }]]);
  equal(called('ga'), [['ga', 'send', 'event', 'Chaport', 'chat.started']]);
  equal(called('_gaq'), [['_gaq', ['_trackEvent', 'Chaport', 'chat.started']]]);
});

test('analytics.google.id is where the events go (3)', () => {
  const called = (code: string) => {
    const { calls, analytics } = page([code], { id: 'G-1' });
    equal(analytics.state().id, 'G-1');
    analytics.send('chat.started');
    analytics.send('chat.operatorMessage');
    return calls;
  };
  equal(called('gtag')[0], [
    'gtag',
    'event',
    'chat.started',
    { event_category: 'Chaport', send_to: 'G-1' },
  ]);
  equal(called('dataLayer')[0], [
    'dataLayer',
    { event: 'chat.started', eventCategory: 'Chaport', send_to: 'G-1' },
  ]);
  equal(called('ga'), [
    ['ga', 'create', 'G-1', 'auto', 'chaport'],
    ['ga', 'chaport.send', 'event', 'Chaport', 'chat.started'],
    ['ga', 'chaport.send', 'event', 'Chaport', 'chat.operatorMessage'],
  ]);
  equal(called('_gaq'), [
    ['_gaq', ['chaport._setAccount', 'G-1']],
    ['_gaq', ['chaport._trackEvent', 'Chaport', 'chat.started']],
    ['_gaq', ['chaport._trackEvent', 'Chaport', 'chat.operatorMessage']],
  ]);
});

test('analytics.google.id goes past the tag manager to gtag, where there is one (3)', () => {
  const { calls, analytics } = page(['gtag', 'dataLayer'], { id: 'G-1', api: 'gtm' });
  analytics.send('chat.started');
  equal(calls[0]?.[0], 'gtag');
  equal([analytics.state().api, analytics.state().why], ['gtag', 'An `id` goes there directly.']);
  equal(page(['dataLayer'], { id: 'G-1', api: 'gtm' }).analytics.state().api, 'gtm');
  equal(page(['gtag', 'ga'], { id: 'G-1', api: 'ga' }).analytics.state().api, 'ga');
});

test('analytics.google.api chooses one of several codes (3)', () => {
  for (const [api, code] of Object.entries({
    gtag: 'gtag',
    gtm: 'dataLayer',
    ga: 'ga',
    gaq: '_gaq',
  })) {
    const { calls, analytics } = page(['gtag', 'dataLayer', 'ga', '_gaq'], { api } as Google);
    analytics.send('chat.started');
    equal([calls.length, calls[0]?.[0]], [1, code]);
    equal(analytics.state().why, '`analytics.google.api` names it.');
  }
  const { calls, analytics } = page(['gtag', 'dataLayer'], { api: 'ga' });
  analytics.send('chat.started');
  equal([calls, analytics.state().api], [[], null]);
  equal(analytics.state().why, '`ga` is no function, as `ga` must be.');
});

test('analytics.google.apiObject is used with the api that it is of (3)', () => {
  const own: unknown[] = [];
  const { calls, context, analytics } = page(['gtag', 'dataLayer'], {
    api: 'gtm',
    id: 'G-1',
    apiObject: own,
  });
  analytics.send('chat.started');
  equal(calls, []);
  equal(own, [{ event: 'chat.started', eventCategory: 'Chaport', send_to: 'G-1' }]);
  equal(context.warnings, []);
  const wrong = page(['gtag'], { api: 'gtag', apiObject: [] });
  wrong.analytics.send('chat.started');
  equal([wrong.calls, wrong.analytics.state().api], [[], null]);
  equal(wrong.analytics.state().why, '`apiObject` is no function, as `gtag` must be.');
});

test('analytics.google.apiObject without api is ignored, with a warning (10.21)', () => {
  const own: unknown[] = [];
  const { calls, context, analytics } = page(['dataLayer'], { apiObject: own });
  analytics.send('chat.started');
  equal([own, calls.length, context.warnings.length], [[], 1, 1]);
  ok(context.warnings[0]?.startsWith('`analytics.google.apiObject` is ignored'));
});

test('analytics.google.enabled: false sends nothing (3)', () => {
  const { calls, context, analytics } = page(['gtag'], { enabled: false, id: 'G-1' });
  for (const event of events) analytics.send(event);
  equal([calls, context.notes], [[], []]);
  equal(analytics.state(), {
    api: null,
    id: 'G-1',
    why: '`analytics.google.enabled` is false.',
    sent: [],
  });
  equal(page(['gtag'], { enabled: true }).analytics.state().api, 'gtag');
});

test('invitations, the start and the first operator message of a chat are sent', () => {
  const { context, analytics } = page(['gtag']);
  for (const event of [...events, ...events]) analytics.send(event);
  analytics.send('chat.operatorMessage');
  analytics.send('chat.autoInvitation');
  analytics.send('chat.operatorMessage');
  equal(analytics.state().sent, [...events, ...events, 'chat.autoInvitation']);
  equal(context.notes[0], {
    kind: 'effect',
    name: 'analytics',
    args: ['gtag', 'chat.autoInvitation'],
    because: 'It is the first that the page has of gtag, gtm, ga, gaq.',
  });
});

test('an operator message before the chat has started is the first, too', () => {
  const { analytics } = page(['gtag']);
  for (const _ of [1, 2]) analytics.send('chat.operatorMessage');
  equal(analytics.state().sent, ['chat.operatorMessage']);
});

test('a code that throws is reported and stops nothing', () => {
  const { context, analytics } = page([]);
  context.world.page.globals.gtag = () => {
    throw new Error('no');
  };
  analytics.send('chat.started');
  equal(context.errors, ['analytics.google (gtag) threw']);
  equal([analytics.state().sent, context.notes], [[], []]);
});

test('a code that comes late gets the events from then on', () => {
  const { calls, context, note, analytics } = page([]);
  analytics.send('chat.started');
  equal(
    [analytics.state().api, analytics.state().why],
    [null, 'The page has no Google Analytics code.'],
  );
  context.world.page.globals.ga = note('ga');
  analytics.send('chat.operatorMessage');
  equal([calls.length, analytics.state().sent], [1, ['chat.operatorMessage']]);
});

test('analytics.google.api says which queue is missing', () => {
  const why = (google: Google) => page([], google).analytics.state().why;
  equal(why({ api: 'gaq' }), '`_gaq` is no queue, as `gaq` must be.');
  const apiObject = () => {};
  equal(why({ api: 'gtm', apiObject }), '`apiObject` is no queue, as `gtm` must be.');
});

test('things that only have the name of a code are none', () => {
  const { context, analytics } = page([]);
  const closed = new Proxy(
    {},
    {
      get() {
        throw new Error('no');
      },
    },
  );
  for (const thing of [{}, null, 'text', 3, { push: 1 }, closed]) {
    Object.assign(context.world.page.globals, {
      gtag: thing,
      dataLayer: thing,
      ga: thing,
      _gaq: thing,
    });
    equal(analytics.state().api, null);
  }
});
