/**
 * `real.js`: the frame in which the real widget runs, on a page of its own beside the site's.
 *
 * What it runs comes from the page that holds it, and only if that is a page of the same site: anybody
 * may put this file into a frame of theirs.
 */
import { copied } from '../../core/copy';
import type { Line } from '../../sandbox/protocol';
import { createConsole } from '../../shim/console';
import { compiled, evaluate, LEAD, makeCalls, SOURCE } from './code';
import { createFacade, type Facade, type Note } from './facade';
import { addScript, allowOnly, install } from './install';
import type { RealEnd, RealRequest, RealState, Told } from './protocol';

const LOOK = 200;

type Global = Record<string, unknown>;

/** Files have no origin that could be compared. */
function isOfSite(origin: string): boolean {
  return location.protocol === 'file:'
    ? /^(null|file:.*)$/.test(origin)
    : origin === location.origin;
}

function hear(event: MessageEvent<RealRequest>): void {
  const [port] = event.ports;
  if (event.source !== parent || parent === window || !port || !isOfSite(event.origin)) return;
  removeEventListener('message', hear);
  run(event.data, (told) => port.postMessage(told));
}

function run(request: RealRequest, post: (told: Told) => void): void {
  const course = createCourse(post);
  hearErrors(request.lead, (line) => course.tell({ kind: 'line', line }));
  const begin = preparedCode(request, course.tell);
  if (!begin) {
    course.end('forbidden');
    return;
  }
  if (request.host) allowOnly(request.host);
  configure(request, course.tell);
  const stub = install(window, () => {
    // The script is not done with taking over yet.
    if (course.arrive() && request.waits) queueMicrotask(() => begin(facade));
  });
  const facade = createFacade(window, course.note, course.isThere);
  for (const name of request.events) {
    const heard = (value: unknown) => course.note({ kind: 'event', name, value });
    stub.on(name as never, heard as never);
  }
  addScript(new URL(request.script, location.href).href, () => course.end('unreachable'));
  watchState((state) => course.tell({ kind: 'state', state }));
  course.watch(request);
  if (!request.waits) begin(facade);
}

/** What has happened so far, and whether anything still does. */
function createCourse(post: (told: Told) => void) {
  const started = performance.now();
  let last = started;
  let isThere = false;
  let isOver = false;
  const tell = (told: Told) => {
    last = performance.now();
    post(told);
  };
  const note: Note = ({ kind, name, args, value }) => {
    const t = Math.round(performance.now() - started);
    const entry = { t, kind, name, ...(args && { args: args.map(plain) }) };
    tell({ kind: 'entry', entry: value === undefined ? entry : { ...entry, value: plain(value) } });
  };
  const end = (why: RealEnd) => {
    if (!isOver) post({ kind: 'ended', why });
    isOver = true;
  };
  return {
    tell,
    note,
    end,
    isThere: () => isThere,
    /** False where it had arrived before. */
    arrive(): boolean {
      if (isThere) return false;
      isThere = true;
      note({ kind: 'arrives', name: '' });
      return true;
    },
    /** Ends when nothing new has come for a while; the widget stays. */
    watch({ limit, quiet }: RealRequest) {
      setInterval(() => {
        const now = performance.now();
        if (now - started > limit) end(isThere ? 'done' : 'limit');
        else if (isThere && now - last > quiet) end('done');
      }, LOOK);
    },
  };
}

/** Null where the site's policy lets no such code run. */
function preparedCode(request: RealRequest, tell: (told: Told) => void) {
  const print = (level: string, text: string) =>
    tell({ kind: 'line', line: lineOf(level as Line['level'], text) });
  const console = createConsole({ print });
  const log = (value: unknown) => (console as Console).log(value);
  const { code, calls } = request;
  try {
    const program = compiled(code);
    if (program)
      return ({ window, chaport }: Facade) => program.call(window, window, chaport(), console);
  } catch (error) {
    print('error', String(error));
    return () => {};
  }
  return calls && (({ chaport }: Facade) => makeCalls(calls, chaport, log));
}

/** The app id is the one that was chosen, whatever the configuration says. */
function configure({ config, appId, simulator }: RealRequest, tell: (told: Told) => void): void {
  const global = window as unknown as Global;
  global.chaportSimulatorConfig = simulator;
  let found: unknown;
  try {
    found = 'data' in config ? config.data : evaluate(`(${config.code}\n)`);
    if (found === null)
      throw new Error('the configuration was left out: this site lets no code run');
  } catch (error) {
    tell({ kind: 'line', line: lineOf('error', String(error)) });
  }
  global.chaportConfig = { ...(found as object), appId };
}

function hearErrors(lead: number, print: (line: Line) => void): void {
  addEventListener('error', ({ message, filename, lineno, colno }) => {
    const isCode = filename.endsWith(SOURCE) && lineno > LEAD + lead;
    const place = isCode ? { line: lineno - LEAD - lead, column: colno } : null;
    print({ ...lineOf('error', message), widget: !isCode, place });
  });
  addEventListener('unhandledrejection', ({ reason }) => print(lineOf('error', String(reason))));
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
    print({ ...lineOf('warn', `Kept from asking ${blockedURI}`), widget: true }),
  );
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...values) =>
      print({ ...lineOf(level, values.map(String).join(' ')), widget: true });
  }
}

function lineOf(level: Line['level'], text: string): Line {
  return { level, text, widget: false, place: null };
}

function watchState(tell: (state: RealState) => void): void {
  const state: RealState = { widget: null, online: null };
  const change = (next: Partial<RealState>) => {
    if (Object.entries(next).every(([key, value]) => state[key as keyof RealState] === value))
      return;
    Object.assign(state, next);
    tell({ ...state });
  };
  setInterval(() => {
    const { getWidgetState, isOnline } = (window as unknown as Global).chaport as Global;
    if (typeof getWidgetState === 'function') change({ widget: String(getWidgetState()) });
    if (typeof isOnline === 'function' && state.widget !== null)
      isOnline((online: unknown) => change({ online: online === true }));
  }, 2 * LOOK);
}

function plain(value: unknown): unknown {
  return copied(value, (text) => text.slice(0, 1000));
}

addEventListener('message', hear);
