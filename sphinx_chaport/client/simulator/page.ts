/** The page and the browser's history, as the core asks for them. */
import type { Cancel, History, Page } from '../core/ports';
import { quietly } from '../core/quietly';
import { queryOf, resolved } from './urls';

export function createPage(view: Window): Page {
  const { document, location } = view;
  return {
    url: () => location.href,
    link: (url) => resolved(url, location.href),
    query: queryOf,
    title: () => document.title,
    referrer: () => document.referrer,
    language: () => document.documentElement.lang,
    complete: () => document.readyState === 'complete',
    responsive() {
      const meta = document.querySelector<HTMLMetaElement>('meta[name="viewport" i]');
      return /width\s*=\s*device-width/i.test(meta?.content ?? '');
    },
    global: (name) => quietly(() => (view as unknown as Record<string, unknown>)[name]),
    once: (target = view, event, run) => listen(target, event, run),
    history: createHistory(view),
  };
}

function listen(target: unknown, event: string, run: () => void): Cancel | null {
  try {
    const source = target as EventTarget;
    const heard = (): void => run();
    source.addEventListener(event, heard, { once: true });
    return () => {
      // By then it has run, or nobody waits any more; a target of the page's own may throw here.
      quietly(() => source.removeEventListener(event, heard));
    };
  } catch {
    return null;
  }
}

// Marks our entry beside whatever the page keeps in its own state.
const MARK = 'chaportSimulator';

/** Going back takes the browser a moment, in which an entry may be wanted again. */
function createHistory(view: Window): History {
  const { history } = view;
  let wanted = false;
  let leaving = false;
  const isOurs = (): boolean => Boolean(history.state?.[MARK]);
  let there = isOurs();

  function push(): void {
    wanted = true;
    if (leaving || isOurs()) return;
    try {
      // Without an address: pages from files, too, may do this.
      history.pushState({ ...history.state, [MARK]: true }, '');
      there = true;
    } catch {
      // Browsers limit how often a page may do this; then Back leaves the page, as without us.
    }
  }
  function drop(): void {
    wanted = false;
    if (leaving || !isOurs()) return;
    leaving = true;
    history.back();
  }
  function onBack(run: () => void): Cancel {
    const moved = (): void => {
      const gone = there && !isOurs();
      there = isOurs();
      if (!leaving) {
        if (gone) run();
        return;
      }
      leaving = false;
      if (wanted) push();
    };
    view.addEventListener('popstate', moved);
    return () => view.removeEventListener('popstate', moved);
  }
  return { push, drop, onBack };
}
