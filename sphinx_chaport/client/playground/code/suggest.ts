/** The list of what can be typed, as ARIA's pattern for suggestions has it: the caret stays in the text. */
import { freshId, isPlain, make, named, setAttributes } from '../dom';
import { counted } from '../panels/elements';
import { loadSandbox } from '../sandbox';
import type { Context } from '../types';
import { type Choices, choicesAt } from './completion';
import { replaceText } from './edit';
import type { Field } from './field';

export interface Suggestions {
  /** Whether a key was meant for the list. */
  key(event: KeyboardEvent): boolean;
}

interface Shown extends Choices {
  chosen: number;
}

/** `lead` is code that stands before what the field holds. */
export function addSuggestions(
  field: Field,
  { say, announce, data }: Context,
  lead = '',
): Suggestions {
  const { textarea } = field;
  const list = make('ul', 'chaport-play-suggestions');
  list.id = freshId();
  list.hidden = true;
  named(list, say('code.suggestions'), 'listbox');
  setAttributes(textarea, { 'aria-autocomplete': 'list', 'aria-controls': list.id });
  field.element.append(list);
  let shown: Shown | null = null;

  /** Without what is known of the API nothing is suggested. */
  function suggest(asked: boolean): void {
    const ready = () => document.activeElement === textarea && show(asked);
    loadSandbox(data.files.base).then(ready, hide);
  }

  function show(asked: boolean): void {
    const { selectionStart: at, selectionEnd, value } = textarea;
    const found = at === selectionEnd ? choicesIn(value, at, lead) : null;
    if (!found || !(asked || isWanted(value, at, found.from))) {
      hide();
      return;
    }
    const n = found.items.length;
    if (n !== shown?.items.length) announce(counted({ say }, 'code.found', n));
    shown = { ...found, chosen: 0 };
    draw(list, found, pick);
    putAtCaret(list, field, found.from);
    mark(list, textarea, 0);
  }

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
    if (choice) replaceText(textarea, choice.text, from, textarea.selectionStart);
    hide();
  }

  function move(by: number): void {
    if (!shown) return;
    const count = shown.items.length;
    shown.chosen = (shown.chosen + by + count) % count;
    mark(list, textarea, shown.chosen);
  }

  textarea.addEventListener('input', (event) => {
    const typed = event instanceof InputEvent && event.inputType === 'insertText' && event.data;
    if (typed || shown) suggest(false);
  });
  for (const leaves of ['blur', 'click']) textarea.addEventListener(leaves, hide);

  const keys: Record<string, () => void> = {
    Enter: () => pick(shown?.chosen ?? -1),
    Escape: hide,
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  };
  const actOf = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) return () => suggest(true);
    return shown && isPlain(event) ? keys[event.key] : undefined;
  };
  return {
    key(event) {
      const act = actOf(event);
      act?.();
      return Boolean(act);
    },
  };
}

function choicesIn(value: string, at: number, lead: string): Choices | null {
  const found = choicesAt(lead + value, lead.length + at);
  return found && { ...found, from: found.from - lead.length };
}

/** While typing, the list comes with a first letter, behind the point, and with a quote. */
function isWanted(value: string, at: number, from: number): boolean {
  return at > from || /[.'"]/.test(value[at - 1] ?? '');
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
