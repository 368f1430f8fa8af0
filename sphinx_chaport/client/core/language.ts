/** The language of the widget's own texts, and the one text that the core itself says in it. */
import type { Context } from './context';

/** What the simulated operator answers, in each language that the widget has. */
const answers = {
  en: 'This answer is simulated.',
  ru: 'Это имитация ответа.',
  de: 'Diese Antwort ist simuliert.',
  es: 'Esta respuesta es simulada.',
  fr: 'Cette réponse est simulée.',
};

export type Language = keyof typeof answers;

export function answerIn(language: Language): string {
  return answers[language];
}

/** The option `language.use`, else what the page or the browser says; English where it must be. */
export function chooseLanguage({ options, environment, ports, journal }: Context): Language {
  const { use, source } = options.language ?? {};
  const tag = use ?? (source === 'html' ? ports.page.language() : undefined);
  const wanted = tag === undefined ? accepted(environment.acceptLanguage) : [primary(tag)];
  const codes = wanted.filter(Boolean);
  const known = codes.map((code) => (code === '*' ? 'en' : code)).find(isKnown);
  // An unknown wish is worth a word (contract 10.24), no wish at all is not.
  if (known === undefined && codes.length > 0) {
    journal.warn(
      `The widget has no language \`${codes[0]}\`, so it uses English. ` +
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
