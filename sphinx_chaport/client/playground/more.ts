/** What stands there on demand: a row of words, each of which opens a panel below. */
import { freshId, make, makeButton, setAttributes } from './dom';
import type { Context, Part } from './types';

interface Offered {
  name: string;
  part: Part;
}

export interface More {
  element: HTMLElement;
  open(name: string): void;
}

/** A panel is made when it is first opened. */
export function makeMore(context: Context, offered: readonly Offered[]): More {
  const row = make('div', 'chaport-play-offers');
  const panels = make('div', 'chaport-play-panels');
  const openers = new Map(
    offered.map(({ name, part }) => {
      const { button, panel, toggle } = makeOffer(context, name, part);
      row.append(button);
      panels.append(panel);
      return [name, toggle] as const;
    }),
  );
  return {
    element: make('div', 'chaport-play-more', row, panels),
    open: (name) => openers.get(name)?.(true),
  };
}

function makeOffer(context: Context, name: string, part: Part) {
  const title = context.say(`part.${name}`);
  const panel = make('section', 'chaport-play-offered');
  panel.hidden = true;
  panel.id = freshId();
  panel.setAttribute('aria-label', title);
  const button = makeButton('', title, () => toggle(panel.hidden !== false));
  setAttributes(button, { 'aria-expanded': 'false', 'aria-controls': panel.id });
  function toggle(open: boolean): void {
    if (open && !panel.hasChildNodes()) panel.append(headed(title), part(context));
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  }
  return { button, panel, toggle };
}

/** A title that is none of the page's headings: a playground can stand at any depth of a page. */
export function headed(title: string): HTMLElement {
  const element = make('p', 'chaport-play-title', title);
  element.setAttribute('aria-hidden', 'true');
  return element;
}
