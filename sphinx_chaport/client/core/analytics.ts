/** Passes chat events on to Google Analytics (contract, section 3, `analytics.google`). */
import type { Context } from './context';
import type { Analytics } from './parts';
import type { Page } from './ports';
import { quietly } from './quietly';

type Api = NonNullable<ChaportSimulator.Analytics['api']>;
type Call = (...args: unknown[]) => unknown;
type Queue = { push: Call };
type Google = Chaport.AnalyticsGoogleOptions;

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

export function createAnalytics({ journal, options, ports, callBack }: Context): Analytics {
  const google = options.analytics?.google ?? {};
  const { id, api: forced, apiObject } = google;
  const sent: string[] = [];
  /** The objects that have a tracker for `id` already. */
  const prepared = new Set<unknown>();
  let answered = false;

  if (apiObject !== undefined && !forced) {
    journal.warn('`analytics.google.apiObject` is ignored without `analytics.google.api`.');
  }

  return {
    send(event) {
      // Of the operators' messages in a chat, the first one counts.
      if (event === 'chat.operatorMessage' && answered) return;
      if (event !== 'chat.autoInvitation') answered = event === 'chat.operatorMessage';
      const to = target(ports.page, google);
      if (to.api === null) return;
      const { api, object, why } = to;
      callBack(`analytics.google (${GLOBALS[api]})`, () => {
        // A tracker for the id is made once on each object.
        const isNew = id !== undefined && !prepared.has(object);
        prepared.add(object);
        pass(api, object, event, isNew, id);
        sent.push(event);
        journal.note('effect', 'analytics', { args: [api, event], because: why });
      });
    },
    state() {
      const { api, why } = target(ports.page, google);
      return { api, id: id ?? null, why, sent: [...sent] };
    },
  };
}

/** Looked up anew each time, since the scripts of a page may come late. */
function target(page: Page, { id, api: forced, apiObject, enabled = true }: Google): Target {
  if (!enabled) return { api: null, why: '`analytics.google.enabled` is false.' };
  // An id goes to Analytics directly, past the tag manager.
  const direct =
    id !== undefined && forced === 'gtm' && apiObject === undefined && found(page, 'gtag');
  if (direct) return { api: 'gtag', object: direct, why: 'An `id` goes there directly.' };
  if (forced) return chosen(page, forced, apiObject);
  for (const api of APIS) {
    const object = found(page, api);
    const why = `It is the first that the page has of ${APIS.join(', ')}.`;
    if (object) return { api, object, why };
  }
  return { api: null, why: 'The page has no Google Analytics code.' };
}

function chosen(page: Page, api: Api, apiObject: unknown): Target {
  const object = found(page, api, apiObject);
  if (object) return { api, object, why: '`analytics.google.api` names it.' };
  const what = apiObject === undefined ? GLOBALS[api] : 'apiObject';
  const kind = isFunction(api) ? 'function' : 'queue';
  return { api: null, why: `\`${what}\` is no ${kind}, as \`${api}\` must be.` };
}

/** The page's object for an API, where it is one. */
function found(page: Page, api: Api, object: unknown = page.global(GLOBALS[api])): unknown {
  const right = isFunction(api) ? typeof object === 'function' : isQueue(object);
  return right ? object : undefined;
}

/** To each API in its own words; where there is an id, by a tracker of that id. */
function pass(api: Api, object: unknown, event: string, isNew: boolean, id?: string): void {
  const send = isFunction(api) ? (object as Call) : (item: unknown) => (object as Queue).push(item);
  const address = id === undefined ? {} : { send_to: id };
  const tracker = id === undefined ? '' : 'chaport.';
  switch (api) {
    case 'gtag':
      send('event', event, { event_category: CATEGORY, ...address });
      break;
    case 'gtm':
      send({ event, eventCategory: CATEGORY, ...address });
      break;
    case 'ga':
      if (isNew) send('create', id, 'auto', 'chaport');
      send(`${tracker}send`, 'event', CATEGORY, event);
      break;
    case 'gaq':
      if (isNew) send(['chaport._setAccount', id]);
      send([`${tracker}_trackEvent`, CATEGORY, event]);
  }
}

/** The others are queues, to push to. */
function isFunction(api: Api): boolean {
  return api === 'gtag' || api === 'ga';
}

/** Not every object lets strangers look: a frame of the same name does not. */
function isQueue(object: unknown): object is Queue {
  return quietly(() => typeof (object as Queue | null)?.push) === 'function';
}
