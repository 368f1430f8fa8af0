/** The view on a real page, which may take its body from under us, and has frames and windows. */
import type { MakeView } from '../core/ports';
import { viewOn } from '../view/drawn';
import { findPlace } from './places';

// Somewhat longer than any movement in the style sheet, for browsers that never report its end.
const LONGEST = 400;

export function createPageView(page: Window, css: string): MakeView {
  return (actions) => {
    const view = viewOn(page, findPlace, actions, css);
    watch(page, view.refresh);
    return { ...view, settled: (then) => whenSettled(page, view.moving(), then) };
  };
}

/** Calls `changed` where the page gets another body, loses the widget, or may have other colours. */
function watch(page: Window, changed: () => void): void {
  const { document } = page;
  const observe = (): void => {
    const looks = { childList: true, attributes: true };
    observer.observe(document, { childList: true });
    for (const element of [document.documentElement, document.body]) {
      if (element) observer.observe(element, looks);
    }
  };
  // Not at once: a script that removes what it does not know would never come to an end with us.
  const observer = new MutationObserver(() =>
    page.setTimeout(() => {
      observe();
      changed();
    }),
  );
  observe();
}

function whenSettled(page: Window, moving: Animation[], then: () => void): void {
  const waited = new Promise((done) => page.setTimeout(done, moving.length && LONGEST));
  // A movement that a newer one replaces is rejected: it has ended too.
  const ended = Promise.all(moving.map(({ finished }) => finished));
  (moving.length ? Promise.race([waited, ended]) : waited).then(then, then);
}
