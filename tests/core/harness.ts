/** Tests that run in Node and in the embedded engine alike: names, functions, two assertions. */

type Run = () => void | Promise<void>;

export const tests = new Map<string, Run>();

/** Names one thing that a user gets. */
export function test(name: string, run: Run): void {
  if (tests.has(name)) throw new Error(`two tests are named ${name}`);
  tests.set(name, run);
}

/** Fails unless both are the same JSON; `undefined` stands for itself. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [shown(actual), shown(expected)];
  if (is !== should) throw new Error(`expected ${should}\n     got ${is}`);
}

export function ok(value: unknown, what = 'a true value'): void {
  if (!value) throw new Error(`expected ${what}`);
}

function shown(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(sorted(value));
}

/** The order of keys makes no difference. */
function sorted(value: unknown): unknown {
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
