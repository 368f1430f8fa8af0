/**
 * Makes a form ready for the checker, line by line as it was: marks where the widget's script may arrive, and
 * lets the checker follow the promises of async functions.
 */
import { apply, before, type Edits, insert, newEdits, replace } from './edits';
import { spansOf, written } from './origins';
import { caught, isFunction, type Node, parse, problemAt, type Tree } from './parse';
import { joined, type Piece, piecesOf } from './positions';
import type { ProblemData } from './types';

export interface Prepared {
  /** What runs: calls of `__at(k)` and `__track(promise)` stand in it. */
  code: string;
  /** How many places there are: `k` is from 0 up to, but not including, this. */
  places: number;
  /** The way back from `code`: to the given code, or over `base`. */
  positions: Piece[];
  /** Why the code cannot run; then nothing else says anything. */
  problem: ProblemData | null;
}

/** More places than these make no more sure. */
const PLACES = 20;

/** `base` is the way back from the given code to the author's. */
export function prepare(code: string, base?: Piece[] | null): Prepared {
  const read: { tree?: Tree } = {};
  const error = caught(() => {
    read.tree = parse(code);
  });
  const { tree } = read;
  if (!tree) {
    const problem = error && problemAt(code, error);
    return { code: '', places: 0, positions: [], problem };
  }
  const edits = newEdits(code);
  const places = mark(edits, placesIn(tree.nodes));
  for (const node of tree.nodes) {
    if (isAsync(node)) follow(edits, tree, node);
    if (node.type !== 'ImportExpression') continue;
    insert(edits, node.start, '__track(');
    insert(edits, node.end, ')');
  }
  const { code: prepared, positions } = written(edits);
  return {
    code: prepared,
    places,
    positions: base ? joined(positions, base) : positions,
    problem: null,
  };
}

/** The same for forms that are still edits of the author's code, without reading what they make of it. */
export function preparer(tree: Tree): (edits: Edits) => Prepared {
  const { nodes } = tree;
  const waits = nodes.some((node) => isAsync(node) || node.type === 'ImportExpression');
  const found = placesIn(nodes);
  return (edits) => {
    if (waits) {
      const { code, positions } = written(edits);
      return prepare(code, positions);
    }
    const places = mark(edits, found, firstInside(tree, edits));
    const code = apply(edits);
    // Nobody asks where the code of an example that is right comes from.
    const positions = () => piecesOf(code, edits.source, spansOf(edits));
    return {
      code,
      get positions() {
        return positions();
      },
      places,
      problem: null,
    };
  };
}

/** Marks the places, and says how many they are. */
function mark(edits: Edits, places: number[], first = -1): number {
  for (const [index, at] of places.entries()) {
    const text = `__at(${index});`;
    if (edits.wrapped && at === first) before(edits, edits.wrapped.start, text);
    else insert(edits, edits.begins.get(at) ?? at, text);
  }
  return places.length;
}

/** The first of the statements that were put into one, which begins before all that was inserted there. */
function firstInside({ program }: Tree, { wrapped }: Edits): number {
  const first = program.body.find(
    ({ type, start }) => wrapped && start >= wrapped.start && type !== 'EmptyStatement',
  );
  return first?.start ?? -1;
}

/** Where a statement follows another, in source order, as many as make sense. Both forms of an example have equally many. */
export function placesIn(nodes: Node[]): number[] {
  const places: number[] = [];
  for (const node of nodes) {
    const list = listOf(node)?.filter(({ type }) => type !== 'EmptyStatement');
    if (!list) continue;
    for (const each of list.slice(1)) if (!('directive' in each)) places.push(each.start);
  }
  return chosen(places.sort((a, b) => a - b));
}

function listOf(node: Node): Node[] | null {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return null;
  }
}

function chosen(places: number[]): number[] {
  if (places.length <= PLACES) return places;
  return Array.from({ length: PLACES }, (_, index) => {
    const at = Math.round((index * (places.length - 1)) / (PLACES - 1));
    return places[at] ?? 0;
  });
}

type AsyncFunction = Extract<Node, { body: Node; async: boolean }>;

function isAsync(node: Node): node is AsyncFunction {
  return isFunction(node) && node.async && !node.generator;
}

/** `async f(a) { BODY }` becomes `f(a) { return __track((async () => { BODY })()) }`; `this` and `arguments` stay. */
function follow(edits: Edits, tree: Tree, fn: AsyncFunction): void {
  const parent = tree.parents.get(fn);
  // A statement of nothing but a function: nobody calls it, and its first sign could join the line before.
  if (parent?.type === 'ExpressionStatement') return;
  const at = asyncWord(tree, fn, parent);
  // In a class, the end of the field before may rest on the word.
  const guard = parent?.type === 'MethodDefinition' && !parent.static ? ';' : '';
  replace(edits, at, at + 'async'.length, guard);
  const { body } = fn;
  if (body.type === 'BlockStatement') {
    insert(edits, body.start + 1, ' return __track((async () => {');
    insert(edits, body.end - 1, '})()); ');
    return;
  }
  insert(edits, arrowEnd(tree, fn), ' __track((async () =>');
  insert(edits, fn.end, ')())');
}

function asyncWord(tree: Tree, fn: Node, parent: Node | undefined): number {
  const method =
    parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method);
  if (!method || !parent) return fn.start;
  if (parent.type !== 'MethodDefinition' || !parent.static) return parent.start;
  const second = tree.tokens.findIndex((token) => token.start === parent.start) + 1;
  return tree.tokens[second]?.start ?? parent.start;
}

/** Behind the `=>` of a function whose body is an expression, perhaps in brackets. */
function arrowEnd(tree: Tree, fn: AsyncFunction): number {
  const before = tree.tokens.filter(
    ({ type, start }) => type.label === '=>' && start >= fn.start && start < fn.body.start,
  );
  return before.at(-1)?.end ?? fn.body.start;
}
