/** What a frame tells, looked at before the page uses any of it: kinds, types, sizes. */
import type { Report } from './protocol';

/** What the page hears; what is only drawn stays in the frame. */
type Heard = Exclude<Report, { kind: 'drawing' }> | { kind: 'pong' };
type Shape = ((value: unknown) => boolean) | { [key: string]: Shape };
type Plain = Record<string, unknown>;

const MOST = 12_000;

const text = (value: unknown) => typeof value === 'string';
const number = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const truth = (value: unknown) => typeof value === 'boolean';
const any = () => true;
const word =
  (...words: string[]) =>
  (value: unknown) =>
    words.includes(value as string);
const list = (shape: Shape) => (value: unknown) =>
  Array.isArray(value) && value.length <= MOST && value.every((item) => fits(item, shape));
const maybe = (shape: Shape) => (value: unknown) => value == null || fits(value, shape);

/** Keys that nobody knows are left alone, and nobody reads them. */
function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'function') return shape(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(shape).every(([key, inner]) => fits((value as Plain)[key], inner));
}

const LINE: Shape = {
  level: word('log', 'info', 'warn', 'error', 'debug'),
  text,
  widget: truth,
  place: maybe({ line: number, column: number }),
};

const KINDS = 'queued handed-over called waits run returned event effect warning error'.split(' ');

const ENTRY = { t: number, name: text, args: maybe(list(any)), because: maybe(text) };

const TRACE: Shape = { ...ENTRY, kind: word(...KINDS) };

const TIMELINE: Shape = {
  ...ENTRY,
  kind: word(...KINDS, 'arrives', 'console'),
  place: number,
};

const MESSAGE: Shape = {
  from: word('visitor', 'operator'),
  text,
  t: number,
  status: text,
  name: maybe(text),
};

const REASONS = list({ by: text, why: text });

const STATE: Shape = {
  widget: text,
  visible: truth,
  hiddenBecause: maybe({ by: text, why: text }),
  launcher: truth,
  closeButton: truth,
  appearance: {
    windowColor: text,
    teamName: text,
    onlineWelcome: text,
    offlineWelcome: text,
    textStatuses: truth,
  },
  position: list(any),
  language: text,
  openedIn: (value) => value === null || text(value) || fits(value, { selector: text }),
  session: maybe({ visitorId: text, persisted: truth }),
  visitor: {},
  triggers: list({ id: text, message: text, enabled: truth, active: truth }),
  chat: {
    started: truth,
    assignee: maybe(text),
    because: maybe({ by: text, why: text, passed: REASONS }),
    messages: list(MESSAGE),
  },
  analytics: { api: maybe(text), id: maybe(text), why: text, sent: list(text) },
};

const OUTCOME: Shape = {
  arrival: (value) => number(value) || word('before', 'after', 'never')(value),
  entries: list(TIMELINE),
  lines: list(LINE),
  state: maybe(STATE),
};

const REPORTS: Record<Heard['kind'], Shape> = {
  started: {},
  pong: {},
  outcome: { form: word('traditional', 'queue'), outcome: OUTCOME },
  trace: { entries: list(TRACE) },
  state: { state: STATE },
  line: { line: LINE },
  ended: { why: word('done', 'stopped', 'limit', 'crashed') },
};

/** Null where anything is not as it must be. */
export function readReports(value: unknown): Heard[] | null {
  const good = Array.isArray(value) && value.length <= MOST && value.every(isReport);
  return good ? (value as Heard[]) : null;
}

function isReport(value: unknown): boolean {
  const { kind } = (value ?? {}) as { kind?: unknown };
  const known = typeof kind === 'string' && Object.hasOwn(REPORTS, kind);
  return known && fits(value, REPORTS[kind as Heard['kind']]);
}
