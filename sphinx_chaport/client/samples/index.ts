// What a page with examples gets: tabs that switch the whole page, and a button that copies.
import { addCopyButtons } from './copy.js';
import { currentForm, rememberForm } from './preference.js';
import { makeTabs } from './tabs.js';

function start(): void {
  const examples = Array.from(document.querySelectorAll<HTMLElement>('.chaport-example'));
  const tabbed = examples
    .map((example) => makeTabs(example, switchAll))
    .filter((tabs) => tabs !== null);

  function switchAll(form: string): void {
    for (const tabs of tabbed) tabs.show(form);
    rememberForm(form);
  }

  const wanted = currentForm();
  if (wanted) for (const tabs of tabbed) tabs.show(wanted);
  addCopyButtons(document.querySelectorAll<HTMLElement>('.chaport-example, .chaport-install'));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
