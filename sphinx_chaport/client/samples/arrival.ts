// A reader who comes by an anchor, a search hit or the browser's own search sees what was found.
import type { Tabs } from './tabs.js';

export function onArrival(showAll: (form: string) => void, tabbed: Tabs[]): void {
  const follow = () => followAnchor(showAll);
  follow();
  addEventListener('hashchange', follow);
  // Sphinx marks the words of a search some time after the page has loaded.
  const marks = new MutationObserver(() => showHits(tabbed));
  for (const panel of tabbed.flatMap((tabs) => tabs.panels)) {
    marks.observe(panel, { childList: true, subtree: true });
  }
}

/** An anchor of one form, or of anything in it, opens that form on the whole page. */
function followAnchor(showAll: (form: string) => void): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const form = target?.closest<HTMLElement>('.chaport-form');
  if (!form?.hidden) return;
  showAll(form.dataset.chaportForm ?? '');
  target?.scrollIntoView();
}

/** A hit that stands only in a hidden form opens it, in its own example and no other. */
function showHits(tabbed: Tabs[]): void {
  for (const tabs of tabbed) {
    const hit = tabs.panels.filter((panel) => panel.querySelector('.highlighted'));
    const first = hit[0];
    if (first && hit.every((panel) => panel.hidden)) tabs.show(first.dataset.chaportForm ?? '');
  }
}
