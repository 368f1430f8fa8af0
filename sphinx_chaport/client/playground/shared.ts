/** What the first script hands on to the second, so that it is loaded once; `bundling.mjs` knows the names. */
import * as deriver from './deriver';
import * as dom from './dom';
import * as elements from './panels/elements';

export const shared = { deriver, dom, elements };

declare global {
  interface Window {
    chaportPlaygroundShared?: typeof shared;
  }
}
