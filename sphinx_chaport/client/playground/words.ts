/** Texts of ours: the build gives them to each site in its own language, so none stands in a script. */
import type { Say } from './types';

type Words = Record<string, string>;

declare global {
  interface Window {
    /** Set by `words.js`, which comes with this script where a Run button is pressed. */
    chaportPlaygroundWords?: Words;
  }
}

/** What no text is known of is said by its key. */
export function createSay(): Say {
  let words: Words | null = null;
  return (key, values = {}) => {
    // Not before the first is needed: the scripts arrive in any order.
    words ??= wordsOfPage();
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) =>
      String(values[name] ?? whole),
    );
  };
}

function wordsOfPage(): Words {
  const json = document.getElementById('chaport-playground-words')?.textContent;
  return json ? JSON.parse(json) : (window.chaportPlaygroundWords ?? {});
}
