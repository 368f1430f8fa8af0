// What runs of one example tell, as the widget's core tells it: two commands, of which one has arguments.
const VISITOR = { visitorId: '30b943c9e95f7ef6923c6853' };
const T = 40;

export const places = [2];
const queue = "window.chaport.q('setVisitorData', [{ name: 'Ann' }]);\nwindow.chaport.q('open');";
const traditional = `window.chaport.on('ready', function () {
  window.chaport.setVisitorData({ name: 'Ann' });
  window.chaport.open();
});`;

export const model = {
  sample: 'open',
  form: 'queue',
  code: queue,
  forms: { traditional: { code: traditional, reason: '' }, queue: { code: queue, reason: '' } },
  problems: [],
  config: '',
  simulator: {
    account: {
      triggers: [
        { id: 'hello', message: 'Are you looking for something?' },
        { id: 'off', message: 'Still there?', enabled: false },
      ],
    },
  },
  page: { url: 'https://example.com/', title: 'Example', referrer: '', language: 'en' },
  setup: '',
  cleanup: '',
  arrival: 'after',
  places: [],
  untrusted: false,
};

export const nothing = {
  status: 'idle',
  shown: 'queue',
  outcomes: { traditional: null, queue: null },
  trace: [],
  state: null,
  before: null,
  lines: [],
};

export const collapsed = {
  widget: 'collapsed',
  visible: true,
  hiddenBecause: null,
  launcher: true,
  closeButton: false,
  appearance: {
    windowColor: 'blue',
    teamName: 'Example Sales',
    onlineWelcome: '',
    offlineWelcome: '',
    textStatuses: false,
  },
  position: ['right'],
  language: 'en',
  openedIn: null,
  session: { ...VISITOR, persisted: true },
  visitor: {},
  triggers: [
    { id: 'hello', message: 'Are you looking for something?', enabled: true, active: false },
  ],
  chat: { started: false, assignee: null, because: null, messages: [] },
  analytics: { api: null, id: null, why: 'The page has no Google Analytics code.', sent: [] },
};
export const expanded = { ...collapsed, widget: 'expanded', visitor: { name: 'Ann' } };
export const assigned = {
  ...expanded,
  chat: {
    started: true,
    assignee: 'ann',
    because: {
      by: 'rules',
      why: "rules[1] ann: `lang` is 'en'",
      passed: [
        { by: 'resolve', why: 'it returned nothing' },
        { by: 'rules[0] ben', why: "`country` is not 'NO'" },
      ],
    },
    messages: [{ from: 'visitor', text: 'Hello', t: 900, status: 'read' }],
  },
};

const DATA = ['setVisitorData', [{ name: 'Ann' }]];
const OPEN = ['open', []];
const entry = (t, kind, name, more = {}) => ({ t, kind, name, place: 2, ...more });
const queued = ([name, args], t, place) =>
  entry(t, 'queued', name, args.length ? { args, place } : { place });
const ran = ([name, args], t, ...between) => [
  entry(t, 'run', name, args.length ? { args } : {}),
  ...between,
  entry(t, 'returned', name),
];
const opened = (t) => entry(t, 'event', 'widget.stateChange', { value: 'expanded' });
const ready = (t) => [
  entry(t, 'effect', 'session.started', { value: VISITOR.visitorId }),
  entry(t, 'event', 'ready', { value: VISITOR }),
];
const takeover = (command, t) => [
  queued(command, t, 2),
  entry(t, 'handed-over', command[0]),
  entry(t, 'waits', command[0], { because: 'No session has started yet.' }),
];
const listens = (t) => entry(t, 'queued', 'on', { args: ['ready', '[function]'], place: 0 });
const called = (command, t, ...between) => [
  entry(t, 'called', command[0], command[1].length ? { args: command[1] } : {}),
  ...ran(command, t, ...between),
];

const QUEUE = {
  before: [entry(0, 'arrives', ''), ...ready(0), ...called(DATA, 1), ...called(OPEN, 1, opened(1))],
  0: [
    queued(DATA, 1, 0),
    entry(1, 'arrives', ''),
    ...takeover(DATA, 1),
    ...ready(1),
    ...ran(DATA, 1),
    ...called(OPEN, 2, opened(2)),
  ],
  after: [
    queued(DATA, 1, 0),
    queued(OPEN, 2, 1),
    entry(T, 'arrives', ''),
    ...takeover(DATA, T),
    ...takeover(OPEN, T),
    ...ready(T),
    ...ran(DATA, T),
    ...ran(OPEN, T, opened(T)),
  ],
  never: [queued(DATA, 1, 0), queued(OPEN, 2, 1)],
};
const inReady = (t) => [...ready(t), ...called(DATA, t), ...called(OPEN, t, opened(t))];
const LATE = [
  listens(1),
  entry(T, 'arrives', ''),
  entry(T, 'run', 'on'),
  entry(T, 'returned', 'on'),
];
const TRADITIONAL = {
  before: [entry(0, 'arrives', ''), ...inReady(1)],
  0: [...LATE, ...inReady(T)],
  after: [...LATE, ...inReady(T)],
  never: [listens(1)],
};

const outcome = (arrival, entries) => ({
  arrival,
  entries,
  lines: [],
  state: arrival === 'never' ? null : expanded,
});
export const run = (arrival) => ({
  status: 'done',
  outcomes: {
    traditional: outcome(arrival, TRADITIONAL[arrival]),
    queue: outcome(arrival, QUEUE[arrival]),
  },
  state: arrival === 'never' ? null : expanded,
  before: arrival === 'never' ? null : collapsed,
});

/** Code that does not wait: what it calls is not there. */
export const tooEarly = {
  ...run('after'),
  outcomes: {
    traditional: outcome('after', [
      entry(1, 'error', 'TypeError', {
        because: 'TypeError: chaport.open is not a function',
        place: 0,
      }),
      entry(T, 'arrives', ''),
      ...ready(T),
    ]),
    queue: null,
  },
};

export const lines = [
  { level: 'log', text: "{ name: 'Ann' }", widget: false, place: null },
  { level: 'log', text: 'tick', widget: false, place: null },
  { level: 'log', text: 'tick', widget: false, place: null },
  { level: 'log', text: 'tick', widget: false, place: null },
  { level: 'info', text: 'The shop is open.', widget: false, place: null },
  {
    level: 'warn',
    text: '`countries.include` is ignored, because `countries.exclude` is given. Drop it.',
    widget: true,
    place: null,
  },
  {
    level: 'error',
    text: 'There is no method `setVisitorDta`. Did you mean `setVisitorData`?',
    widget: true,
    place: { line: 3, column: 9 },
  },
  {
    level: 'error',
    text: 'TypeError: total is not a function',
    widget: false,
    place: { line: 1, column: 5 },
  },
];
