/** `document`, as small as examples need it. */
import { createElements, type Elements } from './elements';
import { createEvents, type EventSource } from './listeners';
import { once, type Stage, strict } from './stage';

export interface PageDocument {
  document: object;
  source: EventSource;
  elements: Elements;
}

/** `ready` is how far the page has loaded. */
export function createDocument(
  stage: Stage,
  location: () => object,
  ready: () => string,
): PageDocument {
  const { page } = stage.world;
  const elements = createElements(stage);
  const source = createEvents(stage, () => document);
  const one = (selector: string) => elements.find(selector);
  const all = (selector: string) => [one(selector)].filter(Boolean);
  const members = {
    ...source.methods,
    hidden: false,
    visibilityState: 'visible',
    querySelector: one,
    querySelectorAll: all,
    getElementById: (id: string) => one(`#${id}`),
    getElementsByClassName: (name: string) => all(`.${name}`),
    getElementsByTagName: (name: string) => all(name),
    createElement: (tag: string) => elements.create(String(tag)),
    createTextNode: (text: unknown) => String(text),
    get location() {
      return location();
    },
    get title() {
      return page.title;
    },
    get referrer() {
      return page.referrer;
    },
    get readyState() {
      return ready();
    },
    get body() {
      return one('body');
    },
    get head() {
      return one('head');
    },
    get documentElement() {
      return root();
    },
  };
  const document: object = strict(members, 'document', (key, value) => {
    if (key !== 'title') return;
    page.title = String(value);
    stage.effect('document.title', page.title);
    return true;
  });
  /** The language of the page is what its `html` element says. */
  const root = once(() => {
    const html = one('html');
    const set = (language: unknown) => {
      page.language = String(language);
    };
    return html && Object.defineProperty(html, 'lang', { get: () => page.language, set });
  });
  return { document, source, elements };
}
