/**
 * Whether code leaves nothing behind in the JavaScript context that runs it, so that other code may run there.
 *
 * It is tame where it never holds anything that outlives its own page: an object or a function of the language,
 * or of the sandbox around all pages. Such things it only calls, under a name that stands there. What it does
 * not hold, it can neither write on nor hand to somebody who does, so nothing but the window's own properties
 * can change, and those are brought back after each run. All that is not known here to be tame is not:
 *
 * - kinds of syntax: no `this`, class, generator, `async`, `try`, getter or tag (the switch below lists the others);
 * - free names: those of the page, those that the code itself gives a value, and some to be called;
 * - members: by a name that stands there; as a value only where nothing of the language has a member of this
 *   name that is no plain value; written only where nothing of the language has one at all.
 *
 * The checker runs such code with the language's own objects frozen, as a second wall; this is also why no
 * member is written that an object may inherit, which would then fail.
 */
import type * as acorn from 'acorn';
import { children, type Func, keyName, type Node, parse, staticName } from './parse';

/* @__NO_SIDE_EFFECTS__ */
const words = (text: string): Set<string> => new Set(text.split(' '));

/** What each page gets anew, and plain values. */
const PAGE = words(
  'chaport chaportConfig chaportSimulator console document location history undefined NaN Infinity innerWidth innerHeight',
);
const WINDOW = words('window self');
/** Functions that outlive a page: to be called, and nothing else. */
const CALLED = words(
  'setTimeout setInterval clearTimeout clearInterval requestAnimationFrame cancelAnimationFrame addEventListener ' +
    'removeEventListener alert parseInt parseFloat isNaN isFinite String Number Boolean encodeURIComponent ' +
    'decodeURIComponent encodeURI decodeURI',
);
const MADE = words('Date Map Set Error TypeError RangeError');
const STATIC: Record<string, Set<string>> = {
  Math: words('abs ceil floor max min pow random round sign sqrt trunc'),
  JSON: words('parse stringify'),
  Date: words('now parse UTC'),
  Object: words('entries keys values'),
  Array: words('isArray of'),
  Number: words('isFinite isInteger isNaN parseFloat parseInt'),
  performance: words('now'),
};
/** What else of the sandbox outlives a page, or is the window itself. */
const SHARED = words(
  'innerWidth innerHeight window self top parent frames performance queueMicrotask Event CustomEvent dispatchEvent globalThis',
);
/** Members of events and elements that are the window, or shared by all events. */
const OF_EVENTS = words(
  'target currentTarget view defaultView ownerDocument preventDefault stopPropagation stopImmediatePropagation',
);
/** Members that are texts and numbers, whoever has them, though some of the language compute them. */
const VALUES = words('length name message size');
/** Functions under these names are called by the engine, where nobody sees it in the code. */
const HOOKS = words('toString valueOf toJSON then constructor');
/** Kinds of nodes of which nothing has to be known but what is in them. */
const PLAIN = words(
  'ArrayExpression BinaryExpression BlockStatement BreakStatement ChainExpression ConditionalExpression ' +
    'ContinueStatement DoWhileStatement EmptyStatement ExpressionStatement ForStatement IfStatement Literal ' +
    'LogicalExpression ParenthesizedExpression Program ReturnStatement SequenceExpression SpreadElement ' +
    'SwitchCase SwitchStatement TemplateElement TemplateLiteral ThrowStatement VariableDeclaration WhileStatement',
);

/** What the language itself has; see `languageOf`. */
export interface Language {
  /** All names of members of its objects. */
  members: Set<string>;
  /** Those of them that may be more than plain values. */
  objects: Set<string>;
  /** The global names, with those that every object has. */
  globals: Set<string>;
}

/** To be asked before anything is added to the global scope but constructors, and what begins with a small letter. */
export function languageOf(global: object): Language {
  const names = Object.getOwnPropertyNames(global);
  const everywhere = Object.getOwnPropertyNames(Object.prototype);
  const language: Language = {
    members: new Set(),
    objects: new Set(),
    globals: new Set([...names, ...everywhere]),
  };
  const seen = new Set<unknown>();
  const waiting: unknown[] = names
    .filter((name) => /^[A-Z]/.test(name))
    .map((name) => Object.getOwnPropertyDescriptor(global, name)?.value);
  waiting.push(new Map().entries(), [].values(), ''[Symbol.iterator](), /x/, () => {});
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (Object(each) !== each || seen.has(each)) continue;
    seen.add(each);
    waiting.push(Object.getPrototypeOf(each), ...membersOf(each as object, language));
  }
  return language;
}

/** Notes the names of an object's members, and gives those that are objects. */
function membersOf(object: object, { members, objects }: Language): unknown[] {
  return Object.entries(Object.getOwnPropertyDescriptors(object)).flatMap(([name, found]) => {
    members.add(name);
    const plain = 'value' in found && Object(found.value) !== found.value;
    if (!plain) objects.add(name);
    return [found.value, found.get, found.set];
  });
}

/** All the code that runs together: programs, or texts of programs. */
export function areTame(codes: (Node | string)[], language: Language): boolean {
  const found: Found = { language, used: new Set(), given: new Set() };
  try {
    for (const each of codes) {
      if (!isTame(typeof each === 'string' ? parse(each).program : each, found)) return false;
    }
  } catch {
    return false;
  }
  const { used, given } = found;
  return (
    [...used].every((name) => PAGE.has(name) || given.has(name)) &&
    ![...given].some((name) => language.globals.has(name) || isShared(name))
  );
}

