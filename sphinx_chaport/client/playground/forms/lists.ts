/** Lists, and objects with keys of one's own. */
import { isKind, resolved, type Type } from '../../core/api';
import { choices } from '../../core/types-in-words';
import type { Data } from '../../read/values';
import { make } from '../dom';
import { assignees, begin, button, group, type Place, swap, text } from './place';
import { isObject, keyOf, nameOf, type Value } from './values';

const ITEM = 'chaport-fields-item';

export function list(place: Place, type: Type): HTMLElement {
  const found = resolved(type);
  if (isKind(found) && found[0] === 'is') return ticks(place, found.slice(1) as string[]);
  if (isKind(found) && found[0] === 'like') return inOneLine(place);
  let now = (place.value ?? []) as Data[];
  const box: HTMLElement = group(place);
  const put = (next: Data[], at: number) => {
    const value = place.optional && !next.length ? undefined : next;
    swap(place, box, value, `.${ITEM}:nth-of-type(${at + 1}), :scope > button`);
  };
  const change = (index: number, next: Data) => {
    now = now.map((one, at) => (at === index ? next : one));
    place.change(now);
  };
  now.forEach((value, index) => {
    const line = itemField(place, type, value, index, (next) => change(index, next));
    line.append(...listTools(place, type, index, () => now, put));
    box.append(line);
  });
  const add = () =>
    put([...now, begin(place.tools, type, place.name.replace(/s$/, ''))], now.length);
  box.append(button(place.tools, 'forms.add', add, place.name));
  return box;
}

function itemField(
  { name, path, tools }: Place,
  type: Type,
  value: Data,
  index: number,
  change: (value: Data) => void,
): HTMLElement {
  return make(
    'div',
    ITEM,
    tools.field({
      type,
      name: `${name} ${index + 1}`,
      path: `${path}[${index}]`,
      optional: false,
      value,
      change: (next) => change(next ?? null),
      tools,
    }),
  );
}

/** The first rule that applies wins, so their order can be changed. */
function listTools(
  { name, tools }: Place,
  type: Type,
  index: number,
  now: () => Data[],
  put: (next: Data[], at: number) => void,
): HTMLElement[] {
  const label = `${name} ${index + 1}`;
  const earlier = () => {
    const next = [...now()];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    put(next, index - 1);
  };
  const remove = () =>
    put(
      now().filter((_, at) => at !== index),
      index,
    );
  const removing = button(tools, 'forms.remove', remove, label);
  return type === 'Rule' && index
    ? [button(tools, 'forms.earlier', earlier, label), removing]
    : [removing];
}

/** Several of a few. */
function ticks(place: Place, options: string[]): HTMLElement {
  let now = (place.value ?? []) as Data[];
  const boxes = options.map((option) => {
    const box = make('input');
    box.type = 'checkbox';
    box.checked = now.includes(option);
    box.addEventListener('change', () => {
      now = box.checked ? [...now, option] : now.filter((one) => one !== option);
      place.change(place.optional && !now.length ? undefined : now);
    });
    return make('label', 'chaport-fields-tick', box, make('code', '', option));
  });
  return group(place, ...boxes);
}

/** Short codes, with commas between them. */
function inOneLine(place: Place): HTMLElement {
  const value = ((place.value ?? []) as Data[]).join(', ');
  const change = (typed: Value) => {
    const codes = String(typed ?? '').match(/[^\s,]+/g) ?? [];
    place.change(place.optional && !codes.length ? undefined : codes);
  };
  return text({ ...place, value, change });
}

/** A rule has a single key, which says who gets the chat. */
export function rule(place: Place, type: Type): HTMLElement {
  const { tools, path } = place;
  let [[who, when] = ['', null]] = Object.entries(isObject(place.value) ? place.value : {});
  const change = () => place.change({ [who]: when });
  const to: Place = { ...place, name: '@to', path: '', type: 'string', value: nameOf(who) };
  to.change = (name) => {
    who = keyOf(String(name));
    change();
  };
  const value: Place = {
    ...place,
    name: '@when',
    path: `${path}.${nameOf(who)}`,
    type,
    value: when,
  };
  value.change = (next) => {
    when = next ?? null;
    change();
  };
  return group(place, text(to, assignees(tools).flat()), tools.field(value));
}

/** An object with keys of one's own, or of a few. */
export function map(place: Place, keys: Type, type: Type): HTMLElement {
  const names = choices(keys);
  let now = Object.entries(isObject(place.value) ? place.value : {});
  const box: HTMLElement = group(place);
  const told = () =>
    place.optional && !now.length ? undefined : (Object.fromEntries(now) as Value);
  const put = (next: [string, Data][], at: number) => {
    now = next;
    swap(place, box, told(), `.${ITEM}:nth-of-type(${at + 1}), :scope > button`);
  };
  now.forEach(([key, value], index) => {
    const set = (entry: [string, Data]) => {
      now = now.map((one, at) => (at === index ? entry : one));
      place.change(told());
    };
    const line = entryField(place, [key, value], names, type, (next) => set(next));
    const remove = () =>
      put(
        now.filter((_, at) => at !== index),
        index,
      );
    line.append(button(place.tools, 'forms.remove', remove, nameOf(key)));
    box.append(line);
  });
  const free = names.find((name) => !now.some(([key]) => key === name));
  const add = () => {
    const key = free ?? unused(now.map(([one]) => one));
    put([...now, [key, begin(place.tools, type, 'field')]], now.length);
  };
  if (free || !names.length) box.append(button(place.tools, 'forms.add', add, place.name));
  return box;
}

function entryField(
  place: Place,
  [first, value]: [string, Data],
  names: string[],
  type: Type,
  set: (entry: [string, Data]) => void,
): HTMLElement {
  const { path, tools } = place;
  let [key, now] = [first, value];
  const asked: Place = {
    ...place,
    type: names.length ? ['is', ...names] : 'string',
    name: '@key',
    path: '',
    optional: false,
    value: nameOf(key),
    change(next) {
      key = keyOf(String(next));
      set([key, now]);
    },
  };
  const name = nameOf(key);
  const held: Place = {
    type,
    name: names.length ? name : '@value',
    path: `${path}.${name}`,
    // What can hold all options is folded.
    optional: names.length > 0,
    value,
    change(next) {
      now = next ?? {};
      set([key, now]);
    },
    tools,
  };
  return make('div', ITEM, tools.field(asked), tools.field(held));
}

function unused(keys: string[]): string {
  for (let count = 1; ; count++) if (!keys.includes(`field${count}`)) return `field${count}`;
}
