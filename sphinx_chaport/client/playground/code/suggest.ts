/** What can be typed, suggested while it is typed or when it is asked for. */
import { isPlain } from '../dom';
import { counted } from '../panels/elements';
import { loadSandbox } from '../sandbox';
import type { Context } from '../types';
import { type Choices, choicesAt } from './completion';
import { replaceText } from './edit';
import type { Field } from './field';
import { addListbox } from './listbox';

export interface Suggestions {
  /** Whether a key was meant for the list. */
  key(event: KeyboardEvent): boolean;
}

/** `lead` is code that stands before what the field holds. */
export function addSuggestions(field: Field, { say, announce }: Context, lead = ''): Suggestions {
  const { textarea } = field;
  // To the browser, what was chosen is typed, too.
  let writes = false;
  const list = addListbox(field, say('code.suggestions'), (text, from) => {
    writes = true;
    replaceText(textarea, text, from, textarea.selectionStart);
    writes = false;
  });

  /** Without what is known of the API nothing is suggested. */
  function suggest(asked: boolean): void {
    const ready = () => document.activeElement === textarea && show(asked);
    loadSandbox().then(ready, list.hide);
  }

  function show(asked: boolean): void {
    const { selectionStart: at, selectionEnd, value } = textarea;
    const found = at === selectionEnd ? choicesIn(value, at, lead) : null;
    if (!found || !(asked || isWanted(value, at, found.from))) {
      list.hide();
      return;
    }
    const n = found.items.length;
    if (n !== list.count()) announce(counted({ say }, 'code.found', n));
    list.show(found);
  }

  textarea.addEventListener('input', (event) => {
    const typed = event instanceof InputEvent && event.inputType === 'insertText' && event.data;
    if (!writes && (typed || list.count())) suggest(false);
  });
  for (const leaves of ['blur', 'click']) textarea.addEventListener(leaves, list.hide);

  const keys: Record<string, () => void> = {
    Enter: list.pick,
    Escape: list.hide,
    ArrowDown: () => list.move(1),
    ArrowUp: () => list.move(-1),
  };
  const actOf = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) return () => suggest(true);
    return list.count() && isPlain(event) ? keys[event.key] : undefined;
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
