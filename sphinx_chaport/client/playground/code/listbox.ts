/** A list of choices below the caret, as ARIA's pattern for suggestions has it: the focus stays in the text. */
import { freshId, make, named, setAttributes } from '../dom';
import type { Choices } from './completion';
import type { Field } from './field';

export interface Listbox {
  /** How many are shown; none where it is hidden. */
  count(): number;
  show(choices: Choices): void;
  hide(): void;
  /** To the next one, or to an earlier one; after the last comes the first. */
  move(by: number): void;
  /** Takes the chosen one. */
  pick(): void;
}

/** `take` is given what a choice is written as, and from where. */
export function addListbox(
  field: Field,
  name: string,
  take: (text: string, from: number) => void,
): Listbox {
  const { textarea } = field;
  const list = make('ul', 'chaport-play-suggestions');
  list.id = freshId();
  list.hidden = true;
  named(list, name, 'listbox');
  setAttributes(textarea, { 'aria-autocomplete': 'list', 'aria-controls': list.id });
  field.element.append(list);
  let shown: Choices | null = null;
  let chosen = 0;
  const count = () => shown?.items.length ?? 0;

  function hide(): void {
    if (!shown) return;
    shown = null;
    list.hidden = true;
    textarea.removeAttribute('aria-activedescendant');
  }

  function pick(index: number): void {
    const choice = shown?.items[index];
    const from = shown?.from ?? 0;
    hide();
    if (choice) take(choice.text, from);
  }

  function choose(index: number): void {
    chosen = index;
    mark(list, textarea, chosen);
  }

  return {
    count,
    show(choices) {
      shown = choices;
      draw(list, choices, pick);
      putAtCaret(list, field, choices.from);
      choose(0);
    },
    hide,
    move: (by) => choose((chosen + by + count()) % count()),
    pick: () => pick(chosen),
  };
}

function draw(list: HTMLElement, { items }: Choices, pick: (index: number) => void): void {
  const options = items.map(({ text, detail }, index) => {
    const option = make('li', '', make('code', '', text), make('span', '', detail));
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    // Before the field loses the focus.
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      pick(index);
    });
    return option;
  });
  list.replaceChildren(...options);
  list.hidden = false;
}

function mark(list: HTMLElement, textarea: HTMLElement, chosen: number): void {
  for (const [index, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(index === chosen));
  }
  const option = list.children[chosen];
  option?.scrollIntoView({ block: 'nearest' });
  textarea.setAttribute('aria-activedescendant', option?.id ?? '');
}

/** Below the line that is being typed; a layer with the same text says where that is. */
function putAtCaret(list: HTMLElement, { element, layer, textarea }: Field, from: number): void {
  const marker = make('span', '', '\u200b');
  const before = make('span', '', textarea.value.slice(0, from), marker);
  layer.append(before);
  const [caret, frame] = [marker, element].map((each) => each.getBoundingClientRect());
  before.remove();
  if (!caret || !frame) return;
  const left = Math.min(caret.left - frame.left, frame.width - list.offsetWidth);
  list.style.setProperty('left', `${Math.max(0, left)}px`);
  list.style.setProperty('top', `${caret.bottom - frame.top}px`);
}
