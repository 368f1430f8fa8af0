/** Our own further scripts, loaded when they are first needed: classic ones, so that `file://` works, too. */

/** One for a page: all its scripts have this module from the first. */
const loads = new Map<string, Promise<void>>();
/** Where a site requires trusted types, somebody has to answer for addresses: these are its own files. */
const trusted = makePolicy();

interface Policy {
  createScriptURL(address: string): string;
}

function makePolicy(): Policy | null {
  try {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: Policy): Policy };
    };
    return trustedTypes.createPolicy('sphinx-chaport', { createScriptURL: (address) => address });
  } catch {
    // The browser knows none, or the site lets nobody else answer.
    return null;
  }
}

/** What the script `base + name` leaves on the page; fails where it cannot be had, and may then be asked again. */
export async function loaded<T>(
  base: string,
  name: string,
  left: () => T,
): Promise<NonNullable<T>> {
  if (!left()) await load(base + name);
  const found = left();
  if (!found) throw new Error(name);
  return found;
}

/** Once for all who wait for it. */
function load(address: string): Promise<void> {
  const found = loads.get(address) ?? request(address);
  loads.set(address, found);
  return found;
}

function request(address: string): Promise<void> {
  const script = document.createElement('script');
  script.src = trusted?.createScriptURL(address) ?? address;
  document.head.append(script);
  return new Promise((done, fail) => {
    script.addEventListener('load', () => done());
    script.addEventListener('error', () => {
      script.remove();
      loads.delete(address);
      fail(new Error(address));
    });
  });
}
