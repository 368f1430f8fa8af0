/** Where else the chat can stand on a real page: in a frame or a window, too. */
import { elementPlace, type FindPlace, type Place } from '../view/places';

export const findPlace: FindPlace = (page, target, left) => {
  if (typeof target !== 'string') return elementPlace(page.document, target.selector);
  const frame = [...page.document.querySelectorAll('iframe')].find(({ name }) => name === target);
  return frame ? framePlace(frame, target) : windowPlace(page, target, left);
};

function framePlace(frame: HTMLIFrameElement, name: string): Place | string {
  if (!frame.contentDocument) {
    return `the frame \`${name}\` is sandboxed or of another origin.`;
  }
  return { where: 'frame', parent: () => frame.contentDocument?.body ?? null, leave() {} };
}

function windowPlace(page: Window, name: string, left: () => void): Place | string {
  if (/^_(self|top|parent)$/i.test(name)) {
    return `\`${name}\` would replace the page; take another name.`;
  }
  // No address: a new window stays empty and one that is there is not navigated.
  const opened = page.open('', name);
  if (!opened) return 'the browser blocked the new window; open it on a click.';
  const reachable = documentOf(opened);
  if (!reachable) return `the window \`${name}\` is of another origin.`;
  dress(reachable, page.document.title);
  return watched(page, opened, left);
}

/** An empty window has no title, and is as wide as a desktop on a phone. */
function dress(document: Document, title: string): void {
  document.title ||= title;
  if (document.querySelector('meta[name="viewport"]')) return;
  const meta = document.createElement('meta');
  meta.name = 'viewport';
  meta.content = 'width=device-width';
  document.head.append(meta);
}

/** The chat's window goes with the page: nothing would answer in it afterwards. */
function watched(page: Window, opened: Window, left: () => void): Place {
  let here = true;
  const gone = (): void => {
    if (here) left();
    here = false;
  };
  const leave = (): void => {
    here = false;
    opened.close();
  };
  opened.addEventListener('pagehide', gone);
  page.addEventListener('pagehide', leave);
  return { where: 'frame', parent: () => documentOf(opened)?.body ?? null, leave };
}

function documentOf(opened: Window): Document | null {
  try {
    return opened.closed ? null : opened.document;
  } catch {
    return null;
  }
}
