/** The sandbox's script: what makes runs, and modules of the core that it shares with ours. */
import type { offered } from '../sandbox/offered';
import { loaded } from './scripts';

type Offered = typeof offered;

// Each is there once `loadSandbox` has ended well.
export let api: Offered['api'];
export let isKind: Offered['isKind'];
export let nearest: Offered['nearest'];
export let resolved: Offered['resolved'];

/** Fails where the script cannot be had. */
export async function loadSandbox(): Promise<Offered> {
  const found = await loaded('sandbox.js', () => window.chaportSandbox);
  ({ api, isKind, nearest, resolved } = found);
  return found;
}
