/** Reads a pasted installation code, version 3 or 2, without running any of it. */
import * as acorn from 'acorn';
import { type Script, split } from './scripts';
import { pathOf } from './syntax';
import { type Data, dataOf, keyOf } from './values';

export interface Installation {
  /** 2 where the configuration stands on `window.chaport` itself. */
  version: 2 | 3;
  appId: string | null;
  host: string | null;
  /** All options but the app id. */
  config: { [key: string]: Data };
  /** The line of the configuration in the pasted text, from 1. */
  line: number;
}

export interface Failure {
  message: string;
  line: number;
  column: number;
}

export interface Reading {
  found: Installation[];
  failures: Failure[];
}

export { inspect } from './inspect';

const ADDRESS = /^(?:https?:)?\/\/([^/\s]+)\/javascripts\/insert\.js/;

export function read(text: string): Reading {
  const pasted = split(text);
  const reading: Reading = { found: [], failures: [] };
  const addresses = [...pasted.addresses];
  for (const script of pasted.scripts) {
    const program = parse(text, script, reading);
    if (program) for (const node of walk(program)) visit(node, text, script, reading, addresses);
  }
  const host = addresses.map((address) => ADDRESS.exec(address)?.[1]).find(Boolean) ?? null;
  return { ...reading, found: reading.found.map((item) => ({ ...item, host })) };
}

function parse(text: string, script: Script, reading: Reading): acorn.Program | null {
  try {
    return acorn.parse(script.source, {
      ecmaVersion: 2025,
      sourceType: 'script',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    reading.failures.push({ message, ...placeOf(text, script.offset + Number(error.pos)) });
    return null;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: [...(lines[lines.length - 1] ?? '')].length + 1 };
}

function* walk(node: acorn.AnyNode): Generator<acorn.AnyNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string' && 'start' in child) yield* walk(child);
    }
  }
}

function visit(
  node: acorn.AnyNode,
  text: string,
  { source, offset }: Script,
  { found }: Reading,
  addresses: string[],
): void {
  if (node.type === 'Literal' && typeof node.value === 'string') addresses.push(node.value);
  if (node.type !== 'AssignmentExpression' || node.operator !== '=') return;
  const path = pathOf(node.left);
  // No installation code says it, and in most other code it is not the window.
  if (path[0] === 'this') return;
  const start = path.findIndex((name) => name === 'chaportConfig' || name === 'chaport');
  if (start < 0) return;
  const version = path[start] === 'chaportConfig' ? 3 : 2;
  const inner = path.slice(start + 1);
  const value = dataOf(node.right, source);
  if (inner.length) setIn(found, version, inner, value);
  else if (isObject(value) && (version === 3 || 'app_id' in value))
    found.push(installation(version, value, placeOf(text, offset + node.start).line));
}

type DataObject = { [key: string]: Data };

function isObject(value: Data | undefined): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('$js' in value);
}

function installation(version: 2 | 3, value: DataObject, line: number): Installation {
  const key = version === 3 ? 'appId' : 'app_id';
  const { [key]: id, ...config } = value;
  // An id that the page computes stays visible as an option.
  if (id !== undefined && typeof id !== 'string') config.appId = id;
  return { version, appId: typeof id === 'string' ? id : null, host: null, config, line };
}

/** `window.chaportConfig.visitor = {...}`, which counts only behind a configuration. */
function setIn(found: Installation[], version: 2 | 3, path: string[], value: Data): void {
  const last = found[found.length - 1];
  if (!last || last.version !== version || version === 2) return;
  // Names of prototypes would reach into every object here.
  if (path.some((name) => name === '__proto__')) return;
  let target: DataObject = last.config;
  for (const name of path.slice(0, -1).map(keyOf)) {
    const below = Object.hasOwn(target, name) ? target[name] : undefined;
    const next: DataObject = isObject(below) ? below : {};
    target[name] = next;
    target = next;
  }
  const name = path[path.length - 1] as string;
  if (path.length === 1 && name === 'appId' && typeof value === 'string') last.appId = value;
  else target[keyOf(name)] = value;
}
