/** What pages have and the sandbox lacks: naming it says so. */
import { missing, replaceable } from './stage';

const NAMES =
  'fetch XMLHttpRequest WebSocket EventSource Worker SharedWorker BroadcastChannel MessageChannel importScripts ' +
  'require process Deno Bun localStorage sessionStorage indexedDB caches navigator crypto WebAssembly Intl ' +
  'URL URLSearchParams FormData Blob File FileReader Image Audio Notification confirm prompt open print ' +
  'postMessage matchMedia getComputedStyle MutationObserver IntersectionObserver ResizeObserver structuredClone';

/** Reading one of the names throws, also behind `typeof`; what a page writes there, it has. */
export function forbid(global: object): void {
  const lacking: object = Object.create(Object.getPrototypeOf(global));
  // The global object of a browser keeps the prototype that it has.
  const isFree = Reflect.setPrototypeOf(global, lacking);
  for (const name of NAMES.split(' ')) {
    const getter = replaceable(global, name, () => {
      throw missing(name);
    });
    const has = !isFree || Object.hasOwn(global, name);
    Object.defineProperty(has ? global : lacking, name, getter);
  }
  Object.freeze(lacking);
}
