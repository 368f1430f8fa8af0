/**
 * What this script is to the page: its end of all sandboxes, and what it holds anyway that other scripts of the
 * page need, too. `playground/bundling.mjs` makes them take it from here, by these names.
 */
import { api, isKind, resolved } from '../core/api';
import { mistakesOf } from '../core/check-value';
import { nearest } from '../core/nearest';
import { choices } from '../core/types-in-words';
import { createHost } from './host';

export const offered = { createHost, api, isKind, resolved, mistakesOf, nearest, choices };

declare global {
  interface Window {
    chaportSandbox?: typeof offered;
  }
}
