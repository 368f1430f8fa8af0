/**
 * The frame of a page only holds another one, in which all happens: wherever that would go, the policy of
 * the outer one forbids it, as an address it went to would be told something.
 */
import type { Greeting } from './wire';

/** Marks the document of the inner frame; in a page, where there is no mark, nothing begins. */
const INNER = 'inner';

/** Where the messages come from that the inner frame may listen to, and what it says there itself. */
export interface Page {
  window: Window;
  greet(greeting: Greeting): void;
}

/** Makes the inner frame; in that, begins. */
export function nest(begin: (page: Page) => void): void {
  // Of a site's own origin, code of anybody who shows this file would be the site's.
  if (parent === window || origin !== 'null') return;
  if (document.documentElement.dataset.chaportFrame === INNER) {
    disarm();
    const page = parent.parent;
    begin({ window: page, greet: (chaportSandbox) => page.postMessage({ chaportSandbox }, '*') });
  } else {
    makeInner();
  }
}

/**
 * Takes away what no policy can forbid, before any code comes. A frame below can run no other script than this one,
 * so it begins with that, too, whoever makes it.
 */
function disarm(): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (/RTC|WebTransport/.test(name)) Reflect.deleteProperty(window, name);
  }
}

function makeInner(): void {
  const inner = document.createElement('iframe');
  const script = document.currentScript?.outerHTML;
  inner.srcdoc = `<!doctype html><html data-chaport-frame=${INNER}><body>${script}</body></html>`;
  document.documentElement.style.colorScheme = 'light dark';
  inner.style.cssText = 'position:fixed;inset:0;inline-size:100%;block-size:100%;border:0';
  let loads = 0;
  inner.addEventListener('load', () => {
    loads += 1;
    // What is there now is not ours; the page hears of our own second load.
    if (loads > 1) location.reload();
  });
  document.body.append(inner);
}
