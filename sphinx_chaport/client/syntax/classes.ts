/** Classes and what is in them. */
import type * as acorn from 'acorn';
import { parseSubscripts } from './chains';
import { parseAssignment } from './expressions';
import { parseMethod } from './functions';
import { checkTarget, parseName, parseWord } from './names';
import { finish } from './nodes';
import { type Key, type Lead, parseAccessor, parseKey, parseLead, startsKey } from './objects';
import { fail, type Privates, type Reader, within } from './reader';
import { closePrivates, createScope } from './scopes';
import { parseBody } from './statements';
import { eat, endStatement, expect, is, next } from './tokens';

type Element = acorn.MethodDefinition | acorn.PropertyDefinition | acorn.StaticBlock;

export function parseClass(
  r: Reader,
  isStatement: boolean,
): acorn.ClassDeclaration | acorn.ClassExpression {
  const { start } = r;
  expect(r, 'class');
  return within(r, { strict: true }, () => {
    const hasName = isStatement || (r.kind === 'name' && !is(r, 'extends'));
    const id = hasName ? parseName(r) : null;
    if (id && isStatement) checkTarget(r, id, 'lexical');
    const superClass = eat(r, 'extends') ? parseSubscripts(r) : null;
    const body = parseClassBody(r, superClass !== null);
    const fields = { id, superClass, body } as never;
    return isStatement
      ? (finish(r, 'ClassDeclaration', start, fields) as acorn.ClassDeclaration)
      : finish(r, 'ClassExpression', start, fields);
  });
}

function parseClassBody(r: Reader, isDerived: boolean): acorn.ClassBody {
  const { start } = r;
  const privates: Privates = { declared: new Map(), used: [], outer: r.context.privates };
  const body: Element[] = [];
  within(r, { privates, in: true }, () => {
    expect(r, '{');
    while (!is(r, '}')) {
      if (eat(r, ';')) continue;
      const element = parseElement(r, isDerived);
      checkElement(element, body, privates);
      body.push(element);
    }
  });
  next(r);
  closePrivates(privates);
  return finish(r, 'ClassBody', start, { body });
}

function checkElement(element: Element, others: Element[], { declared }: Privates): void {
  if (element.type === 'StaticBlock') return;
  if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
    const isConstructor = (each: Element) => 'kind' in each && each.kind === 'constructor';
    if (others.some(isConstructor)) fail(element.start, 'A class has one constructor');
  }
  if (element.key.type !== 'PrivateIdentifier') return;
  const { name, start } = element.key;
  const side = element.static ? 'static ' : '';
  const kind = side + ('kind' in element ? element.kind : '');
  const known = declared.get(name);
  const pair = `${side}get ${side}set`;
  if (known !== undefined && ![`${known} ${kind}`, `${kind} ${known}`].includes(pair)) {
    fail(start, `\`#${name}\` is declared twice`);
  }
  declared.set(name, known === undefined ? kind : 'both');
}

function parseElement(r: Reader, isDerived: boolean): Element {
  const { start } = r;
  let named: Key | null = null;
  let isStatic = is(r, 'static');
  if (isStatic) {
    const key = parseWord(r);
    if (is(r, '{')) return parseStaticBlock(r, start);
    isStatic = startsKey(r) || is(r, '*');
    if (!isStatic) named = { key, computed: false };
  }
  const lead: Lead = named ? { async: false, generator: false, kind: '', named } : parseLead(r);
  const found = lead.named ?? parseElementKey(r);
  const isMethod = is(r, '(') || lead.kind || lead.async || lead.generator;
  if (isStatic && isNamed(found, 'prototype')) fail(found.key.start, 'A class has its prototype');
  return isMethod
    ? parseClassMethod(r, start, { ...found, isStatic, isDerived, lead })
    : parseField(r, start, { ...found, isStatic });
}

function parseElementKey(r: Reader): Key {
  if (r.kind !== 'private') return parseKey(r);
  const { start, cooked } = r;
  const name = (cooked as string).slice(1);
  if (name === 'constructor') fail(start, 'Nothing private is named constructor');
  next(r);
  return { key: finish(r, 'PrivateIdentifier', start, { name }) as never, computed: false };
}

function isNamed({ key, computed }: Key, name: string): boolean {
  if (computed) return false;
  return key.type === 'Identifier'
    ? key.name === name
    : key.type === 'Literal' && key.value === name;
}

interface Method extends Key {
  isStatic: boolean;
  isDerived: boolean;
  lead: Lead;
}

function parseClassMethod(
  r: Reader,
  start: number,
  { key, computed, isStatic, isDerived, lead }: Method,
): acorn.MethodDefinition {
  const { async, generator } = lead;
  const isConstructor = !isStatic && isNamed({ key, computed }, 'constructor');
  if (isConstructor && (lead.kind || async || generator)) {
    fail(key.start, 'A constructor is a plain method');
  }
  const superCall = isConstructor && isDerived;
  const value = lead.kind ? parseAccessor(r, lead.kind) : parseMethod(r, lead, superCall);
  const kind = isConstructor ? 'constructor' : lead.kind || 'method';
  return finish(r, 'MethodDefinition', start, { static: isStatic, computed, key, kind, value });
}

function parseField(
  r: Reader,
  start: number,
  { key, computed, isStatic }: Key & { isStatic: boolean },
): acorn.PropertyDefinition {
  if (isNamed({ key, computed }, 'constructor')) fail(key.start, 'No field is named constructor');
  const value = eat(r, '=') ? within(r, { ...OWN, field: true }, () => parseAssignment(r)) : null;
  endStatement(r);
  return finish(r, 'PropertyDefinition', start, { static: isStatic, computed, key, value });
}

/** What is run while the class is made is like a method, but is none. */
const OWN = {
  ...{ await: false, yield: false, return: false, newTarget: true },
  ...{ superProperty: true, superCall: false, block: false },
};

function parseStaticBlock(r: Reader, start: number): acorn.StaticBlock {
  expect(r, '{');
  const scope = createScope(r.context.scope, true);
  const body = within(r, { ...OWN, field: false, block: true, labels: [], scope }, () =>
    parseBody(r, '}'),
  );
  next(r);
  return finish(r, 'StaticBlock', start, { body });
}
