/** Which of its languages the widget speaks. */
import type { Options } from '../../sphinx_chaport/client/core/context';
import { answerIn, chooseLanguage } from '../../sphinx_chaport/client/core/language';
import { equal, ok, test } from './harness';
import { createContext } from './world';

interface Asked {
  language?: Options['language'];
  header?: string;
  html?: string;
}

/** The language, and how many warnings there were. */
function chosen({ language, header = 'en', html = '' }: Asked): [string, number] {
  const context = createContext({
    ...(language && { options: { language } }),
    environment: { acceptLanguage: header },
    world: { language: html },
  });
  return [chooseLanguage(context), context.warnings.length];
}

test('option language.use: each language of the widget, in any case', () => {
  for (const use of ['en', 'ru', 'de', 'es', 'fr']) equal(chosen({ language: { use } }), [use, 0]);
  equal(chosen({ language: { use: 'DE' }, header: 'fr' }), ['de', 0]);
});

test('option language.use: goes before language.source', () => {
  const language: Options['language'] = { use: 'es', source: 'html' };
  equal(chosen({ language, html: 'de' }), ['es', 0]);
});

test('10.24: a language that the widget lacks is English, and a warning', () => {
  equal(chosen({ language: { use: 'ja' }, header: 'de' }), ['en', 1]);
  equal(chosen({ language: { source: 'html' }, html: 'ja', header: 'de' }), ['en', 1]);
  equal(chosen({ header: 'ja, zh;q=0.5' }), ['en', 1]);
  equal(chosen({ language: { use: 'toString' } }), ['en', 1]);
});

test('10.24: the warning names the language and those that there are', () => {
  const context = createContext({ options: { language: { use: 'ja' } } });
  chooseLanguage(context);
  equal(context.warnings, [
    'The widget has no language `ja`, so it uses English. ' + 'It has en, ru, de, es, fr.',
  ]);
});

test('option language.source: header is the default', () => {
  equal(chosen({ header: 'fr', html: 'de' }), ['fr', 0]);
  equal(chosen({ language: { source: 'header' }, header: 'fr', html: 'de' }), ['fr', 0]);
});

test('option language.source: html is the lang of the page', () => {
  const language: Options['language'] = { source: 'html' };
  equal(chosen({ language, header: 'fr', html: 'de' }), ['de', 0]);
  equal(chosen({ language, header: 'fr', html: ' de-AT ' }), ['de', 0]);
  equal(chosen({ language, header: 'fr', html: '' }), ['en', 0]);
});

test('Accept-Language: the most wanted that the widget has', () => {
  equal(chosen({ header: 'de-AT,de;q=0.9,en;q=0.8' }), ['de', 0]);
  equal(chosen({ header: 'en;q=0.5, fr;q=0.9, de;q=0.7' }), ['fr', 0]);
  equal(chosen({ header: 'ja, zh-TW;q=0.9, RU-ru ; q=0.3' }), ['ru', 0]);
  equal(chosen({ header: 'es, fr' }), ['es', 0]);
});

test('Accept-Language: a language with q=0 is unwanted', () => {
  equal(chosen({ header: 'de;q=0, fr;q=0.1' }), ['fr', 0]);
  equal(chosen({ header: 'de;q=0.0' }), ['en', 0]);
  equal(chosen({ header: 'de;q=x, es;q=0.1' }), ['es', 0]);
});

test('Accept-Language: any language is English, and so is none', () => {
  equal(chosen({ header: '*' }), ['en', 0]);
  equal(chosen({ header: 'ja, *;q=0.5, de;q=0.1' }), ['en', 0]);
  equal(chosen({ header: '' }), ['en', 0]);
  equal(chosen({ header: ' , ;q=1' }), ['en', 0]);
});

test('the simulated operator answers in each language, and each time the same', () => {
  const texts = (['en', 'ru', 'de', 'es', 'fr'] as const).map(answerIn);
  equal(new Set(texts).size, 5);
  for (const text of texts) ok(text.length > 15, 'a sentence');
});
