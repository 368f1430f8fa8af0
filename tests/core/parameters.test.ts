import { api } from '../../sphinx_chaport/client/core/api';
import { createParameters, isParameter } from '../../sphinx_chaport/client/core/parameters';
import { partsOf, queryOf, resolved } from '../../sphinx_chaport/client/core/urls';
import { equal, ok, test } from './harness';
import { createContext } from './world';

type Given = Parameters<typeof createContext>[0];

function visit(given?: Given) {
  const context = createContext(given);
  return { context, parameters: createParameters(context) };
}

test('the parameters are those of the registry (7)', () => {
  ok(api.parameters.every(isParameter));
  ok(!['url', '', 'toString', '__proto__', undefined, null, 3].some(isParameter));
});

test('each parameter without anything known is the empty string, but the page and language (7)', () => {
  const { parameters } = visit();
  equal(Object.fromEntries(api.parameters.map((name) => [name, parameters.value(name)])), {
    page_url: 'https://example.com/',
    message_text: '',
    country: '',
    language: 'en',
    referrer_url: '',
    utm_source: '',
    utm_medium: '',
    utm_term: '',
    utm_campaign: '',
    utm_content: '',
  });
  equal(parameters.value('toString'), '');
});

test('page_url is the address of the page, and the one of newPageView from then on (7)', () => {
  const { context, parameters } = visit({ world: { url: 'https://a.test/x/y?z=1#f' } });
  equal(parameters.value('page_url'), 'https://a.test/x/y?z=1#f');
  context.world.page.url = 'https://a.test/moved';
  equal(parameters.value('page_url'), 'https://a.test/moved');
  parameters.viewed({ url: '/cart', title: 'Cart' });
  equal(parameters.value('page_url'), 'https://a.test/cart');
  equal(context.notes, [
    { kind: 'effect', name: 'newPageView', value: { url: 'https://a.test/cart', title: 'Cart' } },
  ]);
});

test('newPageView takes what is left out from the page (4)', () => {
  const { context, parameters } = visit({ world: { url: 'https://a.test/one', title: 'One' } });
  context.world.page.url = 'https://a.test/two';
  context.world.page.title = 'Two';
  parameters.viewed();
  equal(context.notes[0]?.value, { url: 'https://a.test/two', title: 'Two' });
  parameters.viewed({ title: 'Three' });
  equal(context.notes[1]?.value, { url: 'https://a.test/two', title: 'Three' });
});

test('message_text is empty before the first message (7, 10.14)', () => {
  const { parameters } = visit();
  equal(parameters.value('message_text'), '');
  parameters.firstMessage('An invoice, please');
  equal(parameters.value('message_text'), 'An invoice, please');
});

test('country is in upper case, and empty where it is unknown (7)', () => {
  equal(visit({ environment: { country: 'de' } }).parameters.value('country'), 'DE');
  equal(visit({ environment: { country: null } }).parameters.value('country'), '');
});

test('language is two letters of what the browser accepts (7)', () => {
  const rows = {
    fr: 'fr',
    'DE-at, en;q=0.5': 'de',
    ' pt_BR': 'pt',
    '*': '',
    fil: '',
    '': '',
    'en;q=0.5, fr': 'fr',
    'de;q=0, es': 'es',
  };
  for (const [acceptLanguage, expected] of Object.entries(rows)) {
    equal(visit({ environment: { acceptLanguage } }).parameters.value('language'), expected);
  }
});

test('referrer_url is where the visitor came from (7)', () => {
  const { parameters } = visit({ world: { referrer: 'https://search.test/?q=chat' } });
  equal(parameters.value('referrer_url'), 'https://search.test/?q=chat');
});

const names = ['source', 'medium', 'term', 'campaign', 'content'].map((name) => `utm_${name}`);

test('each utm parameter is read from the address (7)', () => {
  const query = names.map((name) => `${name}=the+${name}`).join('&');
  const { parameters } = visit({ world: { url: `https://a.test/?x=1&${query}#utm_source=no` } });
  for (const name of names) equal(parameters.value(name), `the ${name}`);
});

