/** Which account is contacted: the site's, or one whose app id the reader types. It stays in this closure. */
import { make, setText } from '../dom';
import type { Context } from '../types';

const HOSTS = ['app.chaport.com', 'app.chaport.ru'];
const ID = /^[\da-f]{24}$/i;

export interface Chosen {
  element: HTMLElement;
  host(): string;
  /** Null where the app id is none; then the reader has been told. */
  appId(): string | null;
  changed(hear: () => void): void;
}

export function makeChosen({ data, say, announce }: Context): Chosen {
  const given = data.real;
  const field = make('input');
  field.autocomplete = 'off';
  field.spellcheck = false;
  const hosts = make('select');
  hosts.append(...HOSTS.map((host) => make('option', '', host)));
  if (given?.host) hosts.value = given.host;
  const wrong = make('span', 'chaport-play-real-wrong');
  const note = make('p', 'chaport-play-note', say('real.idKept'));
  const element = make(
    'div',
    'chaport-play-real-account',
    given?.appId ? null : make('label', '', make('span', '', say('real.id')), field, wrong),
    given?.host ? null : make('label', '', make('span', '', say('real.host')), hosts),
    given?.appId ? null : note,
  );
  field.addEventListener('input', () => setText(wrong, ''));
  return {
    element,
    host: () => given?.host || hosts.value,
    appId() {
      const id = given?.appId || field.value.trim();
      if (ID.test(id)) return id;
      setText(wrong, say('real.idWrong'));
      announce(say('real.idWrong'));
      field.focus();
      return null;
    },
    changed: (hear) => hosts.addEventListener('change', hear),
  };
}
