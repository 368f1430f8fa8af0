/**
 * Where code is typed: the editor with its colours, or a plain text field where the editor cannot be
 * made. Both are a `textarea` to screen readers and to the rest of the playground.
 */
import { make } from '../dom';
import type * as coloured from './coloured';

/** Of the bundler: what is required so is run here, and not before everything else. */
declare const require: (path: './coloured') => typeof coloured;

export interface Field {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  /** A layer that lies exactly over the text; null where there is none. */
  layer: HTMLElement | null;
  set(code: string): void;
}

export function makeField(): Field {
  try {
    return require('./coloured').makeColoured();
  } catch {
    // A policy such as `require-trusted-types-for` keeps libraries from writing markup.
    return makePlain();
  }
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
export function framed(element: HTMLElement): HTMLElement {
  const block = make('div', 'highlight', element);
  return make('div', 'highlight-javascript notranslate chaport-play-field', block);
}
