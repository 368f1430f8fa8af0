// Tabs, as ARIA's pattern has them, made of forms that stand titled below each other without script.
import { make, makeBar } from './bar.js';

export interface Tabs {
  panels: HTMLElement[];
  show(form: string): void;
}

interface Tab {
  form: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

let made = 0;

/** Null for an example that has nothing to switch. */
export function makeTabs(example: HTMLElement, choose: (form: string) => void): Tabs | null {
  const panels = Array.from(example.querySelectorAll<HTMLElement>(':scope > .chaport-form'));
  const first = panels[0];
  if (!first || panels.length < 2) return null;
  const tabs = panels.map(makeTab);
  const list = make('div', { className: 'chaport-tabs' });
  list.setAttribute('role', 'tablist');
  list.append(...tabs.map((tab) => tab.button));
  makeBar(first, list);
  example.classList.add('chaport-tabbed');
  listen(list, tabs, choose);

  function show(form: string): void {
    if (!tabs.some((tab) => tab.form === form)) return;
    for (const tab of tabs) select(tab, tab.form === form);
  }

  show(example.dataset.chaportFirst ?? '');
  return { panels, show };
}

function makeTab(panel: HTMLElement): Tab {
  made += 1;
  const textContent = panel.querySelector('.chaport-form-title')?.textContent?.trim() ?? '';
  const button = make('button', { type: 'button', id: `chaport-tab-${made}`, textContent });
  button.setAttribute('role', 'tab');
  panel.id ||= `chaport-panel-${made}`;
  button.setAttribute('aria-controls', panel.id);
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', button.id);
  return { form: panel.dataset.chaportForm ?? '', button, panel };
}

function select(tab: Tab, selected: boolean): void {
  tab.button.setAttribute('aria-selected', String(selected));
  tab.button.tabIndex = selected ? 0 : -1;
  // The browser's own search finds what is hidden so, and `beforematch` tells us.
  if (selected) tab.panel.removeAttribute('hidden');
  else tab.panel.setAttribute('hidden', 'until-found');
}

function listen(list: HTMLElement, tabs: Tab[], choose: (form: string) => void): void {
  const pick = (tab: Tab) => keepInPlace(list, () => choose(tab.form));
  for (const tab of tabs) {
    tab.button.addEventListener('click', () => pick(tab));
    tab.panel.addEventListener('beforematch', () => pick(tab));
  }
  list.addEventListener('keydown', (event) => {
    const next = target(event, list, tabs);
    if (!next) return;
    event.preventDefault();
    // Some themes turn pages with the arrow keys.
    event.stopPropagation();
    pick(next);
    next.button.focus();
  });
}

/** The tab that a key leads to, or undefined for any other key. */
function target(event: KeyboardEvent, list: HTMLElement, tabs: Tab[]): Tab | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const index = tabs.findIndex((tab) => tab.button === event.target);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key === 'Home') return tabs[0];
  if (event.key === 'End') return tabs[tabs.length - 1];
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
  const step = event.key === forward ? 1 : -1;
  return tabs[(index + step + tabs.length) % tabs.length];
}

/** Switching the whole page changes heights above: what was pressed stays where it is. */
function keepInPlace(element: HTMLElement, change: () => void): void {
  const before = element.getBoundingClientRect().top;
  change();
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
}
