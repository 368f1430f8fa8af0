/**
 * Where code is typed: the editor with its colours, or a plain text field where the editor cannot be
 * made. Both are a `textarea` to screen readers and to the rest of the playground.
 */
import { createEditor } from 'prism-code-editor';
import { languages } from 'prism-code-editor/prism';
import { make } from '../dom';
import { grammar } from './grammar';

export interface Field {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  /** A layer that lies exactly over the text; null where there is none. */
  layer: HTMLElement | null;
  set(code: string): void;
}

export function makeField(): Field {
  try {
    return makeColoured();
  } catch {
    // A policy such as `require-trusted-types-for` keeps libraries from writing markup.
    return makePlain();
  }
}

function makeColoured(): Field {
  languages.chaport ??= grammar;
  const editor = createEditor(null, { language: 'chaport', value: '', tabSize: 2 });
  const layer = make('div', 'chaport-play-layer');
  layer.setAttribute('aria-hidden', 'true');
  editor.lines[0]?.append(layer);
  // The keys are ours: the library would leave the field on Escape.
  editor.keyCommandMap.Escape = () => false;
  const set = (code: string) => {
    if (code !== editor.value) editor.setOptions({ value: code });
  };
  return { element: framed(editor.container), textarea: editor.textarea, layer, set };
}

function makePlain(): Field {
  const textarea = make('textarea', 'chaport-play-plain');
  textarea.spellcheck = false;
  const fit = () => {
    textarea.rows = Math.max(3, textarea.value.split('\n').length + 1);
  };
  textarea.addEventListener('input', fit);
  const set = (code: string) => {
    if (code !== textarea.value) textarea.value = code;
    fit();
  };
  return { element: framed(textarea), textarea, layer: null, set };
}

/** The classes of a block of code: the theme gives it its colours by them. */
function framed(element: HTMLElement): HTMLElement {
  const block = make('div', 'highlight', element);
  return make('div', 'highlight-javascript notranslate chaport-play-field', block);
}
