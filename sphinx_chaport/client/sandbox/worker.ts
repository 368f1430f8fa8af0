/** The worker's end: the language and a page made of data, nothing else; then the run. */
import { evaluate, FIRST, layOut } from '../check/program';
import { createSandbox } from '../shim';
import { createEngine } from './engine';
import type { Ground, Ready } from './ground';
import { guardTelling, lock, type Natives, takeNatives } from './lock';
import { placesOf } from './origin';
import type { Form, Line, RunRequest } from './protocol';
import { copyOf, type Deed, type Start, sealed } from './wire';

type Global = Record<PropertyKey, unknown>;

/** Both in the global scope, in whichever way the policy allows. */
interface Runs {
  /** The value of an expression. */
  value(text: string): unknown;
  script(text: string): void;
}

/** What `check` and this need of a stack: the core's own frames may lie over the code's. */
const DEEP = 50;
const TAKE = '__taken';

export function startWorker(scope: object): void {
  const natives = takeNatives(scope as never);
  const runs = createRuns(scope as Global, natives);
  lock(scope);
  guardTelling();
  Object.assign(Error, { stackTraceLimit: DEEP });
  const ground = createGround(scope as Global, natives, runs);
  let act: (deed: Deed) => void = () => {};
  natives.listen('message', ({ data }: { data: Start | Deed }) => {
    if ('act' in data) return act(data);
    const { nonce, request } = data;
    const engine = createEngine(ground, (told) => natives.post(sealed(nonce, told)));
    act = engine.do;
    void engine.run(request);
  });
  natives.post('ready');
}

function createRuns(scope: Global, { importText }: Natives): Runs {
  try {
    evaluate('0');
    return { value: evaluate, script: evaluate };
  } catch {
    return { value: (text) => imported(scope, importText, text), script: importText };
  }
}

function imported(scope: Global, importText: Natives['importText'], text: string): unknown {
  let taken: unknown;
  scope[TAKE] = (value: unknown) => {
    Reflect.deleteProperty(scope, TAKE);
    taken = value;
  };
  importText(`${TAKE}(${text})`);
  return taken;
}

function createGround(scope: Global, natives: Natives, runs: Runs): Ground {
  const PagePromise = createPromise();
  const sandbox = createSandbox(scope, () => {
    scope.Promise = PagePromise;
  });
  sandbox.guardLanguage();
  const strays = createStrays(natives, PagePromise);
  return {
    global: scope,
    open: sandbox.open,
    close: sandbox.close,
    config: ({ config }) =>
      'data' in config ? copyOf(config.data ?? null) : configOf(config.code, runs),
    track: (promise) => new PagePromise((done) => done(promise)),
    turn: natives.turn,
    now: natives.now,
    every: natives.every,
    onStray: strays.hear,
    ready: (request, form) => readyOf(request, form, runs, strays.locate),
  };
}

/** `Promise` of the page: tells what its code makes from what the language makes for async functions. */
function createPromise(): PromiseConstructor {
  class PagePromise<T> extends Promise<T> {}
  Object.defineProperty(PagePromise, 'name', { value: 'Promise', configurable: true });
  return PagePromise;
}

function configOf(code: string, { value: run }: Runs): unknown {
  const text = code.trim() || "{appId:'0123456789abcdef01234567'}";
  return (run(`(function(){return(${text}\n)})`) as () => unknown)();
}

interface Uncaught {
  error: unknown;
  line: number;
  column: number;
}
/** Runs what will throw. Engines tell the place of a syntax error only of one that nobody catches. */
type Locate = (run: () => void) => Promise<Uncaught>;

async function readyOf(
  request: RunRequest,
  form: Form,
  runs: Runs,
  locate: Locate,
): Promise<Ready | Line> {
  const { code, places, inserted } = request.forms[form] ?? { code: '', places: 0, inserted: [] };
  const bare = { code, places, positions: [] };
  const around = (text: string) => (text.trim() ? [{ code: text, places: 0, positions: [] }] : []);
  const job = { setup: around(request.setup), cleanup: around(request.cleanup) };
  const { text, place } = layOut(bare, job);
  try {
    const start = runs.value(text) as Ready['start'];
    return { start, places, placeOf: placesOf(code, inserted, place).of };
  } catch (cause) {
    const alone = placesOf(code, inserted, layOut(bare, {}).place);
    // Alone, it is not said to lack what stands after it in the program.
    const lines = `${'\n'.repeat(FIRST - 1)}throw 0;\n${code}`;
    const { error, line, column } = await locate(() => runs.script(lines));
    const found = error instanceof SyntaxError;
    const { name, message } = found ? error : (cause as Error);
    const at = found ? alone.at(line, column) : null;
    return { level: 'error', text: `${name}: ${message}`, widget: false, place: at };
  }
}

interface Strays {
  hear: Ground['onStray'];
  locate: Locate;
}

function createStrays({ listen, later }: Natives, PagePromise: PromiseConstructor): Strays {
  let hear: Parameters<Ground['onStray']>[0] = () => {};
  let expected: ((found: Uncaught) => void) | null = null;
  listen('error', (event: ErrorEvent) => {
    event.preventDefault();
    const { error, lineno: line, colno: column } = event;
    if (expected) expected({ error, line, column });
    else hear(error);
    expected = null;
  });
  listen('unhandledrejection', (event: PromiseRejectionEvent) => {
    event.preventDefault();
    hear(event.reason, event.promise instanceof PagePromise ? 'Unhandled ' : '');
  });
  return {
    hear(run) {
      hear = run;
    },
    locate: (run) =>
      new Promise((done) => {
        expected = done;
        later(run);
      }),
  };
}
