/** Chance that comes out the same each time. */
import type { Random } from '../core/ports';

/** A multiplicative congruential generator: small, even enough for ids, and never zero for long. */
export function createRandom(seed: number): Random {
  const modulus = 2147483647;
  // Seeds in a row would begin with numbers in a row.
  let value = ((Math.imul(seed, 0x9e3779b1) >>> 0) % (modulus - 1)) + 1;
  return () => {
    value = (value * 48271) % modulus;
    return (value - 1) / (modulus - 1);
  };
}
