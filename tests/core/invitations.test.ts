/** Which auto-invitations are enabled, and when the visitor sees one. */
import type { Options } from '../../sphinx_chaport/client/core/context';
import { createInvitations } from '../../sphinx_chaport/client/core/invitations';
import type { Invitations } from '../../sphinx_chaport/client/core/parts';
import { equal, test } from './harness';
import { createContext, type PartContext } from './world';

interface Stage {
  invitations: Invitations;
  context: PartContext;
  announced: string[];
  sent: string[];
  start(): void;
  enabled(): string[];
}

/** An account with `welcome`, `pricing` and `old`, which is switched off in the app. */
function stage(triggers?: Options['triggers'], none = false): Stage {
  const account = ['welcome', 'pricing', 'old'].map((id) => ({
    id,
    message: `The ${id} message`,
    enabled: id !== 'old',
  }));
  const context = createContext({
    ...(triggers !== undefined && { options: { triggers } }),
    account: { triggers: none ? [] : account },
  });
  const announced: string[] = [];
  const sent: string[] = [];
  let started = false;
  const invitations = createInvitations(context, {
    moves: { announce: (what) => void announced.push(what) },
    analytics: { send: (event) => void sent.push(event) },
    started: () => started,
  });
  return {
    invitations,
    context,
    announced,
    sent,
    start() {
      started = true;
    },
    enabled: () => invitations.states().flatMap(({ id, enabled }) => (enabled ? [id] : [])),
  };
}

const enabledBy = (triggers?: Options['triggers']) => stage(triggers).enabled();

test('option triggers: all are enabled by default, but those that the account switches off', () => {
  equal(enabledBy(), ['welcome', 'pricing']);
  equal(enabledBy({}), ['welcome', 'pricing']);
});

test('option triggers: false, enabled: false and disabled: true enable none', () => {
  for (const none of [false, { enabled: false }, { disabled: true }] as const) {
    equal(enabledBy(none), []);
  }
});

test('option triggers: enabled: true and disabled: false change nothing', () => {
  equal(enabledBy({ enabled: true }), ['welcome', 'pricing']);
  equal(enabledBy({ disabled: false }), ['welcome', 'pricing']);
  equal(enabledBy({ enabled: true, disabled: true }), []);
});

test('option triggers.disabled: a list enables all but these', () => {
  equal(enabledBy({ disabled: ['welcome'] }), ['pricing']);
  equal(enabledBy({ enabled: true, disabled: ['pricing'] }), ['welcome']);
  equal(enabledBy({ disabled: [] }), ['welcome', 'pricing']);
});

test('option triggers.enabled: a list enables only these', () => {
  equal(enabledBy({ enabled: ['pricing'] }), ['pricing']);
  equal(enabledBy({ enabled: ['pricing'], disabled: false }), ['pricing']);
  equal(enabledBy({ enabled: [] }), []);
});

test('option triggers: what the account switches off stays off', () => {
  equal(enabledBy({ enabled: ['old'] }), []);
  const { invitations, enabled } = stage();
  invitations.enable();
  invitations.enable(['old']);
  equal(enabled(), ['welcome', 'pricing']);
});

test('10.10: of two lists, disabled is taken away from enabled, with a warning', () => {
  const { enabled, context } = stage({ enabled: ['welcome', 'pricing'], disabled: ['welcome'] });
  equal(enabled(), ['pricing']);
  equal(context.warnings, [
    '`triggers.enabled` and `triggers.disabled` are both lists. Give only one of them.',
  ]);
});

test('10.10: enabled: false with a list enables none, and one list gives no warning', () => {
  const { enabled, context } = stage({ enabled: false, disabled: ['welcome'] });
  equal(enabled(), []);
  equal(context.warnings, []);
  equal(stage({ enabled: ['welcome'] }).context.warnings, []);
  equal(stage({ disabled: ['welcome'], enabled: true }).context.warnings, []);
});

