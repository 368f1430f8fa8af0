/** What the option `init` waits for: an event, a time, or whichever comes first. */
import type { Context } from './context';
import type { Cancel } from './ports';

export interface Init {
  /** Why the widget still waits; null once it may start. */
  waitsFor(): string | null;
}

/** Starts to wait; `then` is called at the end of the wait, and not at all where there is none. */
export function createInit(context: Context, then: () => void): Init {
  const { clock, page } = context.ports;
  const { event, eventTarget, maxDelay } = context.options.init ?? {};
  const cancels: Cancel[] = [];
  const reasons: string[] = [];

  function go(): void {
    reasons.length = 0;
    for (const cancel of cancels) cancel();
    then();
  }

  function waitFor(cancel: Cancel, reason: string): void {
    cancels.push(cancel);
    reasons.push(reason);
  }

  // Nothing would ever come of an event that has fired already (contract 10.23).
  const over = event === 'load' && !eventTarget && page.complete();
  if (over) return { waitsFor: () => null };
  if (event !== undefined) {
    const cancel = page.once(eventTarget, event, go);
    if (cancel) waitFor(cancel, `the event \`${event}\``);
    else context.journal.error('`init.eventTarget` fires no events. Give an element or `window`.');
  }
  if (maxDelay !== undefined) waitFor(clock.after(maxDelay, go), `${maxDelay} ms`);
  return {
    waitsFor: () => (reasons.length ? `\`init\` waits for ${reasons.join(' or ')}.` : null),
  };
}
