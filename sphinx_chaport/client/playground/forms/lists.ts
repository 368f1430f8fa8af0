/** Lists, and objects with keys of one's own. */
import { isKind, resolved, type Type } from '../../core/api';
import { choices } from '../../core/types-in-words';
import type { Data } from '../../read/values';
import { make } from '../dom';
import { assignees, begin, button, group, type Place, swap, text } from './place';
import { isObject, keyOf, nameOf, type Value } from './values';

const ITEM = 'chaport-fields-item';

/** Values that stand below one another, however a place holds them. */
interface Items<Item> {
  now: Item[];
  /** What the place holds with these. */
  written(items: Item[]): Data;
  /** Whose name the buttons of an item say. */
  called(item: Item, index: number): Place;
  fields(item: Item, index: number, set: (item: Item) => void): HTMLElement[];
  /** One more, where there can be one. */
  more?: () => Item;
}

/** Each can be removed, and one more can be added. */
function itemsOf<Item>(place: Place, { now, written, called, fields, more }: Items<Item>) {
  const told = () => (place.optional && !now.length ? undefined : written(now));
  const put = (next: Item[], at: number) => {
    now = next;
    swap(place, box, told(), itemAt(at));
  };
  const rows = now.map((item, index) => {
    const set = (next: Item) => {
      now = now.map((one, at) => (at === index ? next : one));
      place.change(told());
    };
    const tools = itemTools(called(item, index), index, () => now, put);
    return make('div', ITEM, ...fields(item, index, set), ...tools);
  });
  const add =
    more && button(place.tools, 'forms.add', () => put([...now, more()], now.length), place);
  const box: HTMLElement = group(place, ...rows, ...(add ? [add] : []));
  return box;
}

/** Of rules the first that applies wins, so their order can be changed. */
function itemTools<Item>(
  own: Place,
  index: number,
  now: () => Item[],
  put: (next: Item[], at: number) => void,
): HTMLElement[] {
  const remove = () => {
    const next = now().filter((_, at) => at !== index);
    put(next, index);
  };
  const earlier = () => {
    const next = [...now()];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    put(next, index - 1);
  };
  const removing = button(own.tools, 'forms.remove', remove, own);
  const first = own.type !== 'Rule' || !index;
  return first ? [removing] : [button(own.tools, 'forms.earlier', earlier, own), removing];
}

export function list(place: Place, type: Type): HTMLElement {
  const found = resolved(type);
  if (isKind(found) && found[0] === 'is') return ticks(place, found.slice(1) as string[]);
  if (isKind(found) && found[0] === 'like') return inOneLine(place);
  const { name, path, tools } = place;
  const called = (value: Data, index: number): Place => ({
    ...place,
    type,
    name: `${name} ${index + 1}`,
    path: `${path}[${index}]`,
    optional: false,
    value,
  });
  return itemsOf<Data>(place, {
    now: (place.value ?? []) as Data[],
    written: (items) => items,
    called,
    fields: (value, index, set) => [
      tools.field({ ...called(value, index), change: (next) => set(next ?? null) }),
    ],
    more: () => begin(tools, type, name.replace(/s$/, '')),
  });
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
  const now = Object.entries(isObject(place.value) ? place.value : {});
  const used = now.map(([key]) => key);
  const free = names.length ? names.find((name) => !used.includes(name)) : unused(used);
  return itemsOf<[string, Data]>(place, {
    now,
    written: Object.fromEntries,
    called: ([key]) => ({ ...place, name: key }),
    fields: (entry, _, set) => entryFields(place, entry, names, type, set),
    ...(free && { more: () => [free, begin(place.tools, type, 'field')] }),
  });
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
