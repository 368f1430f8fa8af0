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
  const put = (next: Data[], at: number) => {
    const value = place.optional && !next.length ? undefined : next;
    swap(place, box, value, itemAt(at));
  };
  const items = now.map((value, index) => {
    const item = itemOf(place, type, value, index);
    item.change = (next) => {
      now = now.map((one, at) => (at === index ? (next ?? null) : one));
      place.change(now);
    };
    return make('div', ITEM, place.tools.field(item), ...itemTools(item, index, () => now, put));
  });
  const add = () =>
    put([...now, begin(place.tools, type, place.name.replace(/s$/, ''))], now.length);
  const box: HTMLElement = group(place, ...items, button(place.tools, 'forms.add', add, place));
  return box;
}

function itemOf({ name, path, tools }: Place, type: Type, value: Data, index: number): Place {
  return {
    type,
    name: `${name} ${index + 1}`,
    path: `${path}[${index}]`,
    optional: false,
    value,
    change: () => {},
    tools,
  };
}

/** Of rules the first that applies wins, so their order can be changed. */
function itemTools(
  item: Place,
  index: number,
  now: () => Data[],
  put: (next: Data[], at: number) => void,
): HTMLElement[] {
  const earlier = () => {
    const next = [...now()];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    put(next, index - 1);
  };
  const remove = () => {
    const next = now().filter((_, at) => at !== index);
    put(next, index);
  };
  const removing = button(item.tools, 'forms.remove', remove, item);
  const first = item.type !== 'Rule' || !index;
  return first ? [removing] : [button(item.tools, 'forms.earlier', earlier, item), removing];
}

/** Where the keyboard goes on: in an item, or behind the last one. */
function itemAt(at: number): string {
  const inner = ':scope > .chaport-fields-inner >';
  return `${inner} .${ITEM}:nth-of-type(${at + 1}), ${inner} button`;
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
  const told = (): Value => (place.optional && !now.length ? undefined : Object.fromEntries(now));
  const put = (next: [string, Data][], at: number) => {
    now = next;
    swap(place, box, told(), itemAt(at));
  };
  const lines = now.map((entry, index) => {
    const fields = entryFields(place, entry, names, type, (next) => {
      now = now.map((one, at) => (at === index ? next : one));
      place.change(told());
    });
    const remove = () => {
      const next = now.filter((_, at) => at !== index);
      put(next, index);
    };
    const removing = button(place.tools, 'forms.remove', remove, { ...place, name: entry[0] });
    return make('div', ITEM, ...fields, removing);
  });
  const used = now.map(([key]) => key);
  const free = names.length ? names.find((name) => !used.includes(name)) : unused(used);
  const add = () => free && put([...now, [free, begin(place.tools, type, 'field')]], now.length);
  if (free) lines.push(button(place.tools, 'forms.add', add, place) as HTMLDivElement);
  const box: HTMLElement = group(place, ...lines);
  return box;
}

function entryFields(
  place: Place,
  [first, value]: [string, Data],
  names: string[],
  type: Type,
  set: (entry: [string, Data]) => void,
): HTMLElement[] {
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
  return [tools.field(asked), tools.field(held)];
}

function unused(keys: string[]): string {
  for (let count = 1; ; count++) if (!keys.includes(`field${count}`)) return `field${count}`;
}
