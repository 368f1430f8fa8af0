/** Frames for runs: the file of its own where the site's policy lets it, else one that is made of the page. */
import { ownCode } from './own-code';
import type { Ability, Code, Greeting } from './wire';

export interface Frame {
  ability: Ability;
  element: HTMLIFrameElement;
  /** Who has spoken: the frame in the frame. */
  window: Window;
  /** Called once where the frame loads something else; then it is no frame of ours any more. */
  onGone(hear: () => void): void;
  remove(): void;
}

export type Dress = (element: HTMLIFrameElement) => void;

/** How long a file may take to load, and a script to speak, in milliseconds: a blocked frame gives no error. */
const LOADING = 20_000;
const SPEAKING = 2_000;

/** The ways to have a frame, best first. `base` is the folder of our files. */
export function waysIn(base: string): Dress[] {
  const folder = new URL(base, document.baseURI).href;
  return [
    (element) => {
      element.src = `${folder}sandbox.html`;
    },
    (element) => {
      element.srcdoc = pageOf(`${folder}sandbox.js`);
    },
  ];
}

/** A policy of its own for what the site's policy leaves open. */
function pageOf(script: string): string {
  // These two would end a source there.
  const source = script.replace(/[;,]/g, encodeURIComponent);
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `default-src 'none'; script-src ${source} 'unsafe-eval' blob:; worker-src blob:`;
  const code = document.createElement('script');
  code.src = script;
  return `<!doctype html><html data-chaport-frame=outer><head>${meta.outerHTML}</head><body>${code.outerHTML}</body></html>`;
}

/** Makes a frame in `place` and waits for what it says; null where it says nothing. */
export async function createFrame(place: HTMLElement, dress: Dress): Promise<Frame | null> {
  const element = makeElement(place, dress);
  if (!element) return null;
  // Asking another origin's window for a frame that it lacks throws.
  const inner = (): Window | undefined =>
    element.contentWindow?.length ? element.contentWindow[0] : undefined;
  let loads = 0;
  let gone = (): void => {};
  element.addEventListener('load', () => {
    loads += 1;
    if (loads > 1) gone();
  });
  place.append(element);
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

/** Null where the site lets nobody make documents of text. */
function makeElement(place: HTMLElement, dress: Dress): HTMLIFrameElement | null {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.referrerPolicy = 'no-referrer';
  element.title = place.getAttribute('aria-label') ?? '';
  try {
    dress(element);
  } catch {
    return null;
  }
  return element;
}

/** What the frame says that it can do; null where it does not speak in time, or says that it can nothing. */
function greeting(element: Element, inner: () => Window | undefined): Promise<Ability | null> {
  return new Promise((done) => {
    let spoken = false;
    let timer = 0;
    const stop = (ability: Ability | null): void => {
      removeEventListener('message', hear);
      clearTimeout(timer);
      done(ability);
    };
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = window.setTimeout(stop, milliseconds, null);
    };
    const answers: Record<Greeting, (frame: Window) => void> = {
      here: () => {},
      empty: (frame) => {
        const message: Code = { chaportSandbox: 'code', code: ownCode() };
        // Its origin has no name.
        frame.postMessage(message, '*');
      },
      none: () => stop(null),
      calls: () => stop('calls'),
      whole: () => stop('whole'),
    };
    function hear({ source, data }: MessageEvent): void {
      const frame = inner();
      const said: Greeting = data?.chaportSandbox;
      // Extensions of the browser may speak in every frame, too.
      if (!frame || source !== frame || !Object.hasOwn(answers, said)) return;
      spoken = true;
      wait(LOADING);
      answers[said](frame);
    }
    addEventListener('message', hear);
    element.addEventListener('load', () => {
      if (!spoken) wait(SPEAKING);
    });
    wait(LOADING);
  });
}
