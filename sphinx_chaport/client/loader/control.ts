/**
 * Brings the widget into the state that is wanted: there, or not. Two things decide: whether it may
 * be there (`grant`, `revoke`) and whether it is asked for (`load`). Each may change at any time, also
 * while the script is on its way, which nothing can call back.
 */
import { endSession } from './session';
import { createStub } from './stub';

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

/** How often the script is looked for, in milliseconds, and how many times before it counts as silent. */
const STEP = 100;
const STEPS = 100;

/** `settle` is called once when the page is set up; later changes call it themselves. */
export function createControl({ allowed, asked, add }: Start): [Control, settle: () => void] {
  let phase: Phase = 'waiting';
  let revoked = false;
  let said: Status | null = null;
  const held: IArguments[] = [];
  let hadSession = false;
  let resume: ((hadOne: boolean) => void) | null = null;
  // Before anything is loaded, a "no" may still become a "yes": what was called waits for it.
  const stub = createStub((name) => {
    // Whoever calls `open`, `openIn` or `toggle` asks for it.
    if (!revoked && /^(op|tog)/.test(name)) control.load();
    return revoked && phase !== 'waiting';
  });
  const { q } = stub;
  window.chaport = stub;
  const status = (): Status => (revoked && phase !== 'blocked' ? 'revoked' : phase);

  function settle(): void {
    if (phase === 'waiting' && allowed && asked) begin();
    if (phase === 'loading') hold();
    if (phase === 'ready') follow();
    const now = status();
    if (said === now) return;
    // Whoever hears of it may change it.
    said = now;
    announce(now);
  }
  function follow(): void {
    if (revoked) resume ||= endSession();
    else {
      resume?.(hadSession);
      resume = null;
    }
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
    const isThere = (): boolean => window.chaport !== stub || stub.q !== q;
    watch(isThere, (next) => {
      if (phase === 'loading' && next) become(next);
      return phase !== 'loading';
    });
    add(failed);
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

/**
 * Looks for the widget until `told` says that it is settled. A configuration may hold the session,
 * and with it `ready`, back for as long as it likes.
 */
function watch(isThere: () => boolean, told: (next?: Phase) => boolean): void {
  let left = STEPS;
  const timer = setInterval(() => {
    left -= 1;
    if (told(isThere() ? 'ready' : left ? undefined : 'blocked')) clearInterval(timer);
  }, STEP);
}

export function announce(status: Status): void {
  document.dispatchEvent(new CustomEvent('chaport:status', { detail: { status } }));
}
