/** Frames for runs: the file of its own where the site's policy lets it, else one that is made of the page. */
import type { Ability } from './wire';

export interface Frame {
  ability: Ability;
  element: HTMLIFrameElement;
  /** Who has spoken: the frame in the frame. */
  window: Window;
  /** Called once where the frame loads something else; then it is no frame of ours any more. */
  onGone(hear: () => void): void;
  remove(): void;
}

type Dress = (element: HTMLIFrameElement) => void;

/** How long a file may take to load, and a script to speak, in milliseconds: a blocked frame gives no error. */
const LOADING = 20_000;
const SPEAKING = 6_000;

/** The ways to have a frame, best first. */
export function framesOf(document: Document, base: string): Dress[] {
  const folder = new URL(base, document.baseURI).href;
  return [
    (element) => {
      element.src = `${folder}sandbox.html`;
    },
    (element) => {
      element.srcdoc = pageOf(document, `${folder}sandbox.js`);
    },
  ];
}

/** A policy of its own for what the site's policy leaves open. */
function pageOf(document: Document, script: string): string {
  // These two would end a source there.
  const source = script.replace(/[;,]/g, encodeURIComponent);
  const policy = `default-src 'none'; script-src ${source} 'unsafe-eval' blob:; worker-src blob:`;
  const page = document.implementation.createHTMLDocument('');
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  const code = page.createElement('script');
  code.src = script;
  page.head.prepend(meta);
  page.body.append(code);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** Makes a frame in `parent` and waits for what it says; null where it says nothing. */
export async function createFrame(parent: HTMLElement, dress: Dress): Promise<Frame | null> {
  const element = makeElement(parent, dress);
  // Asking another origin's window for a frame that it lacks throws.
  const inner = (): Window | undefined =>
    element.contentWindow?.length ? element.contentWindow[0] : undefined;
  let loads = 0;
  let gone = (): void => {};
  element.addEventListener('load', () => {
    loads += 1;
    if (loads > 1) gone();
  });
  parent.append(element);
  const ability = await greeting(element, inner);
  const window = inner();
  const remove = (): void => element.remove();
  if (!ability || !window) {
    remove();
    return null;
  }
  const onGone = (hear: () => void): void => {
    gone = hear;
    if (loads > 1) hear();
  };
  return { ability, element, window, remove, onGone };
}

function makeElement(parent: HTMLElement, dress: Dress): HTMLIFrameElement {
  const element = parent.ownerDocument.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.referrerPolicy = 'no-referrer';
  element.title = parent.getAttribute('aria-label') ?? '';
  dress(element);
  return element;
}

/** What the frame says that it can do; null where it does not speak in time. */
function greeting(element: Element, inner: () => Window | undefined): Promise<Ability | null> {
  const view = element.ownerDocument.defaultView as Window;
  return new Promise((done) => {
    let spoken = false;
    let timer = 0;
    const stop = (ability: Ability | null): void => {
      view.removeEventListener('message', hear);
      view.clearTimeout(timer);
      done(ability);
    };
    const wait = (milliseconds: number): void => {
      view.clearTimeout(timer);
      timer = view.setTimeout(stop, milliseconds, null);
    };
    function hear({ source, data }: MessageEvent): void {
      if (!source || source !== inner()) return;
      const said: unknown = data?.chaportSandbox;
      if (said === 'whole' || said === 'calls') stop(said);
      if (said !== 'here') return;
      spoken = true;
      wait(LOADING);
    }
    view.addEventListener('message', hear);
    element.addEventListener('load', () => {
      if (!spoken) wait(SPEAKING);
    });
    wait(LOADING);
  });
}
