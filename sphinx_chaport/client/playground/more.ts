/** What stands there on demand: a row of words, each of which opens a panel below. */
import { freshId, make, makeButton, named, setAttributes } from './dom';
import type { Offered } from './parts';
import type { Context } from './types';

/** A panel is made when it is first opened. */
export function makeMore(context: Context, offered: readonly Offered[]): HTMLElement {
  const row = make('div', 'chaport-play-offers');
  const panels = make('div', 'chaport-play-panels');
  for (const each of offered) {
    const { button, panel } = makeOffer(context, each);
    row.append(button);
    panels.append(panel);
  }
  return make('div', 'chaport-play-more', row, panels);
}

function makeOffer(context: Context, { name, load }: Offered) {
  const { say } = context;
  const title = say(`part.${name}`);
  const panel = make('div', 'chaport-play-offered');
  panel.hidden = true;
  panel.id = freshId();
  named(panel, title, 'group');
  const button = makeButton('', title, () => toggle(panel.hidden !== false));
  setAttributes(button, { 'aria-expanded': 'false', 'aria-controls': panel.id });

  async function fill(): Promise<void> {
    panel.replaceChildren(headed(title));
    const content = await load().then(
      (part) => part(context),
      // Closed and opened again, it is tried once more.
      () => make('p', 'chaport-play-failed', say('part.failed')),
    );
    panel.append(content);
  }

  function toggle(open: boolean): void {
    const isMade = panel.childElementCount > 0 && !panel.querySelector('.chaport-play-failed');
    if (open && !isMade) void fill();
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  }
  return { button, panel };
}

/** A title that is none of the page's headings: a playground can stand at any depth of a page. */
export function headed(title: string): HTMLElement {
  const element = make('p', 'chaport-play-title', title);
  element.setAttribute('aria-hidden', 'true');
  return element;
}
