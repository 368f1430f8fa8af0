/** Passes chat events on to Google Analytics (contract, section 3, `analytics.google`). */
import type { Context } from './context';
import type { Analytics } from './parts';
import { quietly } from './quietly';

type Api = NonNullable<ChaportSimulator.Analytics['api']>;
type Call = (...args: unknown[]) => unknown;
type Queue = { push: Call };

/** What gets the events, and the sentence that says why. */
type Target = { api: Api; object: unknown; why: string } | { api: null; why: string };

/** The globals by which each code is known, in the order in which they are looked for. */
const GLOBALS: { readonly [A in Api]: string } = {
  gtag: 'gtag',
  gtm: 'dataLayer',
  ga: 'ga',
  gaq: '_gaq',
};
const APIS = Object.keys(GLOBALS) as Api[];
const CATEGORY = 'Chaport';

export function createAnalytics(context: Context): Analytics {
  const { journal, options, ports } = context;
  const { id, api: forced, apiObject, enabled = true } = options.analytics?.google ?? {};
  const address = id === undefined ? {} : { send_to: id };
  const tracker = id === undefined ? '' : 'chaport.';
  const sent: string[] = [];
  /** The objects that have a tracker for `id` already. */
  const prepared = new Set<unknown>();
  let answered = false;

  if (apiObject !== undefined && !forced) {
    journal.warn('`analytics.google.apiObject` is ignored without `analytics.google.api`.');
  }

  /** The page's object for an API, where it is one. */
  function found(api: Api, object: unknown = ports.page.global(GLOBALS[api])): unknown {
    const right = isFunction(api) ? typeof object === 'function' : isQueue(object);
    return right ? object : undefined;
  }

  /** Looked up anew each time, since the scripts of a page may come late. */
  function target(): Target {
    if (!enabled) return { api: null, why: '`analytics.google.enabled` is false.' };
    // An id goes to Analytics directly, past the tag manager.
    const direct = id !== undefined && forced === 'gtm' && apiObject === undefined && found('gtag');
    if (direct) return { api: 'gtag', object: direct, why: 'An `id` goes there directly.' };
    if (forced) return chosen(forced);
    const first = APIS.find((api) => found(api));
    if (!first) return { api: null, why: 'The page has no Google Analytics code.' };
    const why = `It is the first that the page has of ${APIS.join(', ')}.`;
    return { api: first, object: found(first), why };
  }

  function chosen(api: Api): Target {
    const object = found(api, apiObject);
    if (object) return { api, object, why: '`analytics.google.api` names it.' };
    const what = apiObject === undefined ? GLOBALS[api] : 'apiObject';
    const kind = isFunction(api) ? 'function' : 'queue';
    return { api: null, why: `\`${what}\` is no ${kind}, as \`${api}\` must be.` };
  }

  /** Each API in its own words; where there is an id, by a tracker of that id. */
  const calls: { readonly [A in Api]: (send: Call, event: string, isNew: boolean) => void } = {
    gtag: (send, event) => send('event', event, { event_category: CATEGORY, ...address }),
    gtm: (send, event) => send({ event, eventCategory: CATEGORY, ...address }),
    ga(send, event, isNew) {
      if (isNew) send('create', id, 'auto', 'chaport');
      send(`${tracker}send`, 'event', CATEGORY, event);
    },
    gaq(send, event, isNew) {
      if (isNew) send(['chaport._setAccount', id]);
      send([`${tracker}_trackEvent`, CATEGORY, event]);
    },
  };

  function pass(api: Api, object: unknown, event: string): void {
    const send = isFunction(api)
      ? (object as Call)
      : (item: unknown) => (object as Queue).push(item);
    // A tracker for the id is made once on each object.
    const isNew = id !== undefined && !prepared.has(object);
    prepared.add(object);
    calls[api](send, event, isNew);
  }

  return {
    send(event) {
      // Of the operators' messages in a chat, the first one counts.
      if (event === 'chat.operatorMessage' && answered) return;
      if (event !== 'chat.autoInvitation') answered = event === 'chat.operatorMessage';
      const to = target();
      if (to.api === null) return;
      const { api, object, why } = to;
      context.callBack(`analytics.google (${GLOBALS[api]})`, () => {
        pass(api, object, event);
        sent.push(event);
        journal.note('effect', 'analytics', { args: [api, event], because: why });
      });
    },
    state() {
      const { api, why } = target();
      return { api, id: id ?? null, why, sent: [...sent] };
    },
  };
}

/** The others are queues, to push to. */
function isFunction(api: Api): boolean {
  return api === 'gtag' || api === 'ga';
}

/** Not every object lets strangers look: a frame of the same name does not. */
function isQueue(object: unknown): object is Queue {
  return quietly(() => typeof (object as Queue | null)?.push) === 'function';
}
