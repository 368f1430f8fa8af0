import { assigned, type Given, staff, visit } from './contract';
import { equal, test } from './harness';

/** Called, by `q`, and as a rule's function and a rule itself see it once the chat starts. */
function reads(key: Chaport.ParameterName, expected: string, given: Given = {}): void {
  const { chaport } = visit(given);
  equal(
    [chaport.getParameterValue(key), chaport.q('getParameterValue', [key])],
    [expected, expected],
  );
  inRules(key, expected, given);
}

function inRules(key: Chaport.ParameterName, expected: string, given: Given, text?: string): void {
  const seen: unknown[] = [];
  const rules: Chaport.Rule[] = [
    { bob: (cp) => seen.push(cp.getParameterValue(key)) < 0 },
    { ada: [key, '=', expected] },
    { bob: true },
  ];
  const page = visit({
    ...given,
    simulator: { ...given.simulator, ...staff },
    config: { assignments: { rules } },
  });
  equal([assigned(page, text), seen], ['ada', [expected]]);
}

const TAGS = 'utm_source=news&utm_medium=mail&utm_term=green+tea&utm_campaign=may&utm_content=top';
const landing = { world: { url: `https://example.com/?${TAGS}` } };

test('parameter page_url: the address of the page', () =>
  reads('page_url', 'https://example.com/pricing?a=1#plans', {
    world: { url: 'https://example.com/pricing?a=1#plans' },
  }));

test('parameter message_text: the visitor’s first message of the chat', () => {
  inRules('message_text', 'About my invoice', {}, 'About my invoice');
  const page = visit();
  page.api.visitorMessage('First');
  page.api.visitorMessage('Second');
  equal(page.chaport.getParameterValue('message_text'), 'First');
});

test('parameter country: the two-letter code of the visitor’s country', () => {
  reads('country', 'DE', { simulator: { environment: { country: 'DE' } } });
  reads('country', 'DE', { simulator: { environment: { country: 'de' } } });
  reads('country', '');
});

test('parameter language: the two-letter code that the browser wants most', () => {
  reads('language', 'pt', { simulator: { environment: { acceptLanguage: 'pt-BR,en;q=0.8' } } });
  reads('language', 'en');
});

test('parameter referrer_url: where the visitor came from', () =>
  reads('referrer_url', 'https://search.example/?q=tea', {
    world: { referrer: 'https://search.example/?q=tea' },
  }));

test('parameter utm_source: from the address', () => reads('utm_source', 'news', landing));

test('parameter utm_medium: from the address', () => reads('utm_medium', 'mail', landing));

test('parameter utm_term: from the address', () => reads('utm_term', 'green tea', landing));

test('parameter utm_campaign: from the address', () => reads('utm_campaign', 'may', landing));

test('parameter utm_content: from the address', () => reads('utm_content', 'top', landing));
