/** The installation of the widget in the frame: what stands there first, and how its arrival is noticed. */
import { installStub } from '../../headless/stub';

type Loose = Record<PropertyKey, unknown>;

/** Puts the stub there; `arrive` is called when the script begins to take over, perhaps more than once. */
export function install(view: Window, arrive: () => void): Chaport.Stub {
  const stub = installStub(view as unknown as Loose);
  // The script puts its own `q` in place of the stub's, or an object of its own in place of the stub.
  watch(stub as unknown as Loose, 'q', arrive);
  watch(view as unknown as Loose, 'chaport', arrive);
  return stub;
}

function watch(object: Loose, key: string, changed: () => void): void {
  let value = object[key];
  Object.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    get: () => value,
    set(next) {
      value = next;
      changed();
    },
  });
}

export function addScript(src: string, failed: () => void): void {
  const script = document.createElement('script');
  script.async = true;
  script.src = src;
  script.onerror = failed;
  document.head.append(script);
}

/** From here on, the frame asks nobody but this host: what the button says is so. */
export function allowOnly(host: string): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  const from = `https://${host}`;
  policy.content = [
    `default-src 'self' data: blob: ${from}`,
    `script-src 'self' 'unsafe-eval' ${from}`,
    `style-src 'self' 'unsafe-inline' ${from}`,
    `connect-src ${from} wss://${host}`,
    `frame-src ${from}`,
    "form-action 'none'",
  ].join('; ');
  document.head.append(policy);
}
