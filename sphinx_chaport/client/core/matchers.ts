/** How two values compare, for `compare` and for rules (contract, section 6, with 10.5). */

type Compare = (a: unknown, b: unknown) => boolean;

const equal: Compare = (a, b) => folded(a) === folded(b);
const includes: Compare = (a, b) => {
  const [whole, part] = [flat(a), flat(b)];
  return typeof whole === 'string' && typeof part === 'string' && whole.includes(part);
};
/** NaN, which stands for no number, compares false with everything. */
const greater: Compare = (a, b) => toNumber(a) > toNumber(b);
const less: Compare = (a, b) => toNumber(a) < toNumber(b);
const atLeast: Compare = (a, b) => toNumber(a) >= toNumber(b);
const atMost: Compare = (a, b) => toNumber(a) <= toNumber(b);

const COMPARE: { [M in Chaport.Matcher]: Compare } = {
  '=': equal,
  '!=': (a, b) => !equal(a, b),
  contains: includes,
  '!contains': (a, b) => !includes(a, b),
  gt: greater,
  '>': greater,
  lt: less,
  '<': less,
  gte: atLeast,
  '>=': atLeast,
  lte: atMost,
  '<=': atMost,
};

export const MATCHERS: readonly string[] = Object.keys(COMPARE);

export function isMatcher(name: unknown): name is Chaport.Matcher {
  return typeof name === 'string' && MATCHERS.includes(name);
}

export function compare(a: unknown, matcher: Chaport.Matcher, b: unknown): boolean {
  return COMPARE[matcher](a, b);
}

/** Nothing is the empty string, and a number equals its text. */
function flat(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : (value ?? '');
}

function folded(value: unknown): unknown {
  const plain = flat(value);
  return typeof plain === 'string' ? plain.toLowerCase() : plain;
}

function toNumber(value: unknown): number {
  if (typeof value === 'string' && value.trim()) return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}
