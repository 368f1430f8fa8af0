/** What rules and `getParameterValue` know of the visitor and the page (contract, section 7). */
import { api } from './api';
import type { Context } from './context';
import { accepted } from './language';
import { compare, isMatcher, MATCHERS } from './matchers';
import type { Parameters } from './parts';
import { didYouMean } from './types-in-words';

type Name = Chaport.ParameterName;
type Tag = Name & `utm_${string}`;
type Campaign = ReadonlyMap<string, string>;

/** Whether the registry has this parameter. */
export function isParameter(name: unknown): name is Name {
  return typeof name === 'string' && api.parameters.includes(name);
}

function isTag(name: string): name is Tag {
  return name.startsWith('utm_');
}

export function createParameters(context: Context): Parameters {
  const { ports, environment, journal } = context;
  let viewed: string | null = null;
  let campaign = campaignOf(ports.page.url()) ?? new Map<string, string>();
  let message = '';

  /** The campaign that a page names, or null: then the one that brought the visitor goes on. */
  function campaignOf(url: string): Campaign | null {
    const query = ports.page.query(url);
    return api.parameters.some((name) => isTag(name) && query.has(name)) ? query : null;
  }

  const read: { readonly [N in Name as Exclude<N, Tag>]: () => string } = {
    page_url: () => viewed ?? ports.page.url(),
    message_text: () => message,
    country: () => (environment.country ?? '').toUpperCase(),
    // Only this one is told as two letters; browsers may ask for longer codes, too.
    language: () => accepted(environment.acceptLanguage).find((code) => code.length === 2) ?? '',
    referrer_url: () => ports.page.referrer(),
  };

  function value(key: string): string {
    if (!isParameter(key)) return '';
    return isTag(key) ? (campaign.get(key) ?? '') : read[key]();
  }

  /** No argument check sees what the functions of rules pass on. */
  function unknown(call: string, what: string, name: unknown, names: readonly string[]): void {
    const near = didYouMean(String(name), names);
    journal.error(`\`cp.${call}\` got a ${what} that does not exist.${near}`);
  }

  return {
    value,
    viewed(page = {}) {
      const url = page.url ? ports.page.link(page.url) : ports.page.url();
      viewed = url;
      campaign = campaignOf(url) ?? campaign;
      const title = page.title ?? ports.page.title();
      journal.note('effect', 'newPageView', { value: { url, title } });
    },
    firstMessage(text) {
      message = text;
    },
    ruleContext: () => ({
      compare(a, matcher, b) {
        if (isMatcher(matcher)) return compare(a, matcher, b);
        unknown('compare', 'matcher', matcher, MATCHERS);
        return false;
      },
      getParameterValue(key) {
        if (!isParameter(key)) unknown('getParameterValue', 'parameter', key, api.parameters);
        return value(key);
      },
    }),
    reset() {
      message = '';
    },
  };
}
