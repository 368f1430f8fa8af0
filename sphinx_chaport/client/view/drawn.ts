/** Draws the widget on a page, as the core's drawings say; see `surface.ts` for what it is made of. */
import type { Actions, Drawing } from '../core/drawing';
import type { View } from '../core/ports';
import type { Draft } from './composer';
import { createElsewhere } from './elsewhere';
import type { FindPlace } from './places';
import { createSurface, type Surface, type Where } from './surface';

export interface DrawnView extends Pick<View, 'draw' | 'enter'> {
  /** The page has another body or other colours, or has lost the widget. */
  refresh(): void;
  /** The movements that are still under way. */
  moving(): Animation[];
}

/** `css` is the text of `view.css`: bundles get smaller where the texts of all style sheets stand last. */
export function viewOn(
  page: Window,
  findPlace: FindPlace,
  actions: Actions,
  css: string,
): DrawnView {
  const draft: Draft = { text: '' };
  let drawn: Drawing | null = null;
  let wanted = false;
  /** The visitor wants to be in the window once it is open. */
  const asking = (act: () => void) => () => {
    wanted = true;
    act();
  };
  const asked = { ...actions, toggle: asking(actions.toggle), open: asking(actions.open) };
  const makeSurface = (document: Document, where: Where): Surface =>
    createSurface(document, where, draft, asked, css);
  const corner = makeSurface(page.document, 'corner');
  const elsewhere = createElsewhere(page, findPlace, actions.left, makeSurface);
  /** Keeps the widget on the page, whatever a single-page application does to its body. */
  const attach = (): void => {
    const { body } = page.document;
    if (!drawn?.visible) corner.host.remove();
    else if (body && corner.host.parentNode !== body) body.append(corner.host);
  };
  const refresh = (): void => {
    attach();
    if (corner.host.isConnected) corner.match();
  };
  page.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refresh);
  return {
    enter: elsewhere.enter,
    moving: corner.moving,
    refresh,
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
