/** Draws the widget on a page, as the core's drawings say; see `surface.ts` for what it is made of. */
import type { Actions, Drawing } from '../core/drawing';
import type { MakeView, View } from '../core/ports';
import type { Draft } from './composer';
import { createElsewhere } from './elsewhere';
import { createSurface, type Surface, type Where } from './surface';

// Somewhat longer than any movement in the style sheet, for browsers that never report its end.
const LONGEST = 400;

export function createView(page: Window): MakeView {
  return (actions) => viewOf(page, actions);
}

function viewOf(page: Window, actions: Actions): View {
  const draft: Draft = { text: '' };
  let drawn: Drawing | null = null;
  let wanted = false;
  const makeSurface = (document: Document, where: Where): Surface =>
    createSurface(document, where, draft, actions, () => {
      wanted = true;
    });
  const corner = makeSurface(page.document, 'corner');
  const elsewhere = createElsewhere(page, actions.left, makeSurface);
  /** Keeps the widget on the page, whatever a single-page application does to its body. */
  const attach = (): void => {
    const { body } = page.document;
    if (!drawn?.visible) corner.host.remove();
    else if (body && corner.host.parentNode !== body) body.append(corner.host);
  };
  watch(page, () => {
    attach();
    if (corner.host.isConnected) corner.match();
  });
  return {
    enter: elsewhere.enter,
    settled: (then) => whenSettled(page, corner.moving(), then),
    draw(look) {
      const drawing = look();
      drawn = drawing;
      const open = drawing.visible && drawing.state === 'expanded';
      const other = elsewhere.draw(drawing, open);
      attach();
      corner.draw(drawing, {
        window: open && !other,
        launcher: drawing.visible && drawing.launcher && !other,
        bubble: drawing.visible && !open,
      });
      if (wanted && open) (other ?? corner).focus();
      wanted = false;
    },
  };
}

/** Calls `changed` where the page gets another body, loses the widget, or takes other colours. */
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
  page.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

function whenSettled(page: Window, moving: Animation[], then: () => void): void {
  const waited = new Promise((done) => page.setTimeout(done, moving.length && LONGEST));
  // A movement that a newer one replaces is rejected: it has ended too.
  const ended = Promise.all(moving.map(({ finished }) => finished));
  (moving.length ? Promise.race([waited, ended]) : waited).then(then, then);
}