test('the campaign of the landing page goes on until a page names its own (7)', () => {
  const { context, parameters } = visit({ world: { url: 'https://a.test/?utm_source=letter' } });
  context.world.page.url = 'https://a.test/?utm_source=unseen';
  parameters.viewed({ url: '/plain?x=1' });
  equal(parameters.value('utm_source'), 'letter');
  parameters.viewed({ url: '?utm_term=chat' });
  equal([parameters.value('utm_source'), parameters.value('utm_term')], ['', 'chat']);
});

test('a query is read with plus signs, escapes and repeated names', () => {
  const rows: [query: string, a: string | undefined][] = [
    ['a=1&a=2', '1'],
    ['a=b+c%2B', 'b c+'],
    ['a=%D0%BF%E2%82%AC%F0%9F%98%80', 'п€😀'],
    ['a=50%&b', '50%'],
    ['a=%zz%FF%C3', '%zz%FF%C3'],
    ['a=%41%C3%28', 'A%C3('],
    ['a=%ED%A0%80%C0%80%F7%BF%BF%BF', '%ED%A0%80%C0%80%F7%BF%BF%BF'],
    ['%61=x=y', 'x=y'],
    ['a', ''],
    ['b=a', undefined],
  ];
  for (const [query, a] of rows) equal(queryOf(`https://a.test/p?${query}#a=no`).get('a'), a);
  equal(queryOf('https://a.test/p#?a=1').get('a'), undefined);
});

test('a relative address means the same as in a link', () => {
  const rows: [url: string, expected: string][] = [
    ['', 'https://a.test/d/e?q=1'],
    ['#top', 'https://a.test/d/e?q=1#top'],
    ['?x', 'https://a.test/d/e?x'],
    ['f', 'https://a.test/d/f'],
    ['./f?x=../y#../z', 'https://a.test/d/f?x=../y#../z'],
    ['../f/./g', 'https://a.test/f/g'],
    ['../../f', 'https://a.test/f'],
    ['../../../f', 'https://a.test/f'],
    ['/f/..', 'https://a.test/'],
    ['.', 'https://a.test/d/'],
    ['//b.test/f', 'https://b.test/f'],
    ['http://b.test', 'http://b.test'],
    ['HTTP://b.test', 'HTTP://b.test'],
    ['mailto:a@b.test', 'mailto:a@b.test'],
  ];
  for (const [url, expected] of rows) equal(resolved(url, 'https://a.test/d/e?q=1'), expected);
  equal(resolved('f', 'https://a.test'), 'https://a.test/f');
  equal(resolved('f', 'file:///home/a/index.html'), 'file:///home/a/f');
});

test('the parts of an address are those of `location`', () => {
  equal(Object.values(partsOf('https://a.test:8080/d/e?q=1?#t#\nu')), [
    'https:',
    'a.test:8080',
    'a.test',
    '8080',
    'https://a.test:8080',
    '/d/e',
    '?q=1?',
    '#t#\nu',
  ]);
  const { port, host, hostname, pathname, search, hash } = partsOf('https://a.test');
  equal([port, host, hostname, pathname, search, hash], ['', 'a.test', 'a.test', '/', '', '']);
  const parts = (url: string) => Object.values(partsOf(url)).join(' ');
  equal(parts('mailto:a@b.test?c#d'), 'mailto:    mailto:// a@b.test ?c #d');
  equal(parts('f?#'), '    // f ? #');
});

test('functions of rules compare and read as the methods do (3)', () => {
  const { context, parameters } = visit({ environment: { country: 'de' } });
  const cp = parameters.ruleContext();
  equal(cp.getParameterValue('country'), 'DE');
  equal([cp.compare('DE', '=', 'de'), cp.compare(1, '>', 2)], [true, false]);
  equal(context.errors, []);
});

test('functions of rules that name what does not exist get one error each', () => {
  const { context, parameters } = visit();
  const cp = parameters.ruleContext();
  equal(cp.getParameterValue('utm_sorce' as Chaport.ParameterName), '');
  equal(cp.compare(1, 'equals' as Chaport.Matcher, 1), false);
  equal(context.errors, [
    '`cp.getParameterValue` got a parameter that does not exist. Did you mean `utm_source`?',
    '`cp.compare` got a matcher that does not exist.',
  ]);
});
