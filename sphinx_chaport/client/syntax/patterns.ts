/** What can be assigned to: patterns, and expressions that turn out to be patterns. */
import type * as acorn from 'acorn';
import { parseAssignment } from './expressions';
import { checkTarget, parseName } from './names';
import { type Expression, finish, type Node, type Pattern } from './nodes';
import { parsePropertyOfPattern } from './objects';
import { fail, type Reader } from './reader';
import type { Declaring } from './scopes';
import { eat, expect, is } from './tokens';

// -- expressions that turn out to be patterns -------------------------------------------------------

/** The expression as a pattern. `isDeclared` is of parameters, which are names. */
export function toPattern(r: Reader, node: Node, isDeclared: boolean): Pattern {
  checkBrackets(r, node, isDeclared);
  switch (node.type) {
    case 'Identifier':
      if (node.name === 'await' && r.context.await) fail(node.start, '`await` is no name here');
      return node;
    case 'ObjectExpression':
      return changed(node, 'ObjectPattern', () => {
        for (const each of node.properties) {
          const found: Node = toPattern(r, each, isDeclared);
          if (found.type === 'RestElement' && /Pattern$/.test(found.argument.type)) {
            fail(found.argument.start, 'The rest of an object is a name');
          }
        }
      });
    case 'Property':
      if (node.kind !== 'init') fail(node.key.start, 'A pattern has no getters and setters');
      toPattern(r, node.value, isDeclared);
      return node as never;
    case 'ArrayExpression':
      return changed(node, 'ArrayPattern', () => toPatterns(r, node.elements, isDeclared));
    case 'SpreadElement':
      return restOf(r, node, isDeclared);
    case 'AssignmentExpression':
      return withDefault(r, node, isDeclared);
    case 'MemberExpression':
      if (!isDeclared) return node;
  }
  if (/Pattern|Rest/.test(node.type)) return node as Pattern;
  failTarget(node);
}

export function toPatterns(
  r: Reader,
  nodes: readonly (Node | null)[],
  isDeclared: boolean,
): Pattern[] {
  for (const each of nodes) if (each) toPattern(r, each, isDeclared);
  return nodes as Pattern[];
}

/** A name or a member may stand in brackets, where it is set; a pattern may not, nor what is declared. */
function checkBrackets(r: Reader, node: Node, isDeclared: boolean): void {
  const at = r.bracketed.get(node);
  if (at === undefined) return;
  if (isDeclared || /^(?:Object|Array|Assignment)/.test(node.type))
    fail(at, 'A pattern does not stand in brackets');
}

function changed(node: Node, type: string, change: () => void): Pattern {
  Object.assign(node, { type });
  change();
  return node as Pattern;
}

function restOf(r: Reader, node: acorn.SpreadElement, isDeclared: boolean): Pattern {
  const comma = r.commas.get(node);
  if (comma !== undefined) failRest(comma);
  return changed(node, 'RestElement', () => {
    const { argument } = node;
    toPattern(r, argument, isDeclared);
    if ((argument as Node).type === 'AssignmentPattern') {
      fail(argument.start, 'The rest has no default value');
    }
  });
}

function withDefault(r: Reader, node: acorn.AssignmentExpression, isDeclared: boolean): Pattern {
  if (node.operator !== '=') fail(node.left.end, 'A default value stands behind `=`');
  return changed(node, 'AssignmentPattern', () => {
    Reflect.deleteProperty(node, 'operator');
    toPattern(r, node.left, isDeclared);
  });
}

function failRest(at: number): never {
  fail(at, 'Nothing follows the rest');
}

function failTarget(node: Node): never {
  fail(node.start, 'This cannot be set');
}

// -- names in patterns ------------------------------------------------------------------------------

/** Declares what a pattern names, or with null looks that it can be set. */
export function checkPattern(r: Reader, node: Node, how: Declaring | null): void {
  eachTarget(node, (target) => {
    if (target.type === 'Identifier') checkTarget(r, target, how);
    else if (target.type !== 'MemberExpression' || how) failTarget(target);
  });
}

/** What is set in the end. */
export function eachTarget(node: Node, hear: (target: Node) => void): void {
  const again = (inner: Node | null): void => {
    if (inner) eachTarget(inner, hear);
  };
  if (node.type === 'ObjectPattern') node.properties.forEach(again);
  else if (node.type === 'ArrayPattern') node.elements.forEach(again);
  else if (node.type === 'Property') again(node.value);
  else if (node.type === 'AssignmentPattern') again(node.left);
  else if (node.type === 'RestElement') again(node.argument);
  else hear(node);
}

// -- patterns from the start ------------------------------------------------------------------------

/** A name, or a pattern in brackets. */
export function parsePattern(r: Reader): Pattern {
  const { start } = r;
  if (eat(r, '[')) {
    const elements = parsePatterns(r, ']', true) as (Pattern | null)[];
    return finish(r, 'ArrayPattern', start, { elements });
  }
  if (eat(r, '{')) {
    const properties = parseList(r, '}', () => parsePropertyOfPattern(r));
    return finish(r, 'ObjectPattern', start, { properties });
  }
  return parseName(r);
}

/** A list up to what closes it; `hasHoles` allows nothing between two commas. */
export function parsePatterns(r: Reader, close: string, hasHoles: boolean): (Pattern | null)[] {
  return parseList<Pattern | null>(r, close, () => {
    if (hasHoles && is(r, ',')) return null;
    return is(r, '...')
      ? parseRest(r, () => parsePattern(r))
      : parseDefault(r, r.start, parsePattern(r));
  });
}

/** The last of a pattern's elements. */
export function parseRest(r: Reader, parse: () => Pattern): acorn.RestElement {
  const { start } = r;
  expect(r, '...');
  const rest = finish(r, 'RestElement', start, { argument: parse() });
  if (is(r, ',')) failRest(r.start);
  return rest;
}

/** The pattern with its default value, if it has one. */
export function parseDefault(r: Reader, start: number, left: Pattern): Pattern {
  if (!eat(r, '=')) return left;
  const right: Expression = parseAssignment(r);
  return finish(r, 'AssignmentPattern', start, { left, right });
}

/** What stands between commas, up to what closes it; a comma may be the last. */
export function parseList<T>(r: Reader, close: string, parse: () => T): T[] {
  const found: T[] = [];
  while (!eat(r, close)) {
    if (found.length > 0) {
      expect(r, ',');
      if (eat(r, close)) break;
    }
    found.push(parse());
  }
  return found;
}
