/** The two forms of the code as tabs over one field, as ARIA's pattern has them. */
import type { Form } from '../../sandbox/protocol';
import { freshId, make, makeButton, named, setAttributes } from '../dom';
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
    setAttributes(button, { role: 'tab', 'aria-controls': panel.id, 'data-form': form });
    return button;
  };
  const tabs = { traditional: tab('traditional'), queue: tab('queue') };
  const element = make('div', 'chaport-play-tabs', tabs.traditional, tabs.queue);
  named(element, label, 'tablist');
  panel.setAttribute('role', 'tabpanel');

  element.addEventListener('keydown', (event) => {
    const form =
      element.querySelector('[aria-selected=true]') === tabs.queue ? 'queue' : 'traditional';
    const next = target(event, form);
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
function target(event: KeyboardEvent, form: Form): Form | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.key === 'Home') return 'traditional';
  if (event.key === 'End') return 'queue';
  return /^Arrow(Left|Right)$/.test(event.key) ? otherForm(form) : null;
}
