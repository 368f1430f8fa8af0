/** Objects, as expressions and as patterns, and the names of what is in them and in classes. */
import type * as acorn from 'acorn';
import { parseAssignment, parseSpread } from './expressions';
import { parseMethod } from './functions';
import { parseLiteral } from './literals';
import { checkName, parseName, parseWord } from './names';
import { finish } from './nodes';
import { parseDefault, parseList, parsePattern, parseRest } from './patterns';
import { fail, type Reader, unexpected, within } from './reader';
import { eat, expect, is } from './tokens';

export interface Key {
  key: acorn.Expression;
  computed: boolean;
}

export function parseObject(r: Reader): acorn.ObjectExpression {
  const { start } = r;
  expect(r, '{');
  let hasPrototype = false;
  const properties = parseList(r, '}', () => {
    const property = is(r, '...') ? parseSpread(r) : parseProperty(r);
    if (property.type === 'Property' && setsPrototype(property)) {
      if (hasPrototype) {
        r.doubtful.push({ at: property.key.start, message: '`__proto__` is given twice' });
      }
      hasPrototype = true;
    }
    return property;
  });
  return finish(r, 'ObjectExpression', start, { properties });
}

function setsPrototype({ key, kind, computed, method, shorthand }: acorn.Property): boolean {
  if (computed || method || shorthand || kind !== 'init') return false;
  return key.type === 'Identifier'
    ? key.name === '__proto__'
    : key.type === 'Literal' && key.value === '__proto__';
}

/** The words before a name that say what it is of; each is a name itself, where none follows. */
export interface Lead {
  async: boolean;
  generator: boolean;
  kind: 'get' | 'set' | '';
  named: Key | null;
}

export function parseLead(r: Reader): Lead {
  const lead: Lead = { async: false, generator: false, kind: '', named: null };
  const word = (...texts: string[]): string | null => {
    if (lead.named || !texts.includes(r.text) || r.escaped) return null;
    const { text } = r;
    const key = parseWord(r);
    const isBeforeName = startsKey(r) || (text === 'async' && is(r, '*'));
    if (isBeforeName && !(text === 'async' && r.lineBefore)) return text;
    lead.named = { key, computed: false };
    return null;
  };
  lead.async = word('async') !== null;
  lead.generator = !lead.named && eat(r, '*');
  if (!lead.async && !lead.generator) lead.kind = (word('get', 'set') ?? '') as Lead['kind'];
  return lead;
}

/** Whether a name follows, of a property or of an element of a class. */
export function startsKey(r: Reader): boolean {
  return /name|private|number|string/.test(r.kind) || is(r, '[');
}

export function parseKey(r: Reader): Key {
  if (eat(r, '[')) {
    const key = within(r, { in: true }, () => parseAssignment(r));
    expect(r, ']');
    return { key, computed: true };
  }
  const isLiteral = r.kind === 'number' || r.kind === 'string';
  return { key: isLiteral ? parseLiteral(r) : parseWord(r), computed: false };
}

function parseProperty(r: Reader): acorn.Property {
  const { start } = r;
  const { async, generator, kind, named } = parseLead(r);
  const { key, computed } = named ?? parseKey(r);
  const made = (value: acorn.Expression, fields: Partial<acorn.Property> = {}): acorn.Property =>
    finish(r, 'Property', start, {
      ...{ method: false, shorthand: false, computed, key, value, kind: 'init' },
      ...fields,
    }) as acorn.Property;
  if (kind) return made(parseAccessor(r, kind), { kind });
  if (is(r, '(')) return made(parseMethod(r, { async, generator }), { method: true });
  if (async || generator) unexpected(r);
  if (eat(r, ':')) return made(parseAssignment(r, true));
  if (computed || key.type !== 'Identifier') unexpected(r);
  return made(parseShorthand(r, key), { shorthand: true });
}

/** `{a = 1}` is no object, but may be a pattern. */
function parseShorthand(r: Reader, key: acorn.Identifier): acorn.Expression {
  const copy = checkedCopy(r, key);
  if (is(r, '=')) {
    r.doubtful.push({ at: r.start, message: 'Only a pattern has default values' });
  }
  return parseDefault(r, key.start, copy) as acorn.Expression;
}

function checkedCopy(r: Reader, key: acorn.Identifier): acorn.Identifier {
  checkName(r, key.name, key.start);
  return { ...key };
}

export function parseAccessor(r: Reader, kind: 'get' | 'set'): acorn.FunctionExpression {
  const value = parseMethod(r, {});
  const [first] = value.params;
  if (value.params.length !== Number(kind === 'set')) {
    fail(value.start, `${kind}ter takes ${kind === 'get' ? 'nothing' : 'one value'}`);
  }
  if (first?.type === 'RestElement') fail(first.start, 'A setter takes one value');
  return value;
}

export function parsePropertyOfPattern(r: Reader): acorn.AssignmentProperty | acorn.RestElement {
  const { start } = r;
  if (is(r, '...')) return parseRest(r, () => parseName(r));
  const { key, computed } = parseKey(r);
  const shorthand = !eat(r, ':');
  if (shorthand && (computed || key.type !== 'Identifier' || is(r, '('))) unexpected(r);
  const left = shorthand ? checkedCopy(r, key as acorn.Identifier) : parsePattern(r);
  const value = parseDefault(r, shorthand ? start : left.start, left);
  return finish(r, 'Property', start, {
    ...{ method: false, shorthand, computed, key, value, kind: 'init' },
  }) as acorn.AssignmentProperty;
}
