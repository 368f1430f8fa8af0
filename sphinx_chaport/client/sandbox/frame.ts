/** The frame's end: makes the worker, draws what the widget shows, and hands on everything else. */
import { createEngine } from './engine';
import type { Page } from './nest';
import { ownCode } from './own-code';
import { createPlainGround, isPlain } from './plain';
import type { RunRequest } from './protocol';
import { createStage, type Stage, type Styles } from './stage';
import { createFloodGate, type Deed, type Start, sealed, type Told, unsealed } from './wire';

/** How long a worker may take to start, in milliseconds; a forbidden one may never say anything. */
const PATIENCE = 5000;
/** Messages a second. */
const MOST = 200;

export function startFrame(page: Page, styles: Styles): void {
  page.greet('here');
  const stage = createStage(window, styles);
  void createWorker().then((worker) => {
    addEventListener('message', function hear({ source, data, ports }) {
      if (source !== page.window || data?.chaportSandbox !== 'start') return;
      removeEventListener('message', hear);
      begin(stage, worker, data as Start, ports[0] as MessagePort);
    });
    page.greet(worker ? 'whole' : 'calls');
  });
}

/** From here on, no script of a file: the address of an allowed one could tell something, too. */
function allowNoFiles(): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = "script-src 'unsafe-eval' blob:";
  document.head.append(meta);
}

/** Null where the site's policy forbids it. */
function createWorker(): Promise<Worker | null> {
  allowNoFiles();
  return new Promise((done) => {
    const address = URL.createObjectURL(new Blob([ownCode()]));
    setTimeout(() => done(null), PATIENCE);
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
  const act = worker ? actInWorker(worker, { nonce, request }, hear) : actHere(request, hear);
  stage.onDeed(act);
  port.onmessage = ({ data }) => {
    const deed = unsealed(nonce, data);
    if (deed) act(deed as Deed);
  };
}

function actInWorker(
  worker: Worker,
  start: Pick<Start, 'nonce' | 'request'>,
  hear: (told: Told[]) => void,
): (deed: Deed) => void {
  const isFlood = createFloodGate(MOST);
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
function actHere(request: RunRequest, hear: (told: Told[]) => void): (deed: Deed) => void {
  if (!isPlain(request)) {
    hear([{ kind: 'ended', why: 'crashed' }]);
    return () => {};
  }
  const engine = createEngine(createPlainGround(), hear);
  void engine.run(request);
  return engine.do;
}
