/** Our own files, as a page gets more of them: from one folder, each once, as classic scripts, so that `file://` works, too. */

import { make } from './bar.js';

interface Files {
  /** The address of their folder, with a slash at its end. */
  base: string;
  /** Once for all who wait for it; what could not be had may be asked for again. */
  load(name: string): Promise<void>;
}

declare global {
  interface Window {
    chaportFiles?: Files;
  }
}

const files = createFiles();
export const base = files.base;
export const load = files.load;
// What is loaded later takes them from here: `playground/bundling.mjs`.
window.chaportFiles = files;

function createFiles(): Files {
  // Known only while the script itself runs.
  const own = document.currentScript as HTMLScriptElement | null;
  const base = new URL('.', own?.src || document.baseURI).href;
  const loads = new Map<string, Promise<void>>();
  let policy: Policy | undefined;
  return {
    base,
    load(name) {
      policy ??= createPolicy(base);
      const found = loads.get(name) ?? request(name, policy.createScriptURL(name));
      loads.set(name, found);
      found.catch(() => loads.delete(name));
      return found;
    },
  };
}

interface Policy {
  createScriptURL(name: string): string;
}

/** Where a site requires trusted types, somebody has to answer for addresses: all of ours are in our folder. */
function createPolicy(base: string): Policy {
  const rules: Policy = { createScriptURL: (name) => base + name };
  try {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: Policy): Policy };
    };
    return trustedTypes.createPolicy('sphinx-chaport', rules);
  } catch {
    // The browser knows none, or the site lets nobody else answer.
    return rules;
  }
}

function request(name: string, address: string): Promise<void> {
  const element = name.endsWith('.css')
    ? make('link', { rel: 'stylesheet', href: address })
    : make('script', { src: address });
  return new Promise((done, fail) => {
    const onerror = () => {
      element.remove();
      fail(new Error(name));
    };
    document.head.append(Object.assign(element, { onload: () => done(), onerror }));
  });
}
