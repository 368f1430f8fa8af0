/** Where the visitor writes: Enter sends, Shift and Enter makes a new line. */
import { make, makeButton, makeIcon, SEND, setLabel, setTitle } from './dom';
import type { Words } from './words';

/** What the visitor has typed and not sent; it outlives every redraw and every place. */
export interface Draft {
  text: string;
}

export interface Composer {
  element: HTMLElement;
  draw(words: Words): void;
  focus(): void;
}

export function createComposer(
  document: Document,
  draft: Draft,
  send: (text: string) => void,
): Composer {
  const area = make(document, 'textarea', 'input');
  const submit = (): void => {
    const text = area.value.trim();
    if (!text) return;
    area.value = '';
    changed();
    area.focus();
    send(text);
  };
  const button = makeButton(document, 'send', submit, makeIcon(document, SEND));
  const changed = (): void => {
    draft.text = area.value;
    button.disabled = !area.value.trim();
    // The hint runs as the page does, what is typed its own way.
    area.dir = area.value && 'auto';
    grow(area);
  };
  area.rows = 1;
  area.value = draft.text;
  area.addEventListener('input', changed);
  area.addEventListener('keydown', (event) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    element: make(document, 'div', 'composer', area, button),
    draw(words) {
      setLabel(area, words.write);
      area.placeholder = words.write;
      setTitle(button, words.send);
      if (area.value !== draft.text) area.value = draft.text;
      changed();
    },
    focus: () => area.focus(),
  };
}

/** As tall as its text; the style sheet sets the limit. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  if (area.scrollHeight) area.style.height = `${area.scrollHeight}px`;
}
