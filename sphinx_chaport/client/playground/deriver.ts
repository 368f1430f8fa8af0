/** The deriver of the two forms: a script of its own, loaded when something is edited or placed. */
import type { Deriver } from '../pair/browser';
import type { Facts } from '../pair/types';
import { factsOfApi } from './facts';
import { loadSandbox } from './sandbox';
import { loaded } from './scripts';

export type { Deriver };

declare global {
  interface Window {
    chaportPair?: Deriver;
  }
}

export interface Derives {
  deriver: Deriver;
  facts: Facts;
}

/** Fails where the script cannot be had. */
export async function loadDeriver(base: string): Promise<Derives> {
  const [deriver] = await Promise.all([
    loaded(base, 'deriver.js', () => window.chaportPair),
    loadSandbox(base),
  ]);
  return { deriver, facts: factsOfApi() };
}
