/** Which call of the code the form shows, and a way to have one more. */
import { api } from '../../core/api';
import type { CallPlace } from '../../pair/browser';
import { make } from '../dom';
import type { Context } from '../types';
import { begin, button, labelled, type Tools } from './place';

// A command is shown as the method that it calls.
const METHODS = Object.keys(api.methods).filter((method) => method !== 'q');

export interface Bar {
  element: HTMLElement;
  show(found: CallPlace[], chosen: number): void;
}

export function callBar(tools: Tools, pick: (index: number) => void): Bar {
  const { say, model } = tools.context;
  const select = make('select');
  select.addEventListener('change', () => pick(select.selectedIndex));
  const chosen = labelled(say('forms.call'), select);
  const methods = make('select', '', ...METHODS.map((method) => new Option(method)));
  const none = make('p', '', say('forms.noCall'));
  const add = button(tools, 'forms.addCall', () => {
    const method = methods.value;
    const { code, form } = model.get();
    const next = tools.deriver.withCall(code, form, method, beginning(tools, method));
    if (next === null) return;
    model.set({ code: next });
    const found = tools.deriver.callPlaces(next) ?? [];
    pick(found.map((call) => call.method).lastIndexOf(method));
  });
  const more = make('div', '', labelled(say('forms.newCall'), methods), add);
  return {
    element: make('div', 'chaport-fields-bar', none, chosen, more),
    show(found, index) {
      const options = found.map(({ method, line }) => say('forms.callAt', { method, line }));
      select.replaceChildren(...options.map((option) => new Option(option)));
      select.selectedIndex = index;
      chosen.hidden = !found.length;
      none.hidden = found.length > 0;
    },
  };
}

/** What the call needs, and nothing that it can do without. */
function beginning(tools: Tools, method: string) {
  const needed = Object.entries(api.methods[method]?.[0] ?? {}).filter(
    ([key]) => !/[?.]/.test(key),
  );
  return needed.map(([name, type]) => begin({ ...tools, about: method }, type, name));
}

/** What a reader came for: the subject, else the first call that does more than wait. */
export function firstOf({ data, model }: Context, found: CallPlace[]): number {
  const sample = data.samples.find(({ id }) => id === model.get().sample);
  const name = (sample?.subject ?? data.subject)?.name;
  const at = (is: (call: CallPlace) => unknown) => found.findIndex(is);
  const wanted = at(({ method, args }) => name && (method === name || args?.[0] === name));
  const busy = at(({ method, args }) => method !== 'on' || args?.[0] !== 'ready');
  return wanted >= 0 ? wanted : Math.max(0, busy);
}
