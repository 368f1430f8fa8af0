/** The list of what can be typed, as ARIA's pattern for suggestions has it: the caret stays in the text. */
import { freshId, make, setAttributes } from '../dom';
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

interface Shown {
  choices: Choices;
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
  setAttributes(list, { role: 'listbox', 'aria-label': say('code.suggestions') });
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
    if (n !== shown?.choices.items.length) announce(counted({ say }, 'code.found', n));
    shown = { choices: found, chosen: 0 };
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
    const choice = shown?.choices.items[index];
    const from = shown?.choices.from ?? 0;
    hide();
    if (choice) replaceText(textarea, choice.text, from, textarea.selectionStart);
    hide();
  }

  function move(by: number): void {
    if (!shown) return;
    const count = shown.choices.items.length;
    shown.chosen = (shown.chosen + by + count) % count;
    mark(list, textarea, shown.chosen);
  }

  textarea.addEventListener('input', (event) => {
    const typed = event instanceof InputEvent && event.inputType === 'insertText' && event.data;
    if (typed || shown) suggest(false);
  });
  for (const leaves of ['blur', 'click']) textarea.addEventListener(leaves, hide);
  const acts: Acts = {
    show: () => suggest(true),
    hide,
    move,
    take: () => pick(shown?.chosen ?? -1),
  };
  return { key: (event) => isHandled(event, acts, shown !== null) };
}

interface Acts {
  show(): void;
  hide(): void;
  move(by: number): void;
  take(): void;
}

function isHandled(event: KeyboardEvent, acts: Acts, isShown: boolean): boolean {
  const asks = event.key === ' ' && event.ctrlKey;
  if (asks) acts.show();
  if (asks || !isShown || event.ctrlKey || event.metaKey || event.altKey) return asks;
  if (event.key === 'Enter') acts.take();
  else if (event.key === 'Escape') acts.hide();
  else if (event.key === 'ArrowDown') acts.move(1);
  else if (event.key === 'ArrowUp') acts.move(-1);
  else return false;
  return true;
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
  if (!layer) return;
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
