/** Our own further scripts, loaded when they are first needed: classic ones, so that `file://` works, too. */

const DATA = 'data-chaport-loads';
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
  if (!left()) await load(new URL(base + name, document.baseURI).href);
  const found = left();
  if (!found) throw new Error(name);
  return found;
}

/** Once for the page. */
function load(address: string): Promise<void> {
  const found = [...document.scripts].find((script) => script.getAttribute(DATA) === address);
  if (found?.dataset.chaportLoaded) return Promise.resolve();
  const script = found ?? document.createElement('script');
  const ready = new Promise<void>((done, fail) => {
    script.addEventListener('load', () => {
      script.dataset.chaportLoaded = 'yes';
      done();
    });
    script.addEventListener('error', () => {
      script.remove();
      fail(new Error(address));
    });
  });
  if (!found) {
    script.setAttribute(DATA, address);
    script.src = trusted?.createScriptURL(address) ?? address;
    document.head.append(script);
  }
  return ready;
}
