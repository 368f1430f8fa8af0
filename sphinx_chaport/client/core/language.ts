/** The language of the widget's own texts, and the one text that the core itself says in it. */
import type { Context } from './context';

/** What the simulated operator answers, in each language that the widget has. */
const answers = {
  en: 'Thank you. This answer is simulated.',
  ru: 'Спасибо. Это имитация ответа.',
  de: 'Danke. Diese Antwort ist simuliert.',
  es: 'Gracias. Esta respuesta es simulada.',
  fr: 'Merci. Cette réponse est simulée.',
};

export type Language = keyof typeof answers;

export function answerIn(language: Language): string {
  return answers[language];
}

/** The option `language.use`, else what the page or the browser says; English where it must be. */
export function chooseLanguage({ options, environment, ports, journal }: Context): Language {
  const { use, source } = options.language ?? {};
  const [where, wanted] = use
    ? ['`language.use`', [use.toLowerCase()]]
    : source === 'html'
      ? ['the `lang` of the page', [primary(ports.page.language())]]
      : ['the browser', accepted(environment.acceptLanguage)];
  const codes = wanted.filter(Boolean);
  const known = codes.map((code) => (code === '*' ? 'en' : code)).find(isKnown);
  // An unknown wish is worth a word (contract 10.24), no wish at all is not.
  if (known === undefined && codes.length > 0) {
    journal.warn(
      `The widget has no language \`${codes[0]}\`, which ${where} asks for, so it uses English. ` +
        `It has ${Object.keys(answers).join(', ')}.`,
    );
  }
  return known ?? 'en';
}

/** The languages of an Accept-Language header, the most wanted first; with `q=0` they are unwanted. */
export function accepted(header: string): string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', quality = '1'] = range.toLowerCase().split(/;.*?q=|;/);
      return { code: primary(tag), weight: Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ code }) => code);
}

/** The language of a tag, without its region or script. */
function primary(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

function isKnown(code: string): code is Language {
  return Object.hasOwn(answers, code);
}
