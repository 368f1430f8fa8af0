/** What the three forms share: they wait for the deriver, say what is wrong, and can run at once. */
import type { Properties } from '../../core/api';
import type { Mistake } from '../../core/check-value';
import { loadDeriver } from '../deriver';
import { freshId, make } from '../dom';
import { prose } from '../panels/elements';
import type { Context } from '../types';
import { field, objectFields } from './fields';
import type { Tools } from './place';
import type { Options, Value } from './values';

const PAUSE = 400;

export interface Form {
  root: HTMLElement;
  /** What is wrong and has no field; the fields stand before it. */
  rest: HTMLElement;
  tools: Tools;
  /** To be called when the reader has changed something. */
  changed(): void;
}

/** A form, made as soon as the deriver is there. */
export function frame(context: Context, fill: (form: Form) => void): HTMLElement {
  const root = make('div', 'chaport-fields', context.say('forms.loading'));
  loadDeriver().then(
    ({ deriver }) => {
      const rest = make('div', 'chaport-fields-rest');
      const again = runOnChange(context);
      root.replaceChildren(rest, again.element);
      const tools = { context, deriver, about: '', field };
      fill({ root, rest, tools, changed: again.changed });
    },
    () => {
      root.textContent = context.say('forms.failed');
    },
  );
  return root;
}

/** Says at each field what is wrong there, and at the end what has no field. */
export function mark({ root, rest }: Form, mistakes: readonly Mistake[]): void {
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
function runOnChange(context: Context): { element: HTMLElement; changed: () => void } {
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

/** The fields of a whole object, which are made anew only where it is another than they show. */
export function objectForm(
  tools: Tools,
  title: string,
  path: string,
  types: Properties,
  hear: (next: Options, before: Options) => void,
) {
  const element = make('fieldset');
  let held: Options = {};
  let shown = '';
  const keep = (value: Options) => {
    shown = JSON.stringify(value);
  };
  const change = (value: Value) => {
    const before = held;
    held = value as Options;
    hear(held, before);
  };
  return {
    element,
    /** The fields show this already. */
    keep,
    show(value: Options) {
      if (JSON.stringify(value) === shown) return;
      keep(value);
      held = value;
      const place = { path, optional: false, value, change, tools };
      element.replaceChildren(make('legend', '', title), ...objectFields(place, types));
    },
  };
}
