/** The worker's end: the language and a page made of data, nothing else; then the run. */
import { evaluate, layOut } from '../check/program';
import { createSandbox } from '../shim';
import { createEngine } from './engine';
import type { Ground, Ready } from './ground';
import { guardTelling, lock, type Natives, takeNatives } from './lock';
import { placesOf } from './origin';
import type { Form, Line, RunRequest } from './protocol';
import { type Deed, type Start, sealed } from './wire';

type Global = Record<PropertyKey, unknown>;
type Run = (text: string) => unknown;

/** What `check` and this need of a stack: the core's own frames may lie over the code's. */
const DEEP = 50;
const TAKE = '__taken';

export function startWorker(scope: object): void {
  const natives = takeNatives(scope as never);
  const run = createEvaluate(scope as Global, natives);
  lock(scope);
  guardTelling();
  Object.assign(Error, { stackTraceLimit: DEEP });
  const ground = createGround(scope as Global, natives, run);
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

/** Evaluates in the global scope, in whichever way the policy allows. */
function createEvaluate(scope: Global, { importText }: Natives): Run {
  try {
    evaluate('0');
    return evaluate;
  } catch {
    return (text) => {
      let taken: unknown;
      scope[TAKE] = (value: unknown) => {
        Reflect.deleteProperty(scope, TAKE);
        taken = value;
      };
      importText(`${TAKE}(${text})`);
      return taken;
    };
  }
}

function createGround(scope: Global, natives: Natives, run: Run): Ground {
  const sandbox = createSandbox(scope);
  sandbox.guardLanguage();
  const strays = createStrays(natives);
  return {
    global: scope,
    open: sandbox.open,
    close: sandbox.close,
    config: ({ config }) => ('data' in config ? copyOf(config.data) : configOf(config.code, run)),
    track: sandbox.rejections.track,
    unhandled: sandbox.rejections.unhandled,
    turn: natives.turn,
    now: natives.now,
    every: natives.every,
    onStray: strays.hear,
    ready: (request, form) => readyOf(request, form, run, strays.placeOf(natives)),
  };
}

function configOf(code: string, run: Run): unknown {
  const value = code.trim() || "{appId:'0123456789abcdef01234567'}";
  return (run(`(function(){return(${value}\n)})`) as () => unknown)();
}

function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

type Locate = (fail: () => void) => Promise<[line: number, column: number]>;

async function readyOf(
  request: RunRequest,
  form: Form,
  run: Run,
  locate: Locate,
): Promise<Ready | Line> {
  const { code, places, inserted } = request.forms[form] ?? { code: '', places: 0, inserted: [] };
  const bare = { code, places, positions: [] };
  const around = (text: string) => (text.trim() ? [{ code: text, places: 0, positions: [] }] : []);
  const job = { setup: around(request.setup), cleanup: around(request.cleanup) };
  const { text, place } = layOut(bare, job);
  const { of, at } = placesOf(code, inserted, place);
  try {
    return { start: run(text) as Ready['start'], places, placeOf: of };
  } catch (cause) {
    const [line, column] = await locate(() => void run(text));
    const { name, message } = cause as Error;
    return { level: 'error', text: `${name}: ${message}`, widget: false, place: at(line, column) };
  }
}

interface Strays {
  hear(run: (cause: unknown) => void): void;
  /** Engines tell the place of a syntax error only of one that nobody catches. */
  placeOf(natives: Natives): Locate;
}

function createStrays({ listen }: Natives): Strays {
  let hear: (cause: unknown) => void = () => {};
  let expected: ((place: [number, number]) => void) | null = null;
  listen('error', (event: ErrorEvent) => {
    event.preventDefault();
    if (expected) expected([event.lineno, event.colno]);
    else hear(event.error);
    expected = null;
  });
  listen('unhandledrejection', (event: PromiseRejectionEvent) => {
    event.preventDefault();
    hear(event.reason);
  });
  return {
    hear(run) {
      hear = run;
    },
    placeOf:
      ({ later }) =>
      (fail) =>
        new Promise((done) => {
          expected = done;
          later(fail);
        }),
  };
}
