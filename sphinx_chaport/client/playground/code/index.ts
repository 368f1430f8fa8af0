/** The code: a field with both forms as tabs, what is wrong in it, and how to leave it by keyboard. */
import type { Form } from '../../sandbox/protocol';
import { freshId, make, named, setText } from '../dom';
import type { Context, Model } from '../types';
import { makeConfig } from './config';
import { offsetOfPlace } from './edit';
import { type Field, makeField } from './field';
import { addKeys, type Keys } from './keys';
import { addProblems } from './problems';
import { addSuggestions } from './suggest';
import { makeFormTabs } from './tabs';

export interface CodeView {
  element: HTMLElement;
  goTo(line: number, column: number): void;
}

/** `settled` waits until both forms are those of what has been typed. */
export function makeCode(
  context: Context,
  run: () => void,
  settled: () => Promise<void>,
): CodeView {
  const { model, say } = context;
  const field = makeField();
  const { textarea } = field;
  named(textarea, say('code.label'));
  const problems = addProblems(field, context);
  const keys = addKeys(textarea, addSuggestions(field, context), context, run);
  const hint = makeHint(context, keys);
  textarea.setAttribute('aria-describedby', `${hint.id} ${problems.id}`);
  const reason = make('p', 'chaport-play-reason');
  const panel = make('div', '', field.element, reason);
  panel.id = freshId();
  const tabs = makeTabs(context, panel, { field, reason, settled });
  textarea.addEventListener('input', () => model.set({ code: textarea.value }));
  const code = make('div', 'chaport-play-code', tabs, panel, problems, hint);
  const element = make(
    'div',
    '',
    makeConfig(context, run),
    named(code, say('code.label'), 'group'),
  );
  return {
    element,
    goTo(line, column) {
      const at = offsetOfPlace(textarea.value, line, column);
      textarea.focus();
      textarea.setSelectionRange(at, at);
    },
  };
}

interface Shows {
  field: Field;
  reason: HTMLElement;
  settled(): Promise<void>;
}

/** Shows the form that is looked at: its code, or why there is none. */
function makeTabs({ model, say }: Context, panel: HTMLElement, shows: Shows): HTMLElement {
  const { field, reason } = shows;
  let looking: Form = model.get().form;
  const titles = { traditional: say('code.traditional'), queue: say('code.queue') };
  const tabs = makeFormTabs(titles, say('code.forms'), panel, (form) => void look(form));

  async function look(form: Form): Promise<void> {
    looking = form;
    tabs.select(form);
    // What was typed a moment ago is not to be lost.
    field.textarea.readOnly = true;
    await shows.settled();
    field.textarea.readOnly = false;
    const { code } = model.get().forms[looking];
    if (code === null || looking === model.get().form) draw(model.get());
    else model.set({ form: looking, code, problems: [], places: [] });
  }

  function draw({ form, code, forms }: Model): void {
    const shown = looking === form;
    if (shown) field.set(code);
    field.element.hidden = !shown;
    reason.hidden = shown;
    setText(reason, shown ? '' : forms[looking].reason);
  }

  model.watch(['form', 'code', 'forms', 'sample'], (now, before) => {
    if (field.textarea.readOnly) return;
    if (now.form !== before.form || now.sample !== before.sample) looking = now.form;
    // A form that there was not has come while it was looked at.
    if (looking !== now.form && now.forms[looking].code !== null) looking = now.form;
    tabs.select(looking);
    draw(now);
  });
  return tabs.element;
}

function makeHint({ say }: Context, keys: Keys): HTMLElement {
  const box = make('input');
  box.type = 'checkbox';
  const hint = make('span');
  const draw = () => setText(hint, say(box.checked ? 'code.indents' : 'code.hint'));
  box.addEventListener('change', () => {
    keys.setIndents(box.checked);
    draw();
  });
  draw();
  const label = make('label', '', box, ` ${say('code.indent')}`);
  const element = make('div', 'chaport-play-hint', label, hint);
  element.id = freshId();
  return element;
}