test('method disableTriggers: all, or the given ones, and it enables no other', () => {
  const { invitations, enabled } = stage({ disabled: ['pricing'] });
  invitations.disable(['welcome']);
  equal(enabled(), []);
  const all = stage();
  all.invitations.disable();
  equal(all.enabled(), []);
  all.invitations.disable([]);
  equal(all.enabled(), []);
});

test('method enableTriggers: all, or the given ones, and it disables no other', () => {
  const { invitations, enabled } = stage(false);
  invitations.enable(['pricing']);
  equal(enabled(), ['pricing']);
  invitations.enable(['welcome']);
  equal(enabled(), ['welcome', 'pricing']);
  const all = stage({ disabled: ['pricing', 'welcome'] });
  all.invitations.enable([]);
  equal(all.enabled(), []);
  all.invitations.enable();
  equal(all.enabled(), ['welcome', 'pricing']);
});

test('an id that the account does not have gives one warning with the nearest name', () => {
  const { invitations, context, enabled } = stage({ enabled: ['welcom', 'pricing'] });
  equal(enabled(), ['pricing']);
  invitations.enable(['pricng']);
  invitations.disable(['zzz', 'pricing']);
  const start = 'the simulated account has no auto-invitation';
  equal(context.warnings, [
    `\`triggers.enabled\`: ${start} \`welcom\`. Did you mean \`welcome\`?`,
    `\`enableTriggers\`: ${start} \`pricng\`. Did you mean \`pricing\`?`,
    `\`disableTriggers\`: ${start} \`zzz\`.`,
  ]);
});

test('an account without auto-invitations says nothing about ids', () => {
  const { invitations, context } = stage({ disabled: ['a'] }, true);
  invitations.enable(['b']);
  invitations.disable();
  equal(context.warnings, []);
  equal(invitations.states(), []);
});

test('method getTriggerById: the id and the message, also of a disabled one', () => {
  const { invitations } = stage(false);
  equal(invitations.byId('old'), { id: 'old', message: 'The old message' });
});

test('method getTriggerById: changing the answer changes nothing else', () => {
  const { invitations } = stage();
  const mine = invitations.byId('welcome');
  if (mine) mine.message = 'Mine';
  equal(invitations.byId('welcome')?.message, 'The welcome message');
});

test('10.4: no active trigger and an unknown id are null', () => {
  const { invitations } = stage();
  equal(invitations.active(), null);
  equal(invitations.byId('nope'), null);
  equal(invitations.byId(''), null);
});

test('method setActiveTrigger: shows one of the page’s own', () => {
  const { invitations, context, announced, sent } = stage();
  invitations.set({ message: 'Hello' });
  equal(invitations.active(), { message: 'Hello' });
  equal(context.events, [['chat.autoInvitation', { message: 'Hello' }]]);
  equal([announced, sent], [['invitation'], ['chat.autoInvitation']]);
  equal(
    invitations.states().filter(({ active }) => active),
    [],
  );
});

test('method setActiveTrigger: shows a predefined one with another message', () => {
  const { invitations, context } = stage();
  invitations.set({ id: 'welcome', message: 'Changed', extra: 1 } as Chaport.AutoInvitation);
  equal(invitations.active(), { id: 'welcome', message: 'Changed' });
  equal(context.events, [['chat.autoInvitation', { id: 'welcome', message: 'Changed' }]]);
  equal(invitations.byId('welcome')?.message, 'The welcome message');
  equal(invitations.states()[0], {
    id: 'welcome',
    message: 'The welcome message',
    enabled: true,
    active: true,
  });
});

test('10.25: setActiveTrigger shows a disabled one, because the call is explicit', () => {
  const { invitations, announced } = stage(false);
  invitations.set({ id: 'old', message: 'The old message' });
  equal(invitations.active()?.id, 'old');
  equal(announced, ['invitation']);
});

test('10.25: setActiveTrigger after the chat has started is ignored with a warning', () => {
  const { invitations, context, announced, start } = stage();
  start();
  invitations.set({ message: 'Late' });
  equal([invitations.active(), announced, context.events], [null, [], []]);
  equal(context.warnings, [
    '`setActiveTrigger` is ignored. The chat has started, so no auto-invitation is shown.',
  ]);
});

