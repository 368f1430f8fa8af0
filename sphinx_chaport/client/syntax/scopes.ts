/** Which names are declared where, and which may not be declared twice. */
import { fail, type Privates, type Reader, within } from './reader';

/** How a name is declared; `function` in a block of sloppy code may be declared again as such. */
export type Declaring = 'var' | 'lexical' | 'function' | 'catch';

export interface Scope {
  outer: Scope | null;
  /** Of a function, or of the whole: `var` goes up to here, and functions are like it. */
  isFunction: boolean;
  /** In each way that a name is declared here. */
  names: Map<string, Set<Declaring>>;
}

export function createScope(outer: Scope | null, isFunction: boolean): Scope {
  return { outer, isFunction, names: new Map() };
}

export function inScope<T>(r: Reader, read: () => T): T {
  return within(r, { scope: createScope(r.context.scope, false) }, read);
}

export function declare(r: Reader, name: string, how: Declaring, at: number): void {
  for (let scope: Scope | null = r.context.scope; scope; scope = scope.outer) {
    if (clashes(scope, name, how)) fail(at, `\`${name}\` is declared twice`);
    const known = scope.names.get(name) ?? new Set();
    scope.names.set(name, known.add(how));
    if (how !== 'var' || scope.isFunction) return;
  }
}

function clashes({ names, isFunction }: Scope, name: string, how: Declaring): boolean {
  const known = names.get(name);
  if (!known || how === 'catch') return false;
  if (how === 'lexical' || known.has('lexical')) return true;
  if (how === 'var') return !isFunction && known.has('function');
  return known.has('catch') || (!isFunction && known.has('var'));
}

/** What a class declares is known when it ends. */
export function closePrivates({ declared, used, outer }: Privates): void {
  for (const each of used) {
    if (declared.has(each.name)) continue;
    if (outer) outer.used.push(each);
    else fail(each.start, `No class around declares \`#${each.name}\``);
  }
}
