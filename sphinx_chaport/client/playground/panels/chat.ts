/** What others do while the code is there: a visitor and an operator write, operators go, triggers fire. */
import { named } from '../dom';
import type { Context, Part, Seen } from '../types';
import { button, make, prose } from './elements';

export const chatPart: Part = (context) => {
  const { seen, say } = context;
  const hint = make('p', 'quiet', ...prose(say('chat.empty')));
  const controls = make('fieldset', 'chat-controls');
  controls.append(
    box(context, 'visitorMessage'),
    box(context, 'operatorMessage'),
    onlineSwitch(context),
    triggers(context),
  );
  named(controls, say('chat.title'));
  seen.watch(['state', 'status'], (now) => {
    hint.hidden = isThere(now);
    controls.hidden = !hint.hidden;
  });
  return make('div', 'chat', hint, controls);
};

/** Whether there is a widget that hears, or will be in a moment. */
function isThere({ state, status }: Seen): boolean {
  return status === 'running' || (status === 'done' && state !== null);
}

function box(context: Context, act: 'visitorMessage' | 'operatorMessage'): HTMLFormElement {
  const { say } = context;
  const input = make('input', 'input');
  Object.assign(input, { type: 'text', maxLength: 1000, autocomplete: 'off' });
  const label = make('label', 'field', make('span', '', say(`chat.${act}`)), input);
  const send = button(say('chat.send'), () => {});
  send.type = 'submit';
  const form = make('form', 'say', label, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) {
      context.act({ act, text });
      context.announce(say(`chat.${act}.sent`));
    }
    input.value = '';
    input.focus();
  });
  return form;
}

function onlineSwitch(context: Context): HTMLElement {
  const { model, say } = context;
  const input = make('input');
  Object.assign(input, { type: 'checkbox', role: 'switch' });
  input.addEventListener('change', () => context.act({ act: 'setOnline', online: input.checked }));
  const reset = () => {
    input.checked = isOnline(model.get().simulator);
  };
  model.watch(['simulator'], reset);
  // Each run begins with what the account says.
  context.seen.watch(['status'], ({ status }) => status === 'running' && reset());
  return make('label', 'switch', input, make('span', '', say('chat.online')));
}

function isOnline({ environment, account }: ChaportSimulator.Config): boolean {
  return environment?.online ?? account?.operators?.some(({ online = true }) => online) ?? true;
}

function triggers(context: Context): HTMLElement {
  const { model, say } = context;
  const element = make('div', 'triggers');
  model.watch(['simulator'], ({ simulator }) => {
    const all = simulator.account?.triggers ?? [];
    element.hidden = !all.length;
    element.replaceChildren(make('span', 'quiet', say('chat.triggers')));
    for (const { id, message, enabled } of all) {
      const show = button(message || id, () => context.act({ act: 'showTrigger', id }));
      if (enabled === false) show.append(' ', make('small', '', say('chat.off')));
      element.append(show);
    }
  });
  return named(element, say('chat.triggers'), 'group');
}
