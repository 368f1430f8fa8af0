/** Data as a tree that opens and closes, with what has changed since the last time marked in words. */
import type { Say } from '../types';
import { fill, folded, make } from './elements';
import { isBranch, itemsOf, sizeOf, written } from './values';

/** Of one branch, of branches in branches, and of all: a stranger's value may hold itself. */
const ITEMS = 100;
const DEPTH = 6;
const MOST = 1000;

export interface Tree {
  element: HTMLElement;
  /** Without `before`, nothing is marked. */
  draw(value: object, before: object | null): void;
}

interface Place {
  path: string;
  /** How many there are above it, with itself. */
  depth: number;
  key: string;
}

/** A value at its place, and what was there before: nothing, where `known` is false. */
interface Item extends Place {
  value: unknown;
  known: boolean;
  before: unknown;
}

export function createTree(say: Say): Tree {
  const element = make('ul', 'tree');
  const nodes = new Map<string, HTMLLIElement>();
  /** What stands at each: what is still true is not drawn again. */
  const said = new Map<string, string>();
  let room = 0;

  function draw(parent: Element, place: Place, value: object, before: object): void {
    const items = itemsOf(value, Math.min(ITEMS, room));
    room -= items.length;
    const here = items.map(([key, each]) =>
      shown({ ...below(place, key), value: each, ...earlier(before, key) }),
    );
    const gone = itemsOf(before, ITEMS)
      .filter(([key]) => !Object.hasOwn(value, key))
      .map(([key, each]) => leaf(below(place, key), each, say('state.gone')));
    const left = sizeOf(value) - items.length;
    if (left > 0) here.push(make('li', 'quiet', say('state.left', { n: left })));
    fill(parent, [...here, ...gone]);
  }

  function shown(item: Item): HTMLLIElement {
    const { value, before } = item;
    const mark = markOf(item);
    if (!isBranch(value) || !sizeOf(value) || item.depth > DEPTH) return leaf(item, value, mark);
    const place = { ...item, path: `${item.path}/` };
    const [node, head, list] = branch(place);
    // What has changed is to be seen, until the reader closes it.
    if (label(place, head, value, mark) && mark) node.firstElementChild?.setAttribute('open', '');
    draw(list, place, value, isBranch(before) ? before : value);
    return node;
  }

  function leaf(place: Place, value: unknown, mark: string): HTMLLIElement {
    const node = nodes.get(place.path) ?? make('li');
    nodes.set(place.path, node);
    label(place, node, value, mark);
    return node;
  }

  function branch({ path }: Place): [HTMLLIElement, Element, Element] {
    const node =
      nodes.get(path) ?? make('li', '', make('details', '', make('summary'), make('ul')));
    nodes.set(path, node);
    const [head, list] = node.firstElementChild?.children ?? [];
    return [node, head ?? node, list ?? node];
  }

  /** Whether it is another than before. */
  function label({ path, key }: Place, head: Element, value: unknown, mark: string): boolean {
    const text = written(value);
    if (said.get(path) === text + mark) return false;
    said.set(path, text + mark);
    const whole = head.tagName === 'SUMMARY' ? text.slice(0, ITEMS) : folded(text, say);
    head.replaceChildren(make('code', 'key', key), ' ', make('code', 'value', whole));
    if (mark) head.append(' ', make('mark', 'change', mark));
    return true;
  }

  function markOf({ value, known, before }: Item): string {
    if (!known) return say('state.new');
    const was = written(before);
    if (was === written(value)) return '';
    return isBranch(value) && isBranch(before) && sizeOf(value)
      ? say('state.inside')
      : say('state.changed', { was: was.slice(0, ITEMS) });
  }

  return {
    element,
    draw(value, before) {
      room = MOST;
      draw(element, { path: '', depth: 0, key: '' }, value, before ?? value);
    },
  };
}

/** A path is the same for no two places, whatever the keys are. */
function below({ path, depth }: Place, key: string): Place {
  return { path: path + JSON.stringify(key), depth: depth + 1, key };
}

function earlier(all: object, key: string): Pick<Item, 'known' | 'before'> {
  const known = Object.hasOwn(all, key);
  return { known, before: known ? (all as Record<string, unknown>)[key] : undefined };
}
