/** From types to fields: one renderer for arguments, options and what the visitor and the account are. */
import { isKind, type Kind, type Properties, resolved, type Type } from '../../core/api';
import type { Data } from '../../read/values';
import { make, named } from '../dom';
import { callback } from './callbacks';
import { colour } from './colour';
import { list, map, rule } from './lists';
import {
  accountOf,
  begin,
  block,
  caption,
  choice,
  expression,
  group,
  number,
  type Place,
  swap,
  text,
  untouched,
  wordOr,
} from './place';
import { isObject, shapeOf, shapeOfType, type Value } from './values';

/** The field for a place. */
export function field(place: Place): HTMLElement {
  const { type, value } = place;
  const found = resolved(type);
  const shape = shapeOfType(type);
  if (found === 'function') return callback(place);
  if (found === 'any' || found === 'target') return expression(place);
  // An `or` and a choice show what they do not know themselves.
  const free = shape === '' || (isKind(found) && found[0] === 'is') || found === 'boolean';
  if (value !== undefined && !free && shapeOf(value) !== shape) return foreign(place);
  if (type === 'AutoInvitation') return invitation(place);
  if (typeof found === 'string') return simple(place, found);
  return isKind(found) ? ofKind(place, found) : properties(place, found);
}

function simple(place: Place, type: string): HTMLElement {
  if (type === 'number') return number(place);
  if (type === 'boolean') return oneOf(place, [true, false]);
  if (type === 'object') return map(place, 'string', 'Comparable');
  return text(place, suggestions(place));
}

function ofKind(place: Place, kind: Kind): HTMLElement {
  switch (kind[0]) {
    case 'or':
      return kind.includes('colors') ? colour(place) : either(place, kind.slice(1) as Type[]);
    case 'is':
      return oneOf(place, kind.slice(1) as Data[]);
    case 'like':
      return text(place);
    case 'list':
      return list(place, kind[1]);
    case 'tuple':
      return group(place, ...tuple(place, kind[1]));
    case 'map':
      return kind[3] ? rule(place, kind[2]) : map(place, kind[1], kind[2]);
  }
}

function oneOf(place: Place, values: Data[]): HTMLElement {
  return choice(
    place,
    values.map((value) => [String(value), value]),
  );
}

function foreign(place: Place): HTMLElement {
  const line: HTMLElement = untouched(place, () =>
    swap(place, line, place.optional ? undefined : begin(place.tools, place.type, place.name)),
  );
  return line;
}

/** What of the account a text may name. */
function suggestions({ path, tools }: Place): string[] {
  const { triggers, operators } = accountOf(tools);
  if (/^ids?\b|triggers\.(en|dis)abled/.test(path)) return triggers.map(({ id }) => id);
  return /Config\.operators/.test(path) ? operators.flatMap(({ id, name }) => [id, name]) : [];
}

/** A choice between types, and the field of the chosen one. */
function either(place: Place, types: Type[]): HTMLElement {
  const { tools, name, path, value } = place;
  const shapes = types.map(shapeOfType);
  const at = shapes.indexOf(shapeOf(value));
  if (value !== undefined && at < 0) return foreign(place);
  const box = make('div', 'chaport-fields-either');
  const words = shapes.map((shape, index): [string, Value] => [
    wordOr(tools, `forms.kind.${name}.${shape}`, tools.context.say(`forms.kind.${shape}`)),
    index,
  ]);
  const chosen = value === undefined ? undefined : at;
  const change = (index: Value) => {
    const type = types[index as number];
    if (index !== chosen) swap(place, box, type && begin(tools, type, name));
  };
  box.append(choice({ ...place, path: '', value: chosen, change }, words));
  const type = types[at];
  // Of what has a single value there is nothing to be said.
  const single = type === 'null' || (type && isKind(type) && type[0] === 'is');
  if (type && !single) box.append(tools.field({ ...place, type, optional: false }));
  else box.dataset.path = path;
  return box;
}

// -- objects ----------------------------------------------------------------------------------

/** What the fields of its parts ask of a place. */
type Whole = Omit<Place, 'type' | 'name'>;

/** An optional object is folded until it is asked for: it may hold itself. */
function properties(place: Place, types: Properties): HTMLElement {
  if (!place.optional) return block(place, ...objectFields(place, types));
  const hint = make('code');
  const show = (value: Value) => {
    const { context, deriver } = place.tools;
    hint.className = value === undefined ? 'chaport-fields-unset' : '';
    hint.textContent =
      value === undefined ? context.say('forms.unset') : deriver.literal(value).slice(0, 99);
  };
  const change = (value: Value) => {
    show(value);
    place.change(value);
  };
  show(place.value);
  const box = named(make('div'), place.name, 'group');
  const fold = make(
    'details',
    'chaport-fields-fold',
    make('summary', '', caption(place), ' ', make('span', 'chaport-fields-hint', hint)),
    box,
  );
  fold.dataset.path = place.path;
  const fill = () => {
    if (fold.open && !box.firstChild) box.append(...objectFields({ ...place, change }, types));
  };
  fold.addEventListener('toggle', fill);
  return fold;
}

export function objectFields(place: Whole, types: Properties): HTMLElement[] {
  let now = isObject(place.value) ? place.value : {};
  return Object.entries(types).map(([key, type]) => {
    const name = key.replace('?', '');
    return place.tools.field({
      type,
      name,
      path: `${place.path}.${name}`,
      optional: key.endsWith('?'),
      value: now[name],
      tools: place.tools,
      change(value) {
        const { [name]: _, ...rest } = now;
        now = value === undefined ? rest : { ...rest, ...now, [name]: value };
        place.change(place.optional && !Object.keys(now).length ? undefined : now);
      },
    });
  });
}

/** The fields of values that stand one behind the other; `path` is what messages call each. */
export function tuple(
  place: Place,
  types: Properties,
  path = (_: string, index: number) => `${place.path}[${index}]`,
  gap: Data = 0,
): HTMLElement[] {
  let now: Value[] = Array.isArray(place.value) ? place.value : [];
  return Object.entries(types).map(([key, type], index) => {
    const name = key.replace(/[?.]/g, '');
    const rest = key.startsWith('...');
    return place.tools.field({
      type: rest ? ['list', type] : type,
      name,
      path: path(name, index),
      optional: rest || key.endsWith('?') || (place.optional && !index),
      value: rest ? (now.slice(index) as Data[]) : now[index],
      tools: place.tools,
      change(value) {
        now = rest
          ? [...now.slice(0, index), ...((value ?? []) as Data[])]
          : Object.assign([...now], { [index]: value });
        while (now.length && now.at(-1) === undefined) now.pop();
        const none = place.optional && now[0] === undefined;
        place.change(
          none ? undefined : Array.from(now, (one) => one ?? (one === null ? one : gap)),
        );
      },
    });
  });
}

/** An auto-invitation of one's own, or a copy of one of the account's. */
function invitation(place: Place): HTMLElement {
  const taken = accountOf(place.tools).triggers.map(({ id, message }): [string, Value] => [
    message,
    { id, message },
  ]);
  const change = (value: Value) => value !== undefined && swap(place, box, value);
  const name = '@account';
  const from = { ...place, name, path: '', value: undefined, optional: true, change };
  const fields = objectFields(place, resolved(place.type) as Properties);
  const box: HTMLElement = block(place, ...fields, ...(taken.length ? [choice(from, taken)] : []));
  return box;
}
