/** What the three forms share: they wait for the deriver, say what is wrong, and can run at once. */
import type { Mistake } from '../../core/check-value';
import { loadDeriver } from '../deriver';
import { freshId, make } from '../dom';
import { prose } from '../panels/elements';
import type { Context } from '../types';
import { field } from './fields';
import type { Tools } from './place';

const PAUSE = 400;

/** A form, made as soon as the deriver is there. */
export function frame(
  context: Context,
  draw: (root: HTMLElement, tools: Tools) => void,
): HTMLElement {
  const root = make('div', 'chaport-fields', context.say('forms.loading'));
  loadDeriver(context.data.files.base).then(
    ({ deriver }) => {
      root.textContent = '';
      draw(root, { context, deriver, about: '', field });
    },
    () => {
      root.textContent = context.say('forms.failed');
    },
  );
  return root;
}

/** Says at each field what is wrong there, and in `rest` what has no field. */
export function mark(root: HTMLElement, rest: HTMLElement, mistakes: readonly Mistake[]): void {
  for (const old of root.querySelectorAll('.chaport-fields-wrong')) old.remove();
  for (const old of root.querySelectorAll('[aria-invalid]')) {
    old.removeAttribute('aria-invalid');
    old.removeAttribute('aria-describedby');
  }
  const homeless = mistakes.filter(({ path, text }) => {
    const place = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (place) markOne(place, text);
    return !place;
  });
  rest.replaceChildren(...homeless.map(({ text }) => make('p', '', ...prose(text))));
}

function markOne(place: HTMLElement, text: string): void {
  const note = make('p', 'chaport-fields-wrong', ...prose(text));
  note.id = freshId();
  place.append(note);
  const control = place.matches('.chaport-field')
    ? place.querySelector('input, select, textarea')
    : place;
  control?.setAttribute('aria-invalid', 'true');
  control?.setAttribute('aria-describedby', note.id);
}

/** A switch, off at first: whether a change runs the code. That of a link waits for its reader's Run. */
export function runOnChange(context: Context): { element: HTMLElement; changed: () => void } {
  const box = make('input');
  box.type = 'checkbox';
  const element = make('label', 'chaport-fields-tick', box, context.say('forms.runOnChange'));
  let waiting: number | undefined;
  const changed = () => {
    clearTimeout(waiting);
    if (!box.checked || context.model.get().untrusted) return;
    waiting = window.setTimeout(context.run, PAUSE);
  };
  return { element, changed };
}
