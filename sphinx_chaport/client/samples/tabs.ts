// Tabs, as ARIA's pattern has them, made of forms that stand titled below each other without script.

export interface Tabs {
  show(form: string): void;
}

interface Tab {
  form: string;
  button: HTMLButtonElement;
  panel: HTMLElement;
}

const KEYS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

let made = 0;

export function makeTabs(example: HTMLElement, choose: (form: string) => void): Tabs | null {
  const panels = Array.from(example.querySelectorAll<HTMLElement>(':scope > .chaport-form'));
  if (panels.length < 2) return null;
  const tabs = panels.map(makeTab);
  const list = makeList(tabs, example);

  function show(form: string): void {
    if (!tabs.some((tab) => tab.form === form)) return;
    for (const tab of tabs) select(tab, tab.form === form);
  }

  for (const tab of tabs)
    tab.button.addEventListener('click', () => keepInPlace(list, () => choose(tab.form)));
  list.addEventListener('keydown', (event) => {
    const index = tabs.findIndex((tab) => tab.button === document.activeElement);
    const next = KEYS[event.key]?.(index, tabs.length);
    const target = next === undefined ? undefined : tabs[next];
    if (index < 0 || !target) return;
    event.preventDefault();
    // Some themes turn pages with the arrow keys.
    event.stopPropagation();
    keepInPlace(list, () => choose(target.form));
    target.button.focus();
  });
  show(example.dataset.chaportFirst ?? '');
  return { show };
}

function makeTab(panel: HTMLElement): Tab {
  made += 1;
  const title = panel.querySelector<HTMLElement>(':scope > .chaport-form-title');
  const button = document.createElement('button');
  button.type = 'button';
  button.id = `chaport-tab-${made}`;
  button.textContent = title?.textContent?.trim() ?? '';
  button.setAttribute('role', 'tab');
  panel.id ||= `chaport-panel-${made}`;
  button.setAttribute('aria-controls', panel.id);
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', button.id);
  return { form: panel.dataset.chaportForm ?? '', button, panel };
}

function makeList(tabs: Tab[], example: HTMLElement): HTMLElement {
  const list = document.createElement('div');
  list.className = 'chaport-tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', 'Interface');
  list.append(...tabs.map((tab) => tab.button));
  example.insertBefore(list, tabs[0]?.panel ?? null);
  example.classList.add('chaport-tabbed');
  return list;
}

function select(tab: Tab, selected: boolean): void {
  tab.button.setAttribute('aria-selected', String(selected));
  tab.button.tabIndex = selected ? 0 : -1;
  tab.panel.hidden = !selected;
}

/** Switching the whole page changes heights above the reader: what was pressed stays where it is. */
function keepInPlace(element: HTMLElement, change: () => void): void {
  const before = element.getBoundingClientRect().top;
  change();
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
}
