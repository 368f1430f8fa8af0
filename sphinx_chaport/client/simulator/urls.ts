/** The same as `core/urls.ts` by the browser's own class: for bundles that run in browsers only. */
import type * as Urls from '../core/urls';

// As it is before code of a page could take it away.
const { URL } = globalThis;

/** What is no address at all leads nowhere else. */
function urlOf(url: string, base: string | URL = 'https://example.com/'): URL {
  try {
    return new URL(url, base);
  } catch {
    return new URL(base);
  }
}

export const partsOf: typeof Urls.partsOf = (url) => urlOf(url);

export const resolved: typeof Urls.resolved = (url, base) => urlOf(url, urlOf(base)).href;

// Of a name that stands twice the last one would stay.
export const queryOf: typeof Urls.queryOf = (url) =>
  new Map([...urlOf(url).searchParams].reverse());
