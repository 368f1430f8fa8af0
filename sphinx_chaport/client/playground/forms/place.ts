/** One value of a form: where it stands, what it may be, and what becomes of it. */
import type { Type } from '../../core/api';
import type { Deriver } from '../../pair/browser';
import type { Data } from '../../read/values';
import { freshId, make, makeButton, named, setAttributes } from '../dom';
import type { Context } from '../types';
import { blank, isCode, type Value } from './values';

export interface Place {
  type: Type;
  /** As it is labelled. */
  name: string;
  /** As messages name it. */
  path: string;
  /** Whether it can be left out, which `undefined` does. */
  optional: boolean;
  value: Value;
  change(value: Value): void;
  tools: Tools;
}

/** What all fields of a form are made with. */
export interface Tools {
  context: Context;
  deriver: Deriver;
  /** The method whose arguments these are; the empty string elsewhere. */
  about: string;
  /** The field for a place, whatever its type is. */
  field(place: Place): HTMLElement;
}

/** Draws a place anew with another value, and goes on with the keyboard in a part of it. */
export function swap(place: Place, element: HTMLElement, value: Value, part = ''): void {
  const next = place.tools.field({ ...place, value });
  element.replaceWith(next);
  const focusable = 'input, select, textarea, button, summary';
  const within = (part && next.querySelector(part)) || next;
  const found = within.matches(focusable) ? within : within.querySelector(focusable);
  (found as HTMLElement | null)?.focus();
  place.change(value);
}

/** What the simulated account has. */
export function accountOf({ context }: Tools) {
  const { operators = [], teams = [], triggers = [] } = context.model.get().simulator.account ?? {};
  return { operators, teams, triggers };
}

/** A value to begin with, in which the account's own names stand where it has any. */
export function begin(tools: Tools, type: Type, name: string): Data {
  const [first] = assignees(tools);
  const [trigger] = accountOf(tools).triggers;
  return blank(type, name, (asked) => {
    if (asked === 'assignee') return first?.[0] ?? 'support';
    if (asked === 'id' && tools.about === 'getTriggerById') return trigger?.id ?? '';
    return wordOr(tools, `forms.blank.${asked}`, '');
  });
}

/** Who can get a chat, by id, as the account has them. */
export function assignees(tools: Tools): [id: string, name: string][] {
  const { operators, teams } = accountOf(tools);
  return [...operators, ...teams].map(({ id, name }) => [id, name]);
}

/** A text of ours where there is one for the key, else the other. */
export function wordOr({ context }: Tools, key: string, other: string): string {
  const text = context.say(key);
  return text === key ? other : text;
}

/** How a place is called: names of the API are code, what the playground has of its own has words. */
export function caption(place: Pick<Place, 'name' | 'path' | 'tools'>): HTMLElement {
  const { name, path, tools } = place;
  const key = name.startsWith('@') ? name : path.replace(/\[\d+\]/g, '');
  const word = wordOr(tools, `forms.name.${key}`, '');
  const [, index] = /\[(\d+)\]$/.exec(path) ?? [];
  const count = index && word ? ` ${Number(index) + 1}` : '';
  return make('span', 'chaport-fields-name', word ? word + count : make('code', '', name));
}

/** A labelled control; a label around a choice would have its options in its name. */
export function row(place: Place, control: HTMLElement, ...more: Node[]): HTMLElement {
  const line = labelled(caption(place), control);
  line.append(...more);
  line.dataset.path = place.path;
  return line;
}

export function labelled(name: Node | string, control: HTMLElement): HTMLElement {
  const label = make('label', '', name);
  control.id = freshId();
  label.htmlFor = control.id;
  return make('div', 'chaport-field', label, control);
}

/** Several fields under one name, beside one another. */
export function group(place: Place, ...fields: Node[]): HTMLElement {
  const box = block(place, make('div', 'chaport-fields-inner', ...fields));
  box.className = 'chaport-fields-group';
  return box;
}

/** Several fields under one name, below one another where it stands for itself. */
export function block(place: Place, ...fields: Node[]): HTMLElement {
  const legend = make('legend', '', caption(place));
  const box = make('fieldset', 'chaport-fields-block', legend, ...fields);
  box.dataset.path = place.path;
  return box;
}

/** A button, and in its full name the place that it is for. */
export function button(tools: Tools, key: string, press: () => void, place?: Place): HTMLElement {
  const word = tools.context.say(key);
  const made = makeButton('chaport-fields-button', word, press);
  return place ? named(made, `${word}: ${caption(place).textContent}`) : made;
}

/** A field that one types in; left empty, it is what can be left out. */
function typed(
  place: Place,
  attributes: Record<string, string>,
  shown: string,
  read: (typed: string) => Value,
  suggestions: string[] = [],
): HTMLElement {
  const input = make('input');
  setAttributes(input, { autocomplete: 'off', spellcheck: 'false', ...attributes });
  if (place.optional) input.placeholder = place.tools.context.say('forms.unset');
  input.value = shown;
  input.addEventListener('input', () => {
    place.change(place.optional && !input.value ? undefined : read(input.value));
  });
  if (!suggestions.length) return row(place, input);
  const list = make('datalist', '', ...suggestions.map((item) => new Option(item)));
  list.id = freshId();
  input.setAttribute('list', list.id);
  return row(place, input, list);
}

export function text(place: Place, suggestions?: string[]): HTMLElement {
  return typed(place, {}, String(place.value ?? ''), (value) => value, suggestions);
}

export function number(place: Place): HTMLElement {
  const attributes = { type: 'number', step: 'any' };
  const read = (value: string) => (value ? Number(value) : null);
  return typed(place, attributes, String(place.value ?? ''), read);
}

/** A choice of values; one that is none of them stays as it is until another is chosen. */
export function choice(place: Place, options: [word: string, value: Value][]): HTMLElement {
  const { value, tools } = place;
  const all = place.optional ? [['', undefined] as [string, Value], ...options] : [...options];
  const at = all.findIndex((option) => option[1] === value);
  if (at < 0) all.unshift([value === undefined ? '' : tools.deriver.literal(value), value]);
  const select = make(
    'select',
    '',
    ...all.map(([word]) => new Option(word || tools.context.say('forms.unset'))),
  );
  select.selectedIndex = Math.max(0, at);
  select.addEventListener('change', () => place.change(all[select.selectedIndex]?.[1]));
  return row(place, select);
}

/** Code that the form does not touch; the button makes room for a value instead. */
export function untouched(place: Place, replace?: () => void): HTMLElement {
  const { value, tools } = place;
  const source = isCode(value) ? value.$js : tools.deriver.literal(value ?? null);
  const area = make('textarea', 'chaport-fields-code');
  area.readOnly = true;
  area.rows = Math.min(8, source.split('\n').length);
  area.value = source;
  const more = replace ? [button(tools, 'forms.replace', replace, place)] : [];
  return row(place, area, ...more);
}

/** An expression of the reader's; one that is not finished leaves the value as it was. */
export function expression(place: Place): HTMLElement {
  const { deriver } = place.tools;
  let { value } = place;
  const shown = isCode(value) ? value.$js : value === undefined ? '' : deriver.literal(value);
  return typed(place, { class: 'chaport-fields-code' }, shown, (source) => {
    const read = deriver.readValue(source);
    if ('value' in read) value = read.value;
    return value;
  });
}
