/** The account's auto-invitations (triggers), and which of them are enabled on this page. */
import type { Context } from './context';
import { code, didYouMean } from './types-in-words';

type AccountTrigger = ChaportSimulator.AccountTrigger;

export interface Triggers {
  all: readonly AccountTrigger[];
  /** The one with this id; null where there is none. */
  find(id: string | undefined): AccountTrigger | null;
  /** Why this one is off, or null where it is enabled. */
  offBecause(trigger: AccountTrigger): string | null;
  enable(ids?: readonly string[]): void;
  disable(ids?: readonly string[]): void;
  /** `where` names an id that the account does not have. */
  warnOfUnknown(where: string, id: string): void;
}

export function createTriggers(context: Context): Triggers {
  const all = context.account.triggers;
  const known = all.map(({ id }) => id);
  const off = new Set(disabledAtStart(context, known));

  function warnOfUnknown(where: string, id: string): void {
    const near = didYouMean(id, known);
    context.journal.warn(
      `${code(where)}: the simulated account has no auto-invitation ${code(id)}.${near}`,
    );
  }

  /** An account without auto-invitations says nothing about the ids of a real one. */
  function checked(where: string, ids: readonly string[]): readonly string[] {
    const strangers = known.length > 0 ? ids.filter((id) => !known.includes(id)) : [];
    for (const id of strangers) warnOfUnknown(where, id);
    return ids;
  }

  const { enabled, disabled } = context.options.triggers || {};
  for (const [name, list] of Object.entries({ enabled, disabled })) {
    if (Array.isArray(list)) checked(`triggers.${name}`, list);
  }

  return {
    all,
    find: (id) => all.find((trigger) => trigger.id === id) ?? null,
    offBecause(trigger) {
      if (trigger.enabled === false) return 'The auto-invitation is switched off in the account.';
      return off.has(trigger.id) ? 'The page has disabled the auto-invitation.' : null;
    },
    enable(ids = known) {
      for (const id of checked('enableTriggers', ids)) off.delete(id);
    },
    disable(ids = known) {
      for (const id of checked('disableTriggers', ids)) off.add(id);
    },
    warnOfUnknown,
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
      '`triggers.enabled` and `triggers.disabled` are both lists. ' + 'Give only one of them.',
    );
  }
  return ids.filter((id) => (only && !only.includes(id)) || not?.includes(id));
}
