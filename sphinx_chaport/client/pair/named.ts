/** What the build shows: pairs, with where names of the registry stand in the code of each form. */

import { type Api, type ApiCall, findApi } from './api';
import * as plain from './derive';
import { commandOf, configSetBy, isKnown, type Kind } from './names';
import { codePoints, keyName, type Node, parse } from './parse';
import type { Facts, Form, Pair, Request } from './types';

/** A registered name in a form's code, in code points. */
export interface Name {
  start: number;
  end: number;
  kind: Kind;
  name: string;
}

export interface NamedForm extends Form {
  names: Name[];
}

export interface NamedPair extends Pair {
  traditional: NamedForm;
  queue: NamedForm;
}

export function derive(request: Request, facts: Facts): NamedPair {
  return named(plain.derive(request, facts), facts);
}

export function deriveCall(method: string, args: string, facts: Facts): NamedPair {
  return named(plain.deriveCall(method, args, facts), facts);
}

function named({ traditional, queue, problems }: Pair, facts: Facts): NamedPair {
  const withNames = (form: Form): NamedForm => ({ ...form, names: namesIn(form.code, facts) });
  return { traditional: withNames(traditional), queue: withNames(queue), problems };
}

function namesIn(code: string | null, facts: Facts): Name[] {
  if (code === null) return [];
  const api = findApi(parse(code));
  const found = [
    ...api.calls.flatMap((call) => callMarks(call, facts)),
    ...optionMarks(api, facts),
  ];
  return inCodePoints(
    code,
    found.sort((a, b) => a.start - b.start),
  );
}

/** A name of the registry as it stands in the code, be it in quotes; nothing where it is none. */
function marksAt(
  facts: Facts,
  node: Node | null | undefined,
  kind: Kind,
  name: string | undefined,
): Name[] {
  if (!node || name === undefined || !isKnown(facts, kind, name)) return [];
  const quoted = node.type === 'Identifier' ? 0 : 1;
  return [{ start: node.start + quoted, end: node.end - quoted, kind, name }];
}

function callMarks(found: ApiCall, facts: Facts): Name[] {
  const { method, name, args, event } = commandOf(found);
  return [...marksAt(facts, name, 'method', method), ...marksAt(facts, args[0], 'event', event)];
}

/** The keys of `window.chaportConfig = { ... }`. */
function optionMarks(api: Api, facts: Facts): Name[] {
  const found: Name[] = [];
  for (const node of api.tree.nodes) addKeys(configSetBy(node), '', facts, found);
  return found;
}

function addKeys(node: Node | null | undefined, prefix: string, facts: Facts, found: Name[]): void {
  if (node?.type !== 'ObjectExpression') return;
  for (const each of node.properties) {
    const key = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || key === undefined) continue;
    const name = prefix + key;
    found.push(...marksAt(facts, each.key, 'option', name));
    addKeys(each.value, `${name}.`, facts, found);
  }
}

function inCodePoints(code: string, marks: Name[]): Name[] {
  let at = 0;
  let points = 0;
  return marks.map(({ start, end, kind, name }) => {
    points += codePoints(code.slice(at, start), start - at);
    at = start;
    return {
      start: points,
      end: points + codePoints(code.slice(start, end), end - start),
      kind,
      name,
    };
  });
}
