/** The auto-invitations (triggers): which are enabled, which one is showing. */
import type { Context } from './context';
import { nearest } from './nearest';
import type { Analytics, Invitations, Moves } from './parts';

type Invitation = Chaport.AutoInvitation;

export interface InvitationsLinks {
  moves: Pick<Moves, 'announce'>;
  analytics: Pick<Analytics, 'send'>;
  /** Whether the visitor has started the chat: then nobody needs an invitation any more. */
  started(): boolean;
}

export function createInvitations(context: Context, links: InvitationsLinks): Invitations {
  const { account, journal } = context;
  const ids = account.triggers.map(({ id }) => id);
  const off = new Set(disabledAtStart(context, ids));
  let active: Invitation | null = null;

  const known = (id: string) => account.triggers.find((trigger) => trigger.id === id);

  /** What the page enables can still be switched off in the app, and stays so. */
  const isEnabled = ({ id, enabled }: ChaportSimulator.AccountTrigger): boolean =>
    enabled !== false && !off.has(id);

  /** An account without auto-invitations says nothing about the ids of a real one. */
  function warnOfUnknown(where: string, named: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of named) if (!known(id)) journal.warn(unknown(where, id, ids));
  }

  const { enabled, disabled } = context.options.triggers || {};
  for (const [name, list] of Object.entries({ enabled, disabled })) {
    if (Array.isArray(list)) warnOfUnknown(`triggers.${name}`, list);
  }

  /** Also while the chat is open, where it stands among the messages and moves nothing. */
  function activate(invitation: Invitation): void {
    const isNew = !same(active, invitation);
    active = copied(invitation);
    context.changed();
    links.moves.announce('invitation');
    if (!isNew) return;
    context.emit('chat.autoInvitation', copied(invitation));
    links.analytics.send('chat.autoInvitation');
  }

  function show(id: string): void {
    const trigger = known(id);
    const because = trigger && whyNot(trigger);
    if (!trigger) journal.warn(unknown('showTrigger', id, ids));
    else if (because === undefined) activate(trigger);
    else journal.note('effect', 'showTrigger', { args: [id], value: false, because });
  }

  function whyNot(trigger: ChaportSimulator.AccountTrigger): string | undefined {
    if (links.started()) return 'The chat has started, so no auto-invitation is shown.';
    if (trigger.enabled === false) return 'The auto-invitation is switched off in the account.';
    return off.has(trigger.id) ? 'The page has disabled the auto-invitation.' : undefined;
  }

  return {
    enable(named = ids) {
      warnOfUnknown('enableTriggers', named);
      for (const id of named) off.delete(id);
    },
    disable(named = ids) {
      warnOfUnknown('disableTriggers', named);
      for (const id of named) off.add(id);
    },
    byId(id) {
      const trigger = known(id);
      return trigger ? { id, message: trigger.message } : null;
    },
    active: () => active && copied(active),
    set(invitation) {
      if (!links.started()) return activate(invitation);
      journal.warn(
        '`setActiveTrigger` is ignored, because the visitor has started the chat already.',
      );
    },
    show,
    restore(invitation) {
      const trigger = known(invitation.id ?? '');
      // A page that disables an auto-invitation does not want it to come back there.
      if (links.started() || (trigger && !isEnabled(trigger))) return;
      active = copied(invitation);
      links.moves.announce('invitation');
    },
    clear() {
      active = null;
      context.changed();
    },
    states: () =>
      account.triggers.map((trigger) => ({
        id: trigger.id,
        message: trigger.message,
        enabled: isEnabled(trigger),
        active: active?.id === trigger.id,
      })),
  };
}

/** What the option `triggers` switches off (contract, section 3 and 10.10). */
function disabledAtStart({ options, journal }: Context, ids: string[]): string[] {
  if (options.triggers === false) return ids;
  const { enabled = true, disabled = false } = options.triggers ?? {};
  if (enabled === false || disabled === true) return ids;
  const [only, not] = [enabled, disabled].map((list) => (Array.isArray(list) ? list : null));
  if (only && not) {
    journal.warn(
      '`triggers.enabled` and `triggers.disabled` are both lists. What `disabled` names is taken ' +
        'away from `enabled`; give only one of them.',
    );
  }
  return ids.filter((id) => (only && !only.includes(id)) || not?.includes(id));
}

function unknown(where: string, id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  const mend = near === null ? '' : ` Did you mean \`${near}\`?`;
  return `\`${where}\`: the simulated account has no auto-invitation \`${id}\`.${mend}`;
}

/** Without what else an object of the page's own may hold. */
function copied({ id, message }: Invitation): Invitation {
  return id === undefined ? { message } : { id, message };
}

function same(one: Invitation | null, other: Invitation): boolean {
  return one !== null && one.id === other.id && one.message === other.message;
}
