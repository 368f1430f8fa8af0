/** The two forms of the code as tabs over one field, as ARIA's pattern has them. */
import type { Form } from '../../sandbox/protocol';
import { freshId, isPlain, make, makeButton, named, setAttributes } from '../dom';
import { otherForm } from '../model';

export interface FormTabs {
  element: HTMLElement;
  select(form: Form): void;
}

/** `choose` hears what the reader wants to see in the panel. */
export function makeFormTabs(
  titles: Record<Form, string>,
  label: string,
  panel: HTMLElement,
  choose: (form: Form) => void,
): FormTabs {
  const tab = (form: Form) => {
    const button = makeButton('', titles[form], () => choose(form));
    button.id = freshId();
    setAttributes(button, { role: 'tab', 'aria-controls': panel.id });
    return button;
  };
  const tabs = { traditional: tab('traditional'), queue: tab('queue') };
  const element = make('div', 'chaport-play-tabs', tabs.traditional, tabs.queue);
  named(element, label, 'tablist');
  panel.setAttribute('role', 'tabpanel');

  element.addEventListener('keydown', (event) => {
    const next = target(event, event.target === tabs.queue ? 'queue' : 'traditional');
    if (!next) return;
    event.preventDefault();
    // Some themes turn pages with the arrow keys.
    event.stopPropagation();
    choose(next);
    tabs[next].focus();
  });

  function select(form: Form): void {
    for (const each of [form, otherForm(form)]) {
      tabs[each].setAttribute('aria-selected', String(each === form));
      tabs[each].tabIndex = each === form ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', tabs[form].id);
  }
  return { element, select };
}

/** Of two tabs, either arrow leads to the other one. */
function target(event: KeyboardEvent, form: Form): Form | undefined {
  if (event.shiftKey || !isPlain(event)) return undefined;
  const other = otherForm(form);
  const targets: Record<string, Form> = {
    Home: 'traditional',
    End: 'queue',
    ArrowLeft: other,
    ArrowRight: other,
  };
  return targets[event.key];
}
