/** Where code is typed: a text field that cannot be seen, over the same text in the colours of the site. */
import { make, setAttributes } from '../dom';
import { colouredLines } from './colours';

export interface Field {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  /** A layer that lies exactly over the text. */
  layer: HTMLElement;
  set(code: string): void;
}

export function makeField(): Field {
  const textarea = make('textarea');
  setAttributes(textarea, { autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false' });
  const layer = make('div', 'chaport-play-layer');
  const seen = make('div', 'chaport-play-lines');
  for (const hidden of [layer, seen]) hidden.setAttribute('aria-hidden', 'true');
  const text = make('div', 'chaport-play-text', textarea, layer, seen);
  const editor = make('div', 'chaport-play-editor', text);
  const draw = () => {
    const lines = colouredLines(textarea.value);
    seen.replaceChildren(...lines);
    editor.style.setProperty('--chaport-digits', `${String(lines.length).length}ch`);
  };
  textarea.addEventListener('input', draw);
  draw();
  return {
    element: framed(editor),
    textarea,
    layer,
    set(code) {
      if (code === textarea.value) return;
      textarea.value = code;
      draw();
    },
  };
}

/** The classes of a block of code: the theme gives it its colours by them. */
function framed(element: HTMLElement): HTMLElement {
  const block = make('div', 'highlight', element);
  return make('div', 'highlight-javascript notranslate chaport-play-field', block);
}
