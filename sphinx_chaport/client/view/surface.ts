/** One shadow tree: the whole widget in the page's corner, or only its window in another place. */
import type { Actions, Drawing } from '../core/drawing';
import { inkOn, isDark } from './colour';
import type { Draft } from './composer';
import { createBubble, createLauncher } from './corner';
import { make } from './dom';
import { createPanel } from './panel';
import { wordsOf } from './words';

export type Where = 'corner' | 'element' | 'frame';

/** What a surface shows of a drawing. */
export interface Shown {
  window?: boolean;
  launcher?: boolean;
  bubble?: boolean;
}

export interface Surface {
  host: HTMLElement;
  draw(drawing: Drawing, shown: Shown): void;
  /** Puts the visitor into the composer. */
  focus(): void;
  /** Takes the colours of the page again; they may have changed. */
  match(): void;
  /** The movements that are still under way. */
  moving(): Animation[];
}

/** `css` is the text of `view.css`. */
export function createSurface(
  document: Document,
  where: Where,
  draft: Draft,
  actions: Actions,
  css: string,
): Surface {
  const panel = createPanel(document, draft, actions);
  const launcher = createLauncher(document, actions.toggle);
  const bubble = createBubble(document, actions.open, actions.dismiss);
  const stack = make(document, 'div', 'stack', bubble.element, panel.element);
  const anchor = make(document, 'div', 'anchor', stack, launcher.element);
  const root = make(document, 'div', 'root', anchor, bubble.announcer);
  const host = createHost(document, root, css);
  const focus = createFocus(stack, launcher.element);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (!panel.element.hidden) actions.close();
    else if (!bubble.element.hidden) actions.dismiss();
  });
  const match = (): void => matchPage(root, document);
  return {
    host,
    match,
    focus: panel.focus,
    moving: () => anchor.getAnimations(),
    draw(drawing, shown) {
      const words = wordsOf(drawing.language);
      const held = focus.held();
      const covers = where === 'corner' && shown.window && drawing.layout === 'full-screen';
      root.dataset.where = covers ? 'page' : where;
      root.lang = drawing.language;
      style(root, drawing);
      match();
      panel.draw(drawing, words, shown.window, covers);
      launcher.draw(drawing, words, shown.launcher);
      bubble.draw(drawing, words, shown.bubble);
      if (held && !held.getClientRects().length) focus.giveBack();
    },
  };
}

function createHost(document: Document, root: HTMLElement, css: string): HTMLElement {
  const host = document.createElement('chaport-simulator');
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet belongs to the document that made it: a frame or a window needs its own.
  const view = document.defaultView as (Window & typeof globalThis) | null;
  const sheet = new (view ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  // Themes listen for single keys; what is typed here is no shortcut of theirs.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    shadow.addEventListener(type, (event) => {
      const { ctrlKey, metaKey } = event as KeyboardEvent;
      if (!ctrlKey && !metaKey) event.stopPropagation();
    });
  }
  return host;
}

/** Remembers what had the focus before the window or the small form, and gives it back. */
function createFocus(stack: HTMLElement, launcher: HTMLElement) {
  let before: HTMLElement | null = null;
  stack.addEventListener('focusin', ({ relatedTarget }) => {
    const from = relatedTarget as HTMLElement | null;
    if (from && !stack.contains(from)) before = from;
  });
  return {
    /** What has the focus there now. */
    held(): Element | null {
      const active = (stack.getRootNode() as ShadowRoot).activeElement;
      return stack.contains(active) ? active : null;
    },
    giveBack() {
      const found = [before, launcher].find((element) => element?.getClientRects().length);
      found?.focus();
      before = null;
    },
  };
}

/** Handed over as custom properties: the style sheet does the sums. */
function style(root: HTMLElement, { appearance, position, layout }: Drawing): void {
  const { side, x, y } = position;
  const set = (name: string, value: string): void => root.style.setProperty(name, value);
  set('--color', appearance.color);
  set('--ink', inkOn(appearance.color));
  set('--side', side);
  set('--left', side === 'left' ? `${x + 20}px` : `calc(100% - ${x + 80}px)`);
  set('--x', `${x}px`);
  set('--y', `${y}px`);
  set('--scale', String(layout === 'scaled-window' ? scaleOf(root) : 1));
}

/** A page that is not made for phones is shown zoomed out: the window fills the phone (10.28). */
function scaleOf(root: HTMLElement): number {
  const view = root.ownerDocument.defaultView;
  if (!view) return 1;
  const fits = view.innerWidth / 420;
  return view.innerWidth > view.screen.width ? fits : Math.min(1, fits);
}

function matchPage(root: HTMLElement, document: Document): void {
  root.dir = getComputedStyle(document.documentElement).direction;
  const dark = isDark(document);
  // Where the page paints no background, its `color-scheme` decides.
  root.style.colorScheme = dark === null ? '' : dark ? 'dark' : 'light';
}
