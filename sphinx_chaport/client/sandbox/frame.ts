/** The frame's end: makes the worker, draws what the widget shows, and hands on everything else. */
import { createEngine } from './engine';
import css from './outer.css';
import { createPlainGround, isPlain } from './plain';
import type { RunRequest } from './protocol';
import { createStage, type Stage } from './stage';
import {
  type Ability,
  createFloodGate,
  type Deed,
  type Start,
  sealed,
  type Told,
  unsealed,
} from './wire';

/** The whole of this script, as `build.mjs` wraps it. */
declare const chaportSandbox: () => void;

/** Marks the inner document. */
const INNER = 'data-inner';
/** How long a worker may take to start, in milliseconds; a forbidden one may never say anything. */
const PATIENCE = 5000;
/** Messages a second. */
const MOST = 200;

export function startFrame(view: Window): void {
  const { parent } = view;
  // Of a site's own origin, code of anybody who shows this file would be the site's.
  if (parent === view || view.origin !== 'null') return;
  if (view.document.documentElement.hasAttribute(INNER)) startInner(view, parent.parent);
  else makeInner(view);
}

/**
 * The frame of the page only holds another one, in which all happens: wherever that would go, the policy of
 * the outer one forbids it, as an address it went to would be told something.
 */
function makeInner({ document, location }: Window): void {
  const inner = document.createElement('iframe');
  const script = document.currentScript?.outerHTML;
  inner.srcdoc = `<!doctype html><html ${INNER}><head></head><body>${script}</body></html>`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  let loads = 0;
  inner.addEventListener('load', () => {
    loads += 1;
    // What is there now is not ours; the page hears of our own second load.
    if (loads > 1) location.reload();
  });
  document.body.append(inner);
}

function startInner(view: Window, page: Window): void {
  // What no policy can forbid goes away; no other script than this one runs in any frame below.
  for (const name of Object.getOwnPropertyNames(view)) {
    if (/RTC|WebTransport/.test(name)) Reflect.deleteProperty(view, name);
  }
  const greet = (chaportSandbox: 'here' | Ability) => page.postMessage({ chaportSandbox }, '*');
  greet('here');
  const stage = createStage(view);
  void createWorker(view).then((worker) => {
    view.addEventListener('message', function hear({ source, data, ports }) {
      if (source !== page || data?.chaportSandbox !== 'start') return;
      view.removeEventListener('message', hear);
      begin(view, stage, worker, data as Start, ports[0] as MessagePort);
    });
    greet(worker ? 'whole' : 'calls');
  });
}

/** Null where the site's policy forbids it. */
function createWorker(view: Window): Promise<Worker | null> {
  return new Promise((done) => {
    const address = URL.createObjectURL(new Blob([`(${chaportSandbox})()`]));
    view.setTimeout(() => done(null), PATIENCE);
    try {
      const worker = new Worker(address);
      worker.onerror = () => done(null);
      worker.onmessage = () => {
        URL.revokeObjectURL(address);
        done(worker);
      };
    } catch {
      done(null);
    }
  });
}

function begin(
  view: Window,
  stage: Stage,
  worker: Worker | null,
  { nonce, request }: Start,
  port: MessagePort,
): void {
  stage.furnish(request);
  const say = (told: Told[]) => port.postMessage(sealed(nonce, told));
  const hear = (told: Told[]) => {
    const rest = told.filter((each) => !stage.show(each));
    if (rest.length > 0) say(rest);
  };
  const act = worker
    ? actInWorker(view, worker, { nonce, request }, hear)
    : actHere(view, request, hear);
  stage.onDeed(act);
  port.onmessage = ({ data }) => {
    const deed = unsealed(nonce, data);
    if (deed) act(deed as Deed);
  };
}

function actInWorker(
  view: Window,
  worker: Worker,
  start: Pick<Start, 'nonce' | 'request'>,
  hear: (told: Told[]) => void,
): (deed: Deed) => void {
  const isFlood = createFloodGate(() => view.performance.now(), MOST);
  const end = (why: 'limit' | 'crashed') => {
    worker.onmessage = null;
    worker.terminate();
    hear([{ kind: 'ended', why }]);
  };
  worker.onmessage = ({ data }) => {
    const told = unsealed(start.nonce, data);
    if (isFlood() || !Array.isArray(told)) end('limit');
    else hear(told);
  };
  worker.onerror = () => end('crashed');
  worker.postMessage(start);
  return (deed) => worker.postMessage(deed);
}

/** Calls with data run here: nothing of them is code. */
function actHere(
  view: Window,
  request: RunRequest,
  hear: (told: Told[]) => void,
): (deed: Deed) => void {
  if (!isPlain(request)) {
    hear([{ kind: 'ended', why: 'crashed' }]);
    return () => {};
  }
  const engine = createEngine(createPlainGround(view), hear);
  void engine.run(request);
  return engine.do;
}
