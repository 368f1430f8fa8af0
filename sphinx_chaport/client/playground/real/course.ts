/** What a run with the real widget told, in order, and what the API says of its state. */
import { make, setText } from '../dom';
import type { Context } from '../types';
import type { RealEntry, RealRequest, RealState, Told } from './protocol';

export interface Course {
  element: HTMLElement;
  clear(): void;
  say(text: string): void;
  hear(told: Told, request: RealRequest): void;
}

export function makeCourse(context: Context): Course {
  const { say, announce } = context;
  const list = make('ol', 'chaport-play-real-course');
  list.setAttribute('aria-label', say('real.course'));
  const state = make('p', 'chaport-play-real-state');
  const status = make('p', 'chaport-play-status');
  const tell = (text: string) => {
    setText(status, text);
    if (text) announce(text);
  };
  return {
    element: make('div', '', status, state, list),
    clear() {
      list.replaceChildren();
      setText(state, '');
    },
    say: tell,
    hear(told, { host, limit }) {
      if (told.kind === 'entry') list.append(entryRow(context, told.entry));
      else if (told.kind === 'line') {
        const { level, text, place } = told.line;
        const where = place ? `${say('code.line', { line: place.line })}: ` : '';
        list.append(make('li', `chaport-play-real-${level}`, where + text));
      } else if (told.kind === 'state') setText(state, stateText(context, told.state));
      else tell(say(`real.${told.why}`, { host: host ?? '', seconds: limit / 1000 }));
    },
  };
}

function entryRow({ say }: Context, { t, kind, name, args, value }: RealEntry): HTMLElement {
  const called = args ? `${name}(${args.map(shown).join(', ')})` : name;
  const text = say(`real.${kind}`, { name: called, value: shown(value) });
  const detail = kind === 'event' && value !== undefined ? `: ${shown(value)}` : '';
  return make('li', '', make('span', 'chaport-play-real-time', `${t} ms`), ` ${text}${detail}`);
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

function stateText({ say }: Context, { widget, online }: RealState): string {
  const unknown = say('real.unknown');
  const operators = online === null ? unknown : say(online ? 'real.online' : 'real.offline');
  return say('real.state', { widget: widget ?? unknown, online: operators });
}
