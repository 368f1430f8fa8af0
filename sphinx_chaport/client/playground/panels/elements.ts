/** What the panels are made of. All that is shown may be a stranger's: it becomes text, never markup. */
import { makeButton, make as makeElement } from '../dom';
import type { Context, Say, Store } from '../types';

type Child = Node | string;

/** Of a long text, how much stands there at first, and how much there ever is. */
const HEAD = 120;
const MOST = 10_000;

/** An element of one of our classes, named without what all of them begin with. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name = '',
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  return makeElement(tag, name && `chaport-run-${name}`, ...children);
}

export function button(text: string, press: () => void): HTMLButtonElement {
  return makeButton('chaport-run-button', text, press);
}

/** What stands in backticks is code. */
export function prose(text: string): Child[] {
  return text
    .slice(0, MOST)
    .split('`')
    .map((part, index) => (index % 2 ? make('code', '', part) : part));
}

/** A text; a long one is folded, and has its rest only when it is opened. */
export function folded(text: string, say: Say, children: Child[] = [text]): HTMLElement {
  if (text.length <= HEAD * 2 && text.split('\n').length <= 6) return make('span', '', ...children);
  const head = text.slice(0, HEAD).split('\n').slice(0, 3).join('\n');
  const details = make('details', '', make('summary', '', `${head}…`));
  const open = () => {
    details.append(make('div', 'whole', text.slice(0, MOST)));
    const n = text.length - MOST;
    if (n > 0) details.append(make('p', 'quiet', say('panels.longer', { n })));
  };
  details.addEventListener('toggle', open, { once: true });
  return details;
}

/** Puts these, in this order, into an element; what stays is not touched, so focus and selection stay. */
export function fill(parent: Element, wanted: readonly Node[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  wanted.forEach((node, index) => {
    const here = parent.childNodes[index] ?? null;
    if (here !== node) parent.insertBefore(node, here);
  });
}

/** Draws now, and once a frame when one of these has changed. */
export function drawn<T>(store: Store<T>, keys: readonly (keyof T)[], draw: () => void): void {
  let due = false;
  draw();
  store.watch(keys, (now, before) => {
    if (due || now === before) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  });
}

/** A text with a number in it, in the plural that the page's language has for it. */
export function counted({ say }: Pick<Context, 'say'>, key: string, n: number): string {
  const text = `${key}.${plural(n)}`;
  const found = say(text, { n });
  return found === text ? say(`${key}.other`, { n }) : found;
}

function plural(n: number): string {
  try {
    return new Intl.PluralRules(document.documentElement.lang || 'en').select(n);
  } catch {
    // A page may name a language that is none.
    return 'other';
  }
}
