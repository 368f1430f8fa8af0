/** The editor with its colours. The library writes markup as soon as it is loaded, so this may fail as a whole. */
import { createEditor } from 'prism-code-editor';
import { languages } from 'prism-code-editor/prism';
import { make } from '../dom';
import { type Field, framed } from './field';
import { grammar } from './grammar';

export function makeColoured(): Field {
  languages.chaport ??= grammar;
  const editor = createEditor(null, { language: 'chaport', value: '', tabSize: 2 });
  const layer = make('div', 'chaport-play-layer');
  layer.setAttribute('aria-hidden', 'true');
  editor.lines[0]?.append(layer);
  // The keys are ours: the library would leave the field on Escape.
  editor.keyCommandMap.Escape = () => false;
  const { textarea } = editor;
  const set = (code: string) => {
    if (code !== editor.value) editor.setOptions({ value: code });
    // The library writes an empty one, which HTML does not know.
    textarea.removeAttribute('inputmode');
  };
  return { element: framed(editor.container), textarea, layer, set };
}
