/** What happens to the widget from outside the page's code: by the visitor, or on request of a test. */
import type { Parts } from './compose';
import type { Core } from './core';
import type { Actions } from './drawing';
import type { Rendering } from './rendering';

export function createActions({ moves, invitations, chat }: Parts, { turn }: Rendering): Actions {
  return {
    toggle: () => turn(moves.toggle),
    close: () => turn(moves.close),
    open: () => turn(moves.open),
    dismiss: () =>
      turn(() => {
        if (moves.state() === 'expanded') return;
        if (invitations.active()) invitations.clear();
        moves.close();
      }),
    send: (text) => turn(() => chat.visitorMessage(text)),
    left: () => turn(moves.left),
  };
}

/** `window.chaportSimulator`. */
export function createApi({
  context,
  parts,
  rendering,
  session,
  snapshot,
}: Core): ChaportSimulator.Api {
  const { journal } = context;
  const { chat, invitations, presence } = parts;

  /** Without a session there is no visitor to whom anything could happen. */
  const withText =
    (name: keyof ChaportSimulator.Api, run: (text: string) => void) => (text: string) => {
      journal.note('called', `simulator.${name}`, { args: [text] });
      if (typeof text !== 'string') {
        journal.error(`\`chaportSimulator.${name}\` takes a string.`);
      } else if (session.visitorId() === null) {
        journal.warn(`\`chaportSimulator.${name}\` does nothing without a session.`);
      } else rendering.turn(() => run(text));
    };

  return {
    state: snapshot.state,
    trace: journal.entries,
    setOnline(online) {
      journal.note('called', 'simulator.setOnline', { args: [online] });
      if (typeof online === 'boolean') rendering.turn(() => presence.set(online));
      else journal.error('`chaportSimulator.setOnline` takes `true` or `false`.');
    },
    visitorMessage: withText('visitorMessage', chat.visitorMessage),
    operatorMessage: withText('operatorMessage', chat.operatorMessage),
    showTrigger: withText('showTrigger', invitations.show),
  };
}
