/** Who the visitor is: from the page, else as the browser keeps it, else somebody new. */
import type { Context } from './context';
import { proves, visitorToken } from './integrity';
import type { Random } from './ports';
import { parsed, storageName } from './records';

export interface Credentials {
  id: string;
  token: string;
}

export interface CredentialsStore {
  /** The given ones, those of the option or the kept ones, verified with a salt; else fresh ones. */
  resolve(given: Credentials | null): Credentials;
  keep(credentials: Credentials): void;
  forget(): void;
}

/** Both spellings are taken in both places (contract 10.1). */
export function readCredentials(value: unknown): Credentials | null {
  const { id, visitorId = id, token } = (value ?? {}) as Record<string, unknown>;
  if (typeof visitorId !== 'string' || typeof token !== 'string') return null;
  return { id: visitorId, token };
}

/** So many digits in hex. */
function digits(random: Random, count: number): string {
  let text = '';
  while (text.length < count) text += Math.floor(random() * 16).toString(16);
  return text;
}

export function createCredentials(context: Context): CredentialsStore {
  const { account, journal, options, ports } = context;
  const name = storageName(context, 'session');
  const persisted = options.session?.persist !== false;
  let kept = persisted ? readCredentials(parsed(ports.storage.read(name))) : null;
  if (!persisted) ports.storage.remove(name);

  function fresh(): Credentials {
    const id = digits(ports.random, 24);
    const { salt } = account;
    return { id, token: salt === null ? digits(ports.random, 40) : visitorToken(salt, id) };
  }

  function proven({ id, token }: Credentials): boolean {
    if (account.salt === null || proves(token, visitorToken(account.salt, id))) return true;
    journal.warn(
      `The token does not belong to the visitor \`${id}\`, so the session is a fresh one. Compute ` +
        '`sha1(salt + visitorId)` on your server.',
    );
    return false;
  }

  return {
    resolve(given) {
      // What the browser has kept is no proof either: a visitor can write there, too.
      const asked = given ?? readCredentials(options.session?.user) ?? kept;
      return asked && proven(asked) ? asked : fresh();
    },
    keep(credentials) {
      kept = credentials;
      if (persisted) ports.storage.write(name, JSON.stringify(credentials));
    },
    forget() {
      kept = null;
      ports.storage.remove(name);
    },
  };
}
