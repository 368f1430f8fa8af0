/**
 * Brings the widget into the state that is wanted: there, or not. Two things decide: whether it may
 * be there (`grant`, `revoke`) and whether it is asked for (`load`). Each may change at any time, also
 * while the script is on its way, which nothing can call back.
 */
import { createStub, mute } from './stub';

export type Status = 'off' | 'waiting' | 'loading' | 'ready' | 'blocked' | 'revoked';

export interface Control {
  load(): void;
  grant(): void;
  revoke(): void;
  readonly status: Status;
}

export interface Start {
  allowed: boolean;
  asked: boolean;
  /** Adds the scripts; `failed` is called where one of ours or the first of Chaport's does not load. */
  add(failed: () => void): void;
}

type Phase = 'waiting' | 'loading' | 'ready' | 'blocked';

/** How long the script may be silent, and how often it is looked for, in milliseconds. */
const [LIMIT, STEP] = [10_000, 100];

/** `settle` is called once when the page is set up; later changes call it themselves. */
export function createControl({ allowed, asked, add }: Start): [Control, settle: () => void] {
  let phase: Phase = 'waiting';
  let revoked = false;
  let hadSession = false;
  let unmute: (() => void) | null = null;
  let said: Status | null = null;
  const held: IArguments[] = [];
  // Before anything is loaded, a "no" may still become a "yes": what was called waits for it.
  const stub = createStub(() => revoked && phase !== 'waiting');
  const { q } = stub;
  window.chaport = stub;
  const status = (): Status => (revoked && phase !== 'blocked' ? 'revoked' : phase);

  function call(name: string, ...args: unknown[]): void {
    (window.chaport as Record<string, ((...given: unknown[]) => void) | undefined>)[name]?.(
      ...args,
    );
  }
  function settle(): void {
    if (phase === 'waiting' && allowed && asked) begin();
    if (phase === 'loading') hold();
    if (phase === 'ready' && revoked === !unmute) (revoked ? silence : resume)();
    const now = status();
    if (said === now) return;
    // Whoever hears of it may change it.
    said = now;
    announce(now);
  }
  /** What was called while it loads runs only if that is still wanted when it arrives. */
  function hold(): void {
    if (revoked) held.push(...stub._q.splice(0));
    else if (held[0]) stub._q.push(...held.splice(0));
  }
  function become(next: Phase): void {
    phase = next;
    settle();
  }
  function failed(): void {
    if (phase === 'loading') become('blocked');
  }
  function begin(): void {
    phase = 'loading';
    let left = LIMIT / STEP;
    // A configuration may hold the session, and with it `ready`, back for as long as it likes.
    const timer = setInterval(() => {
      if (phase === 'loading' && (window.chaport !== stub || stub.q !== q)) become('ready');
      left -= 1;
      if (!left) failed();
      if (phase !== 'loading') clearInterval(timer);
    }, STEP);
    add(failed);
  }
  function silence(): void {
    call('close');
    call('hideLauncher');
    call('stopSession', true);
    unmute = mute(window.chaport as Record<string, unknown>);
  }
  function resume(): void {
    unmute?.();
    unmute = null;
    if (hadSession) call('startSession');
    const { launcher } = window.chaportConfig as { launcher?: { show?: boolean } };
    if (launcher?.show !== false) call('showLauncher');
  }
  // The first of all listeners: those of the page find a revoked widget muted.
  stub.on('ready', () => {
    hadSession = true;
    become('ready');
  });
  const decide = (yes: boolean) => () => {
    allowed = yes;
    revoked = !yes;
    settle();
  };
  const control: Control = {
    load() {
      asked = true;
      settle();
    },
    grant: decide(true),
    revoke: decide(false),
    get status() {
      return status();
    },
  };
  return [control, settle];
}

export function announce(status: Status): void {
  document.dispatchEvent(new CustomEvent('chaport:status', { detail: { status } }));
}
