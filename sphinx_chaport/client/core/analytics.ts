/** Passes chat events on to Google Analytics (contract, section 3, `analytics.google`). */
import type { Context } from './context';
import type { Analytics } from './parts';

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
    journal.warn(
      '`analytics.google.apiObject` is ignored without `analytics.google.api`. Give one of ' +
        `${APIS.join(', ')}.`,
    );
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
    const kind = isFunction(api) ? 'function' : 'queue';
    const but =
      apiObject === undefined
        ? `the page has no ${kind} \`${GLOBALS[api]}\``
        : `\`apiObject\` is no ${kind}`;
    return { api: null, why: `\`analytics.google.api\` is \`${api}\`, but ${but}.` };
  }

  /** Each API in its own words; where there is an id, by a tracker of that id. */
  const calls: { readonly [A in Api]: (object: unknown, event: string) => void } = {
    gtag(object, event) {
      (object as Call)('event', event, { event_category: CATEGORY, ...address });
    },
    gtm(object, event) {
      (object as Queue).push({ event, eventCategory: CATEGORY, ...address });
    },
    ga(object, event) {
      const ga = object as Call;
      if (fresh(object)) ga('create', id, 'auto', 'chaport');
      ga(`${tracker}send`, 'event', CATEGORY, event);
    },
    gaq(object, event) {
      const queue = object as Queue;
      if (fresh(object)) queue.push(['chaport._setAccount', id]);
      queue.push([`${tracker}_trackEvent`, CATEGORY, event]);
    },
  };

  /** Whether a tracker for the id is still to be made there. */
  function fresh(object: unknown): boolean {
    const is = id !== undefined && !prepared.has(object);
    prepared.add(object);
    return is;
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
        calls[api](object, event);
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
  try {
    return typeof (object as Queue | null)?.push === 'function';
  } catch {
    return false;
  }
}
