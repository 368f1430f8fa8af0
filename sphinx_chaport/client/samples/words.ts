// What our buttons say: English, and over it what the page has in its own language.
import english from './words.json';

type Key = keyof typeof english;

/** Names are keys without what they all begin with. */
export type Say = (name: string) => string;

export function createSay(): Say {
  const own = document.getElementById('chaport-words')?.textContent;
  const all: Record<Key, string> = { ...english, ...(own ? JSON.parse(own) : {}) };
  return (name) => all[`samples.${name}` as Key];
}
