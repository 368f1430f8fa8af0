/** The facts of code that parses. */
import type * as acorn from 'acorn';
import { eventOf, findApi } from '../pair/api';
import { commandOf } from '../pair/names';
import { type Node, stringValue, type Tree } from '../pair/parse';
import { addressIn } from './addresses';
import { addConfig, assigned, configOf, type Reading } from './configs';
import type { Facts } from './facts';
import { decodedPart, factAt, type LineOf, type Piece } from './piece';
import { addMember, faultOf, type Stub, stubIn } from './stub';
import { nodesIn, pathOf } from './syntax';
import { holdsCode, textOf } from './texts';

/** Reads a text that stands in the code as a page or script of its own. */
export type ReadInner = (piece: Piece) => void;

export function readProgram(
  tree: Tree,
  piece: Piece,
  facts: Facts,
  lineOf: LineOf,
  inner: ReadInner,
  inParts: boolean,
): void {
  const nodes = nodesIn(tree.program);
  const reading: Reading = { piece, lineOf, variables: variablesIn(nodes), inParts };
  const stubs: Stub[] = [];
  for (const node of nodes) {
    if (node.type === 'AssignmentExpression') assignment(node, stubs, facts, reading, tree);
    else if (node.type === 'VariableDeclarator') declaration(node, facts, reading);
    else if (node.type === 'CallExpression') assignCall(node, facts, reading);
  }
  for (const stub of stubs) {
    facts.stubs.push({ ...factAt(piece, stub.at, lineOf), fault: faultOf(stub) });
  }
  readTexts(nodes, piece, facts, lineOf, inner);
  addCalls(tree, piece, facts, lineOf);
}

/** The texts of the code, each once: those of a sum belong to the sum. */
function readTexts(
  nodes: Node[],
  piece: Piece,
  facts: Facts,
  lineOf: LineOf,
  inner: ReadInner,
): void {
  const seen = new Set<Node>();
  for (const node of nodes) {
    const text = seen.has(node) ? null : textOf(node, piece.text);
    if (text === null) continue;
    for (const each of nodesIn(node)) seen.add(each);
    if (holdsCode(text.text)) inner(decodedPart(piece, text, { hasHoles: true }));
    else facts.addresses.push(...(addressIn(text.text, node.start, piece, lineOf) ?? []));
  }
}

/** Variables that are set once, where they are declared. */
function variablesIn(nodes: Node[]): Map<string, acorn.Expression> {
  const found = new Map<string, acorn.Expression>();
  const several = new Set<string>();
  for (const node of nodes) {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
      several.add(node.left.name);
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') continue;
    if (found.has(node.id.name)) several.add(node.id.name);
    if (node.init) found.set(node.id.name, node.init);
  }
  for (const name of several) found.delete(name);
  return found;
}

function assignment(
  node: acorn.AssignmentExpression,
  stubs: Stub[],
  facts: Facts,
  reading: Reading,
  tree: Tree,
): void {
  if (!/^(?:=|\|\|=|\?\?=)$/.test(node.operator)) return;
  const before = facts.configs.length;
  const isConfig = addConfig(facts.configs, node.left, node.right, reading);
  const added = facts.configs[before];
  if (added) switchedOff(node, added, tree);
  const stub = stubIn(node, (value) => standsFor(value, reading));
  if (stub) stubs.push(stub);
  else if (!isConfig) {
    const last = stubs[stubs.length - 1];
    if (last) addMember(last, node);
  }
}

/** `w.chaport || {}`, `v3 = {}` and variables as what they come to. */
function standsFor(value: Node, { variables }: Reading): Node {
  let node = value;
  for (let step = 0; step < 8; step++) {
    if (node.type === 'LogicalExpression' || node.type === 'AssignmentExpression')
      node = node.right;
    else if (node.type === 'Identifier') node = variables.get(node.name) ?? node;
    else break;
  }
  return node;
}

/** `if (false) { ... }` is a way to switch code off, too. */
function switchedOff(node: Node, config: { state: string; why: string }, tree: Tree): void {
  let child = node;
  for (let parent = tree.parents.get(child); parent; parent = tree.parents.get(child)) {
    const isNever =
      (parent.type === 'IfStatement' && parent.consequent === child && isFalse(parent.test)) ||
      (parent.type === 'LogicalExpression' &&
        parent.operator === '&&' &&
        parent.right === child &&
        isFalse(parent.left));
    if (isNever && config.state === 'live') Object.assign(config, { state: 'inert', why: 'if' });
    child = parent;
  }
}

function isFalse(node: Node): boolean {
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return node.argument.type === 'Literal' && Boolean(node.argument.value);
  return node.type === 'Literal' && !node.value;
}

/** `var chaportConfig = { ... }` at the top of a classic script. */
function declaration(node: acorn.VariableDeclarator, facts: Facts, reading: Reading): void {
  if (node.id.type !== 'Identifier' || node.id.name !== 'chaportConfig' || !node.init) return;
  if (node.init.type === 'ObjectExpression') addConfig(facts.configs, node.id, node.init, reading);
}

/** `Object.assign(window, { chaportConfig: { ... } })`, `Object.assign(window.chaportConfig, { ... })`. */
function assignCall(node: acorn.CallExpression, facts: Facts, reading: Reading): void {
  if (pathOf(node.callee).join('.') !== 'Object.assign') return;
  const [target, ...given] = node.arguments;
  if (!target) return;
  const name = assigned(pathOf(target));
  const properties = given.flatMap((each) =>
    each.type === 'ObjectExpression' ? each.properties : [],
  );
  for (const each of properties) {
    if (each.type !== 'Property' || each.key.type !== 'Identifier') continue;
    const isOption = name?.version === 3 && !name.inner.length;
    if (isOption) addConfig(facts.configs, member(target, each), each.value, reading);
    else if (!name && each.key.name === 'chaportConfig') {
      facts.configs.push(...(configOf(3, each.start, each.value, reading) ?? []));
    }
  }
}

function member(object: Node, { key, start, end }: acorn.Property): Node {
  return {
    type: 'MemberExpression',
    object,
    property: key,
    computed: false,
    optional: false,
    start,
    end,
  } as acorn.MemberExpression;
}

function addCalls(tree: Tree, piece: Piece, facts: Facts, lineOf: LineOf): void {
  const add = (kind: 'method' | 'event', name: string | undefined, at: number | undefined) => {
    if (name === undefined || at === undefined) return;
    facts.calls.push({ ...factAt(piece, at, lineOf), kind, name });
  };
  for (const call of findApi(tree).calls) {
    const { callee } = call;
    if (call.method !== 'q') {
      add(
        'method',
        call.method,
        callee.type === 'MemberExpression' ? callee.property.start : callee.start,
      );
      add('event', eventOf(call), call.call.arguments[0]?.start);
      continue;
    }
    const { method, name, args } = commandOf(call);
    add('method', method, name?.start);
    if (method === 'on') add('event', stringValue(args[0] ?? undefined), args[0]?.start);
  }
}
