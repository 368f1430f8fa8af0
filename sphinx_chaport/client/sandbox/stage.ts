/** What a visitor sees: a quiet page with what the code listens to, and the widget on it. */
import type { Actions, Drawing } from '../core/drawing';
import { CROSS, make, makeButton, makeIcon, setText, setTitle } from '../view/dom';
import { viewOn } from '../view/drawn';
import { findElement } from '../view/places';
import { wordsOf } from '../view/words';
import type { RunRequest } from './protocol';
import type { Deed, Listened, Told } from './wire';

export interface Stage {
  furnish(request: RunRequest): void;
  /** Whether this was for the stage alone. */
  show(told: Told): boolean;
  /** Who hears what the visitor does. */
  onDeed(hear: (deed: Deed) => void): void;
}

/** The texts of the style sheets of the page, and of the widget on it. */
export interface Styles {
  page: string;
  widget: string;
}

export function createStage(view: Window, styles: Styles): Stage {
  const { document } = view;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.page);
  document.adoptedStyleSheets = [sheet];
  let act: (deed: Deed) => void = () => {};
  const title = make(document, 'h1', 'title');
  const things = createThings(document, (deed) => act(deed));
  const boxes = createBoxes(document, () => act({ act: 'left' }));
  const lines = Array.from({ length: 6 }, () => make(document, 'i', 'line'));
  const page = make(document, 'main', 'page', title, ...lines, things.element, boxes.element);
  for (const line of lines) line.setAttribute('aria-hidden', 'true');
  document.body.append(page);
  const actions = actionsOf((deed) => act(deed));
  const widget = viewOn(view, findElement, actions, styles.widget);
  return {
    onDeed(hear) {
      act = hear;
    },
    furnish(request) {
      document.documentElement.lang = request.page.language;
      document.documentElement.dir = /^(ar|fa|he|ur)\b/i.test(request.page.language)
        ? 'rtl'
        : 'ltr';
      document.title = request.page.title;
      setText(title, request.page.title);
    },
    show(told) {
      if (told.kind === 'drawing') widget.draw(() => boxes.placed(told.drawing));
      else if (told.kind === 'listened') things.draw(told.listened);
      else return false;
      return true;
    },
  };
}

function actionsOf(act: (deed: Deed) => void): Actions {
  return {
    toggle: () => act({ act: 'toggle' }),
    close: () => act({ act: 'close' }),
    open: () => act({ act: 'open' }),
    dismiss: () => act({ act: 'dismiss' }),
    left: () => act({ act: 'left' }),
    send: (text) => act({ act: 'send', text }),
  };
}

/** A button for everything on the page that the code listens to. */
function createThings(document: Document, act: (deed: Deed) => void) {
  const element = make(document, 'div', 'things');
  let known = '';
  return {
    element,
    draw(listened: Listened[]) {
      const buttons = listened.flatMap(({ name, text, types }) =>
        types.map((type) => ({ name, type, label: labelOf(name, text, type) })),
      );
      // A button that stays keeps the focus.
      const now = JSON.stringify(buttons);
      if (now === known) return;
      known = now;
      const focused = [...element.children].indexOf(document.activeElement as Element);
      element.replaceChildren(
        ...buttons.map(({ name, type, label }) =>
          makeButton(
            document,
            'thing',
            () => act({ act: 'fire', name, type }),
            document.createTextNode(label),
          ),
        ),
      );
      (element.children[focused] as HTMLElement | undefined)?.focus();
    },
  };
}

function labelOf(name: string, text: string, type: string): string {
  const label = text || name;
  return type === 'click' ? label : `${label} ${type}`;
}

/** Boxes stand for the elements, frames and windows that the chat opens in. */
function createBoxes(document: Document, left: () => void) {
  const element = make(document, 'div', 'boxes');
  let shown = '';
  let count = 0;

  function open(place: Chaport.OpenIn, language: string): void {
    const inside = make(document, 'div', 'box-inside');
    count += 1;
    inside.id = `place-${count}`;
    const label = make(document, 'code', 'box-label');
    setText(label, typeof place === 'string' ? place : place.selector);
    const head = make(document, 'div', 'box-head', label);
    if (typeof place === 'string') {
      const cross = makeButton(document, 'box-close', left, makeIcon(document, CROSS));
      setTitle(cross, wordsOf(language).close);
      head.append(cross);
    }
    element.replaceChildren(make(document, 'section', 'box', head, inside));
  }

  return {
    element,
    /** The same drawing, in a place that this page has. */
    placed(drawing: Drawing): Drawing {
      const { place, language, visible } = drawing;
      const key = place && visible ? JSON.stringify(place) : '';
      if (key !== shown && place && key) open(place, language);
      else if (!key) element.replaceChildren();
      shown = key;
      return place ? { ...drawing, place: { selector: `#place-${count}` } } : drawing;
    },
  };
}
