/** What rules and `getParameterValue` know of the visitor and the page (contract, section 7). */
import { api } from './api';
import type { Context, Journal } from './context';
import { accepted } from './language';
import { compare, isMatcher, MATCHERS } from './matchers';
import type { Parameters } from './parts';
import type { Page } from './ports';
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

export function createParameters({ ports, environment, journal }: Context): Parameters {
  const { page } = ports;
  let viewed: string | null = null;
  const landing = page.url();
  let campaign: Campaign | null = null;
  let message = '';

  /** Few ask for it, so the first page's address is read by then. */
  function tags(): Campaign {
    campaign ??= campaignOf(page, landing) ?? new Map<string, string>();
    return campaign;
  }

  function value(key: string): string {
    const name = key as Exclude<Name, Tag>;
    switch (name) {
      case 'page_url':
        return viewed ?? page.url();
      case 'message_text':
        return message;
      case 'country':
        return (environment.country ?? '').toUpperCase();
      case 'language':
        // Only this one is told as two letters; browsers may ask for longer codes, too.
        return accepted(environment.acceptLanguage).find((code) => code.length === 2) ?? '';
      case 'referrer_url':
        return page.referrer();
      default:
        name satisfies never;
        return (isParameter(key) && tags().get(key)) || '';
    }
  }

  return {
    value,
    viewed(view = {}) {
      const url = view.url ? page.link(view.url) : page.url();
      viewed = url;
      campaign = campaignOf(page, url) ?? tags();
      const title = view.title ?? page.title();
      journal.note('effect', 'newPageView', { value: { url, title } });
    },
    firstMessage(text) {
      message = text;
    },
    ruleContext: () => ruleContext(journal, value),
  };
}

/** The campaign that an address names, or null: then the one that brought the visitor goes on. */
function campaignOf(page: Page, url: string): Campaign | null {
  const query = page.query(url);
  return api.parameters.some((name) => isTag(name) && query.has(name)) ? query : null;
}

/** No argument check sees what the functions of rules pass on. */
function ruleContext(journal: Journal, value: (key: string) => string): Chaport.RuleContext {
  const unknown = (call: string, what: string, name: unknown, names: readonly string[]): void => {
    const near = didYouMean(String(name), names);
    journal.error(`\`cp.${call}\` got a ${what} that does not exist.${near}`);
  };
  return {
    compare(a, matcher, b) {
      if (isMatcher(matcher)) return compare(a, matcher, b);
      unknown('compare', 'matcher', matcher, MATCHERS);
      return false;
    },
    getParameterValue(key) {
      if (!isParameter(key)) unknown('getParameterValue', 'parameter', key, api.parameters);
      return value(key);
    },
  };
}
