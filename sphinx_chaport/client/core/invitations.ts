/** The auto-invitation that is showing: how it comes, comes back and goes. */
import type { Context } from './context';
import type { Analytics, Invitations, Moves } from './parts';
import { createTriggers } from './triggers';

type Invitation = Chaport.AutoInvitation;

export interface InvitationsLinks {
  moves: Pick<Moves, 'announce'>;
  analytics: Pick<Analytics, 'send'>;
  /** Whether the visitor has started the chat: then nobody needs an invitation any more. */
  started(): boolean;
}

export function createInvitations(context: Context, links: InvitationsLinks): Invitations {
  const triggers = createTriggers(context);
  let active: Invitation | null = null;

  /** Also while the chat is open, where it stands among the messages and moves nothing. */
  function show(invitation: Invitation, silently = false): void {
    const isNew = !same(active, invitation);
    active = copied(invitation);
    context.changed();
    links.moves.announce('invitation');
    if (silently || !isNew) return;
    context.emit('chat.autoInvitation', copied(invitation));
    links.analytics.send('chat.autoInvitation');
  }

  function target(id: string): void {
    const trigger = triggers.find(id);
    const because = links.started() ? STARTED : trigger && triggers.offBecause(trigger);
    if (!trigger) triggers.warnOfUnknown('showTrigger', id);
    else if (because === null) show(trigger);
    else context.journal.note('effect', 'showTrigger', { args: [id], value: false, because });
  }

  return {
    enable: triggers.enable,
    disable: triggers.disable,
    byId(id) {
      const trigger = triggers.find(id);
      return trigger && { id, message: trigger.message };
    },
    active: () => active && copied(active),
    set(invitation) {
      if (!links.started()) show(invitation);
      else context.journal.warn(`\`setActiveTrigger\` is ignored. ${STARTED}`);
    },
    show: target,
    restore(invitation) {
      const trigger = triggers.find(invitation.id);
      // A page that disables an auto-invitation does not want it to come back there.
      const off = trigger && triggers.offBecause(trigger);
      if (off === null && !links.started()) show(invitation, true);
    },
    clear() {
      active = null;
      context.changed();
    },
    states: () =>
      triggers.all.map((trigger) => ({
        id: trigger.id,
        message: trigger.message,
        enabled: triggers.offBecause(trigger) === null,
        active: active?.id === trigger.id,
      })),
  };
}

const STARTED = 'The chat has started, so no auto-invitation is shown.';

/** Without what else an object of the page's own may hold. */
function copied({ id, message }: Invitation): Invitation {
  return id === undefined ? { message } : { id, message };
}

function same(one: Invitation | null, other: Invitation): boolean {
  return one !== null && one.id === other.id && one.message === other.message;
}
