// What a page with examples gets: tabs that switch the whole page, and buttons that copy and run.

import { onArrival } from './arrival.js';
import { addCopyButtons } from './copy.js';
import { currentForm, rememberForm } from './preference.js';
import { addRunButtons } from './run.js';
import { makeTabs, type Tabs } from './tabs.js';
import { createSay } from './words.js';

function start(): void {
  const tabbed: Tabs[] = [];
  const showAll = (form: string) => {
    for (const tabs of tabbed) tabs.show(form);
  };
  const choose = (form: string) => {
    showAll(form);
    rememberForm(form);
  };
  for (const example of document.querySelectorAll<HTMLElement>('.chaport-example')) {
    const tabs = makeTabs(example, choose);
    if (tabs) tabbed.push(tabs);
  }
  const wanted = currentForm();
  if (wanted) showAll(wanted);
  const say = createSay();
  addRunButtons(say);
  addCopyButtons(document, say);
  onArrival(showAll, tabbed);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
