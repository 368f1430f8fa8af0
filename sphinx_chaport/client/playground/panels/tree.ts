/** Data as a tree that opens and closes, with what has changed since the last time marked in words. */
import type { Say } from '../types';
import { fill, folded, make } from './elements';
import { isBranch, itemsOf, sizeOf, written } from './values';

const ITEMS = 100;
const DEPTH = 6;

export interface Tree {
  element: HTMLElement;
  /** Without `before`, nothing is marked. */
  draw(value: object, before: object | null): void;
}

/** A value at its place, and what was there before: nothing, where `known` is false. */
interface Item {
  path: string;
  key: string;
  value: unknown;
  known: boolean;
  before: unknown;
}

export function createTree(say: Say): Tree {
  const element = make('ul', 'tree');
  const nodes = new Map<string, HTMLLIElement>();
  /** What stands at each: what is still true is not drawn again. */
  const said = new Map<string, string>();

  function draw(parent: Element, path: string, value: object, before: object): void {
    const here = itemsOf(value, ITEMS).map(([key, each]) =>
      shown({ path: `${path}/${key}`, key, value: each, ...earlier(before, key) }),
    );
    const gone = itemsOf(before, ITEMS)
      .filter(([key]) => !Object.hasOwn(value, key))
      .map(([key, each]) => leaf(`${path}/${key}`, key, each, say('state.gone')));
    const left = sizeOf(value) - ITEMS;
    if (left > 0) here.push(make('li', 'quiet', say('state.left', { n: left })));
    fill(parent, [...here, ...gone]);
  }

  function shown(item: Item): HTMLLIElement {
    const { path, key, value, before } = item;
    if (!isBranch(value) || !sizeOf(value) || path.split('/').length > DEPTH) {
      return leaf(path, key, value, markOf(item));
    }
    const [node, head, list] = branch(`${path}/`);
    const mark = markOf(item);
    // What has changed is to be seen, until the reader closes it.
    if (label(`${path}/`, head, key, value, mark) && mark)
      node.firstElementChild?.setAttribute('open', '');
    draw(list, path, value, isBranch(before) ? before : value);
    return node;
  }

  function leaf(path: string, key: string, value: unknown, mark: string): HTMLLIElement {
    const node = nodes.get(path) ?? make('li');
    nodes.set(path, node);
    label(path, node, key, value, mark);
    return node;
  }

  function branch(path: string): [HTMLLIElement, Element, Element] {
    const node =
      nodes.get(path) ?? make('li', '', make('details', '', make('summary'), make('ul')));
    nodes.set(path, node);
    const [head, list] = node.firstElementChild?.children ?? [];
    return [node, head ?? node, list ?? node];
  }

  /** Whether it is another than before. */
  function label(path: string, head: Element, key: string, value: unknown, mark: string): boolean {
    const text = written(value);
    if (said.get(path) === text + mark) return false;
    said.set(path, text + mark);
    head.replaceChildren(make('code', 'key', key), ' ', make('code', 'value', folded(text, say)));
    if (mark) head.append(' ', make('mark', 'change', mark));
    return true;
  }

  function markOf({ value, known, before }: Item): string {
    if (!known) return say('state.new');
    const was = written(before);
    if (was === written(value)) return '';
    return isBranch(value) && isBranch(before)
      ? say('state.inside')
      : say('state.changed', { was: was.slice(0, ITEMS) });
  }

  return {
    element,
    draw: (value, before) => draw(element, '', value, before ?? value),
  };
}

function earlier(all: object, key: string): Pick<Item, 'known' | 'before'> {
  const known = Object.hasOwn(all, key);
  return { known, before: known ? (all as Record<string, unknown>)[key] : undefined };
}
