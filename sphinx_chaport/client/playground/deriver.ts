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
export async function loadDeriver(): Promise<Derives> {
  const [deriver] = await Promise.all([
    loaded('deriver.js', () => window.chaportPair),
    loadSandbox(),
  ]);
  return { deriver, facts: factsOfApi() };
}

/** The data that an expression is; undefined where it is more than that, or has keys that look like it. */
export function dataOf(text: string, { readValue }: Deriver): unknown {
  const found = readValue(text);
  const isData = 'value' in found && !/"\$+\w+":/.test(JSON.stringify(found.value));
  return isData ? found.value : undefined;
}
