/** Our own further scripts, loaded when they are first needed: classic ones, so that `file://` works, too. */

const DATA = 'data-chaport-loads';

/** Loads `base + name` once for the page. Fails where it cannot be had, and may then be asked again. */
export function loadScript(base: string, name: string): Promise<void> {
  const address = new URL(base + name, document.baseURI).href;
  const found = [...document.scripts].find((script) => script.getAttribute(DATA) === address);
  if (found?.dataset.chaportLoaded) return Promise.resolve();
  const script = found ?? document.createElement('script');
  const loaded = new Promise<void>((done, fail) => {
    script.addEventListener('load', () => {
      script.dataset.chaportLoaded = 'yes';
      done();
    });
    script.addEventListener('error', () => {
      script.remove();
      fail(new Error(name));
    });
  });
  if (!found) {
    script.setAttribute(DATA, address);
    script.src = address;
    document.head.append(script);
  }
  return loaded;
}