test('event chat.autoInvitation: only for a new one, and after it is shown', () => {
  const { invitations, context, announced } = stage();
  const order: string[] = [];
  context.emit = (event) => void order.push(`${event} after ${announced.length}`);
  invitations.set({ message: 'One' });
  invitations.set({ message: 'One' });
  invitations.set({ id: 'welcome', message: 'One' });
  equal(order, ['chat.autoInvitation after 1', 'chat.autoInvitation after 3']);
});

test('event chat.autoInvitation: one that was closed is new again', () => {
  const { invitations, context, sent } = stage();
  invitations.set({ message: 'One' });
  invitations.clear();
  equal(invitations.active(), null);
  invitations.set({ message: 'One' });
  equal([context.events.length, sent.length], [2, 2]);
});

test('event chat.autoInvitation: not when the same one comes back during navigation', () => {
  const { invitations, context, announced, sent } = stage();
  invitations.restore({ id: 'welcome', message: 'Changed' });
  equal(invitations.active(), { id: 'welcome', message: 'Changed' });
  equal([announced, context.events, sent], [['invitation'], [], []]);
  invitations.set({ id: 'welcome', message: 'Changed' });
  equal(context.events, []);
});

test('an invitation comes back on no page that disables it, nor in a chat that has started', () => {
  const off = stage({ disabled: ['welcome'] });
  off.invitations.restore({ id: 'welcome', message: 'Hello' });
  equal([off.invitations.active(), off.announced], [null, []]);
  off.invitations.restore({ message: 'Of the page itself' });
  equal(off.invitations.active(), { message: 'Of the page itself' });
  const started = stage();
  started.start();
  started.invitations.restore({ message: 'Hello' });
  equal(started.invitations.active(), null);
});

test('showTrigger does what the account’s own targeting would do', () => {
  const { invitations, context, announced } = stage();
  invitations.show('welcome');
  equal(invitations.active(), { id: 'welcome', message: 'The welcome message' });
  equal(announced, ['invitation']);
  equal(context.events, [
    ['chat.autoInvitation', { id: 'welcome', message: 'The welcome message' }],
  ]);
});

test('showTrigger shows nothing that is off, and the trace says why', () => {
  const { invitations, context, start } = stage({ disabled: ['welcome'] });
  invitations.show('welcome');
  invitations.show('old');
  start();
  invitations.show('pricing');
  equal([invitations.active(), context.events, context.warnings], [null, [], []]);
  equal(
    context.notes.map(({ name, args, value, because }) => [name, args, value, because]),
    [
      ['showTrigger', ['welcome'], false, 'The page has disabled the auto-invitation.'],
      ['showTrigger', ['old'], false, 'The auto-invitation is switched off in the account.'],
      ['showTrigger', ['pricing'], false, 'The chat has started, so no auto-invitation is shown.'],
    ],
  );
});

test('showTrigger of an unknown id gives one warning, with the nearest name', () => {
  const { invitations, context } = stage();
  invitations.show('welcom');
  equal(invitations.active(), null);
  equal(context.warnings, [
    '`showTrigger`: the simulated account has no auto-invitation `welcom`. Did you mean `welcome`?',
  ]);
});

test('disabling the auto-invitation that is showing leaves it where it is', () => {
  const { invitations } = stage();
  invitations.show('welcome');
  invitations.disable();
  equal(invitations.active()?.id, 'welcome');
});

test('getActiveTrigger: changing the answer changes nothing else', () => {
  const { invitations } = stage();
  const mine = { message: 'One' };
  invitations.set(mine);
  mine.message = 'Two';
  const active = invitations.active();
  if (active) active.message = 'Three';
  equal(invitations.active(), { message: 'One' });
});

test('an auto-invitation that comes or goes is drawn, also while the chat is open', () => {
  const { invitations, context } = stage();
  invitations.set({ message: 'One' });
  equal(context.changes(), 1);
  invitations.clear();
  equal(context.changes(), 2);
});
