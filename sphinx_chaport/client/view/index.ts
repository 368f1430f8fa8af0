/** Draws the widget on a page, as the core's drawings say; see `surface.ts` for what it is made of. */
import type { Actions, Drawing } from '../core/drawing';
import type { MakeView, View } from '../core/ports';
import type { Draft } from './composer';
import { findPlace, type Place } from './places';
import { createSurface, type Shown, type Surface } from './surface';

// Somewhat longer than any movement in the style sheet, for browsers that never report its end.
const LONGEST = 400;

const NOTHING: Shown = { window: false, launcher: false, bubble: false };

export function createView(page: Window): MakeView {
  return (actions) => viewOf(page, actions);
}

function viewOf(page: Window, actions: Actions): View {
  const draft: Draft = { text: '' };
  let drawn: Drawing | null = null;
  let wanted = false;
  let place: { key: string; found: Place } | null = null;
  let elsewhere: Surface | null = null;
  const asks = (): void => {
    wanted = true;
  };
  const corner = createSurface(page.document, 'corner', draft, actions, asks);

  const enter = (target: Chaport.OpenIn): string | null => {
    const key = JSON.stringify(target);
    if (place?.key === key && place.found.parent()) return null;
    const found = findPlace(page, target, actions.left);
    if (typeof found === 'string') return found;
    leave();
    place = { key, found };
    return null;
  };
  const leave = (): void => {
    elsewhere?.host.remove();
    elsewhere = null;
    place?.found.leave();
    place = null;
  };
  /** The surface in the drawing's place, or null where the chat stands in the corner. */
  const surfaceOf = (drawing: Drawing): Surface | null => {
    const key = JSON.stringify(drawing.place);
    if (place && place.key !== key) leave();
    if (!drawing.place || !isOpen(drawing)) return null;
    if (!place && enter(drawing.place) !== null) return null;
    const parent = place?.found.parent();
    if (!place || !parent) return null;
    if (elsewhere?.host.parentNode !== parent) {
      elsewhere?.host.remove();
      const { ownerDocument } = parent;
      elsewhere = createSurface(ownerDocument, place.found.where, draft, actions, asks);
      parent.append(elsewhere.host);
    }
    return elsewhere;
  };
  const putAway = (drawing: Drawing): void => {
    elsewhere?.draw(drawing, NOTHING);
    elsewhere?.host.remove();
    elsewhere = null;
  };
  const draw = (drawing: Drawing): void => {
    drawn = drawing;
    const other = surfaceOf(drawing);
    if (!other) putAway(drawing);
    attach();
    corner.draw(drawing, shownInCorner(drawing, other !== null));
    other?.draw(drawing, { ...NOTHING, window: true });
    if (wanted && isOpen(drawing)) (other ?? corner).focus();
    wanted = false;
  };
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
    draw,
    enter,
    settled: (then) => whenSettled(page, corner.moving(), then),
  };
}

function isOpen({ visible, state }: Drawing): boolean {
  return visible && state === 'expanded';
}

function shownInCorner(drawing: Drawing, elsewhere: boolean): Shown {
  const expanded = isOpen(drawing);
  return {
    window: expanded && !elsewhere,
    launcher: drawing.visible && drawing.launcher && !elsewhere,
    bubble: drawing.visible && !expanded,
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
  let called = false;
  const once = (): void => {
    if (!called) then();
    called = true;
  };
  if (!moving.length) {
    page.setTimeout(once);
    return;
  }
  page.setTimeout(once, LONGEST);
  // A movement that a newer one replaces is rejected: it has ended too.
  Promise.all(moving.map(({ finished }) => finished)).then(once, once);
}
