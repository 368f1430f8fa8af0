/** The keys of nodes, held to what acorn really makes. */
import { children, type Node } from '../../sphinx_chaport/client/pair/parse';
import { parseWhole } from '../../sphinx_chaport/client/pair/whole';
import { equal, ok, test } from '../core/harness';

const SCRIPT = `'use strict'; ; debugger;
a: for (let i = 0, j; i < 1; i++) { if (i) continue a; else break a; }
for (const k in o) {} for (const k of o) {} while (1) {} do {} while (0);
switch (x) { case 1: a(); break; default: b(); }
try { throw new E(1, 2); } catch (e) {} finally {} try {} catch {}
var [p, , q = 1, ...r] = s, { m, n: o2, l = 3, ...rest } = t;
function f(a, b = 1, ...c) { return this; }
async function* g() { yield 1; yield* h; await 2; for await (const z of y) {} return; }
const w = (a) => a, v = async ({ a }) => {}; (function nm() { new.target; });
class A extends B { #x = 1; static y; static { a(); } constructor() { super(); super.a; this.#x; #x in this; }
  get z() { return 1; } static async *m() {} ['c'] = 2; }
(class C extends D {}); x?.y?.(z)?.[1]; a ? b : c; a, b; a = b; a += 1; (a && b) || c; c ?? d; !a; typeof a;
a++; --b; tag\`q\${1}w\${2}\`; \`t\`; [1, , ...x]; ({ a, b: 1, [c]: 2, d() {}, get e() { return 1; }, ...f });
/re/g; 1n; null; import('x'); import('x', { with: {} }); new F(); a[b];`;
const MODULES = [
  `import d, { a as b, c } from 'x' with { type: 'json' }; import * as n from 'y'; import 's';
export { b as z, c }; export { q } from 'w'; export const k = 1; export * from 'v'; import.meta.url;
export * as u from 'v' with { type: 'json' }; export default function () {}`,
  'export default class {}',
];

test('the children of each kind of node are all the nodes in it, in the order of acorn', () => {
  const kinds = new Set<string>();
  for (const source of [SCRIPT, 'with (a) b();', ...MODULES]) {
    const waiting: Node[] = [parseWhole(source).program];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      kinds.add(node.type);
      const expected = Object.values(node).flat().filter(isNode);
      const found = children(node);
      equal(
        found.map(({ type, start }) => `${type} ${start}`),
        expected.map(({ type, start }) => `${type} ${start}`),
      );
      waiting.push(...found);
    }
  }
  // All but one that examples cannot have: an expression in brackets is read as what it holds.
  ok(kinds.size >= 70, String(kinds.size));
});

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
