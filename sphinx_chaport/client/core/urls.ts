/** As much of URLs as a page needs, in places that have no class `URL`; see `simulator/urls.ts`. */

/** One well-formed UTF-8 sequence of escapes; what is none of them stands for itself. */
const ESCAPES =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;
const PARTS = /^([a-z][a-z\d+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?/is;

/** An address in the parts that `location` has. */
export interface Parts {
  protocol: string;
  host: string;
  hostname: string;
  port: string;
  origin: string;
  pathname: string;
  search: string;
  hash: string;
}

export function partsOf(url: string): Parts {
  const [, protocol = '', authority = '', path = '', search = '', hash = ''] =
    PARTS.exec(url) ?? [];
  const host = authority.slice(2);
  const [port = ''] = /:\d*$/.exec(host) ?? [];
  return {
    protocol,
    host,
    hostname: host.slice(0, host.length - port.length),
    port: port.slice(1),
    origin: `${protocol}//${host}`,
    pathname: path || '/',
    search,
    hash,
  };
}

/** The values of a query by name; of a name that stands twice, the first. */
export function queryOf(url: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of (PARTS.exec(url)?.[4] ?? '').slice(1).split('&')) {
    const [name = '', ...rest] = pair.split('=').map(decoded);
    if (!values.has(name)) values.set(name, rest.join('='));
  }
  return values;
}

function decoded(text: string): string {
  return text.replace(/\+/g, ' ').replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Too long a form, or half of a character.
      return escapes;
    }
  });
}

/** The whole URL that a link to `url` would lead to on the page `base`. */
export function resolved(url: string, base: string): string {
  const [, scheme = '', host = '', path = '', query = ''] = PARTS.exec(base) ?? [];
  if (url === '') return base;
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return url;
  if (url.startsWith('//')) return scheme + url;
  if (url.startsWith('#')) return scheme + host + path + query + url;
  if (url.startsWith('?')) return scheme + host + path + url;
  const [whole, to] = /^([^?#]*)/.exec(url) ?? ['', ''];
  const folder = path.replace(/[^/]*$/, '') || (host && '/');
  const target = to?.startsWith('/') ? to : folder + to;
  return scheme + host + withoutDots(target) + url.slice(whole.length);
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const parts = path.split('/');
  parts.forEach((part, index) => {
    if (part === '..' && kept.length > 1) kept.pop();
    else if (part !== '.' && part !== '..') kept.push(part);
    // A path that ends in dots names a folder.
    if (/^\.\.?$/.test(part) && index === parts.length - 1) kept.push('');
  });
  return kept.join('/');
}