interface Found {
  language: Language;
  /** Names whose values the code takes, but for what it only calls. */
  used: Set<string>;
  /** Names that the code declares, or gives a value. */
  given: Set<string>;
}

function isShared(name: string): boolean {
  return [CALLED, MADE, SHARED].some((names) => names.has(name)) || Object.hasOwn(STATIC, name);
}

/** Whether the value of a node, and all that happens on the way, is tame. */
function isTame(node: Node, found: Found): boolean {
  switch (node.type) {
    case 'Identifier':
      found.used.add(node.name);
      return true;
    case 'MemberExpression':
      return isReadable(node, found);
    case 'CallExpression':
      return isCallable(node.callee, found) && areAll(node.arguments, found);
    case 'NewExpression':
      return isOf(MADE, node.callee) && areAll(node.arguments, found);
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return isTarget(node.left, found) && areAll(children(node).slice(1), found);
    case 'UpdateExpression':
      return isTarget(node.argument, found);
    case 'UnaryExpression':
      return (node.operator === 'delete' ? isTarget : isTame)(node.argument, found);
    case 'VariableDeclarator':
      return isTarget(node.id, found) && (!node.init || isTame(node.init, found));
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return isFunctionTame(node as Func, found);
    case 'ObjectExpression':
      return node.properties.every((each) =>
        each.type === 'Property' ? isPropertyTame(each, found) : isTame(each, found),
      );
    default:
      return PLAIN.has(node.type) && areAll(children(node), found);
  }
}

function areAll(nodes: Node[], found: Found): boolean {
  return nodes.every((each) => isTame(each, found));
}

function isOf(names: Set<string>, node: Node): boolean {
  return node.type === 'Identifier' && names.has(node.name);
}

function isFunctionTame(node: Func, found: Found): boolean {
  if (node.async || node.generator) return false;
  if (node.id) found.given.add(node.id.name);
  return node.params.every((each) => isTarget(each, found)) && isTame(node.body, found);
}

function isPropertyTame(node: acorn.Property, found: Found): boolean {
  const name = keyOf(node);
  if (name === undefined || node.kind !== 'init' || HOOKS.has(name)) return false;
  return isTame(node.value, found);
}

function keyOf(node: acorn.Property | acorn.AssignmentProperty): string | undefined {
  return legible(keyName(node) ?? numberOf(node.key));
}

function nameOf(node: acorn.MemberExpression): string | undefined {
  return legible(staticName(node) ?? numberOf(node.property));
}

function legible(name: string | undefined): string | undefined {
  return name?.startsWith('__') ? undefined : name;
}

function numberOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'number' ? String(node.value) : undefined;
}

/** Whether the name of a member leads to nothing that outlives a page. */
function isSafe(name: string, { objects, globals }: Language): boolean {
  if (VALUES.has(name)) return true;
  return !(objects.has(name) || globals.has(name) || OF_EVENTS.has(name) || isShared(name));
}

function isReadable(node: acorn.MemberExpression, found: Found): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  if (isOf(WINDOW, node.object)) {
    found.used.add(name);
    return true;
  }
  return isSafe(name, found.language) && isTame(node.object, found);
}

function isCallable(node: Node, found: Found): boolean {
  if (node.type !== 'MemberExpression') return isOf(CALLED, node) || isTame(node, found);
  const { object } = node;
  const name = nameOf(node);
  if (name === undefined || name === 'constructor') return false;
  if (isOf(WINDOW, object)) {
    if (!CALLED.has(name)) found.used.add(name);
    return true;
  }
  if (object.type !== 'Identifier' || !Object.hasOwn(STATIC, object.name)) {
    return isTame(object, found);
  }
  return STATIC[object.name]?.has(name) === true;
}

/** Whether what is declared, written or deleted is of this page only. */
function isTarget(node: Node, found: Found): boolean {
  switch (node.type) {
    case 'Identifier':
      found.given.add(node.name);
      return true;
    case 'MemberExpression':
      return isWritable(node, found);
    case 'ObjectPattern':
      return node.properties.every((each) => isPartTarget(each, found));
    case 'ArrayPattern':
      return node.elements.every((each) => !each || isTarget(each, found));
    case 'AssignmentPattern':
      return isTarget(node.left, found) && isTame(node.right, found);
    case 'RestElement':
      return isTarget(node.argument, found);
    case 'VariableDeclaration':
      return isTame(node, found);
    default:
      return false;
  }
}

function isPartTarget(node: acorn.AssignmentProperty | acorn.RestElement, found: Found): boolean {
  if (node.type === 'RestElement') return isTarget(node.argument, found);
  const name = keyOf(node);
  if (name === undefined || !isSafe(name, found.language)) return false;
  return isTarget(node.value, found);
}

function isWritable(node: acorn.MemberExpression, found: Found): boolean {
  const name = nameOf(node);
  if (name === undefined) return false;
  if (isOf(WINDOW, node.object)) {
    found.given.add(name);
    return true;
  }
  const inherited = found.language.members.has(name) && name !== 'length';
  return !inherited && isSafe(name, found.language) && isTame(node.object, found);
}
