/** The page's end of a sandbox: makes a new frame for each run, and hears what comes of it. */
import { createFrame, type Dress, type Frame, waysIn } from './frames';
import type { Act, Ended, Report, RunRequest } from './protocol';
import { readReports } from './reports';
import { createFloodGate, type Start, sealed, unsealed } from './wire';

/**
 * What the page allows: `whole`, code of readers; `calls`, calls with data only; `none`, nothing.
 */
export type Step = 'whole' | 'calls' | 'none';

export interface Host {
  /** Tried out with the first run, or when this is asked, and then remembered. */
  step(): Promise<Step>;
  /**
   * Ends what runs, if anything does. Reports of one run never come after those of a newer one.
   * After `ended` with `done` the widget stays for the visitor: more reports may come, and another
   * `ended`. After any other nothing comes, and the frame has gone.
   */
  run(request: RunRequest, hear: (report: Report) => void): void;
  act(act: Act): void;
}

/** Messages a second; a frame is told to send 20. */
const MOST = 100;
const PING = 1000;

/** Frames stand in `place`, which is in the page, and whose `aria-label` names them. `base` is the folder of our files. */
export function createHost(place: HTMLElement, base: string): Host {
  const frames = createSupply(place, waysIn(base));
  let current: Running | null = null;
  return {
    step: frames.step,
    run(request, hear) {
      current?.end('stopped');
      const running = createRunning(request, hear);
      current = running;
      void frames.take().then(running.begin);
    },
    act(act) {
      current?.act(act);
    },
  };
}

interface Supply {
  step(): Promise<Step>;
  take(): Promise<Frame | null>;
}

interface Found {
  way: Dress;
  frame: Frame;
}

/** Frames in the best way that works here; the one that was tried out is the first that runs. */
function createSupply(place: HTMLElement, ways: Dress[]): Supply {
  let tried: Promise<Found | null> | undefined;
  let isSpare = true;

  async function tryOut(): Promise<Found | null> {
    for (const way of ways) {
      const frame = await createFrame(place, way);
      if (!frame) continue;
      frame.onGone(frame.remove);
      return { way, frame };
    }
    return null;
  }

  function first(): Promise<Found | null> {
    tried ??= tryOut();
    return tried;
  }

  return {
    step: async () => (await first())?.frame.ability ?? 'none',
    async take() {
      const found = await first();
      const isFirst = isSpare && found?.frame.element.isConnected;
      isSpare = false;
      return isFirst ? found.frame : found && createFrame(place, found.way);
    },
  };
}

interface Running {
  begin(frame: Frame | null): void;
  act(act: Act): void;
  end(why: Ended): void;
}

function createRunning(request: RunRequest, hear: (report: Report) => void): Running {
  let line: Line | null = null;
  let over = false;
  function end(why: Ended): void {
    if (over) return;
    over = true;
    line?.close();
    hear({ kind: 'ended', why });
  }
  return {
    end,
    begin(frame) {
      if (over) frame?.remove();
      else if (frame) line = connect(frame, request, hear, end);
      else end('crashed');
    },
    act(act) {
      if (act.act === 'stop') end('stopped');
      else line?.send(act);
    },
  };
}

interface Line {
  send(deed: unknown): void;
  close(): void;
}

/** Speaks with a frame over a port that only its first document has. */
function connect(
  frame: Frame,
  request: RunRequest,
  hear: (report: Report) => void,
  end: (why: Ended) => void,
): Line {
  const { port1, port2 } = new MessageChannel();
  const nonce = makeNonce();
  const now = () => performance.now();
  const isFlood = createFloodGate(MOST);
  let done = false;
  let heard = now();
  const timer = setInterval(() => {
    send({ act: 'ping' });
    if (now() - heard > request.limit) end('limit');
  }, PING);
  const send = (deed: unknown): void => port1.postMessage(sealed(nonce, deed));

  function take(report: Report): void {
    const isEnd = report.kind === 'ended';
    if (isEnd && report.why !== 'done') end(report.why);
    else hear(report);
    done ||= isEnd;
  }

  port1.onmessage = ({ data }) => {
    const reports = readReports(unsealed(nonce, data));
    if (isFlood()) return end('limit');
    if (!reports) return end('crashed');
    if (done) heard = now();
    for (const report of reports) if (report.kind !== 'pong') take(report);
  };
  frame.onGone(() => end('crashed'));
  const start: Start = { chaportSandbox: 'start', nonce, request };
  // The frame's origin has no name.
  frame.window.postMessage(start, '*', [port2]);
  return {
    send,
    close() {
      clearInterval(timer);
      port1.close();
      frame.remove();
    },
  };
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
