/** The configuration beside the code, where there is one: of an option, it is what an example shows. */
import { freshId, make, setAttributes } from '../dom';
import type { Context } from '../types';
import { makeField } from './field';
import { addKeys } from './keys';
import { addSuggestions } from './suggest';

const LEAD = 'window.chaportConfig = ';

/** Whose widget it is says nothing of an example. */
const PLAIN = /^\s*(?:\{\s*appId:\s*'[^']*'\s*,?\s*\}\s*)?$/;

export function makeConfig(context: Context, run: () => void): HTMLElement {
  const { model } = context;
  const field = makeField();
  const title = make('code', 'chaport-play-lead', LEAD.trim());
  title.id = freshId();
  field.textarea.setAttribute('aria-labelledby', title.id);
  addKeys(field.textarea, addSuggestions(field, context, LEAD), context, run);
  const element = make('div', 'chaport-play-config', title, field.element);
  setAttributes(element, { role: 'group', 'aria-labelledby': title.id });
  field.textarea.addEventListener('input', () => model.set({ config: field.textarea.value }));

  model.watch(['config'], ({ config }) => {
    // While it is being written, it may be empty for a moment.
    element.hidden = PLAIN.test(config) && document.activeElement !== field.textarea;
    field.set(config);
  });
  return element;
}
