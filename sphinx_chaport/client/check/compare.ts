/** Whether two runs had the same effects. */
import type { Effect } from './types';

/** What two runs must have in common, as texts. */
export function fingerprint(effects: Effect[], state: string): string {
  const isListener = ({ kind, name }: Effect) => kind === 'call' && name === 'on';
  const isPage = ({ kind }: Effect) => kind === 'console' || kind === 'page';
  // The widget says what is wrong with a call when it is given, in the one form before others have run.
  const own = effects.filter((each) => !each.widget);
  const words = effects.filter((each) => each.widget).map(({ value }) => String(value));
  return JSON.stringify([
    settled(own.filter((each) => !isPage(each))),
    own.filter((each) => !isListener(each)),
    words.sort(),
    withoutChance(state),
  ]);
}

/** Listeners of different events may change places where nothing is between them. */
function settled(effects: Effect[]): Effect[] {
  const result: Effect[] = [];
  let waiting: Effect[] = [];
  const flush = () => {
    const event = ({ args }: Effect) => String(args?.[0]);
    result.push(
      ...waiting.sort((a, b) => (event(a) < event(b) ? -1 : Number(event(a) > event(b)))),
    );
    waiting = [];
  };
  for (const effect of effects) {
    if (effect.kind === 'call' && effect.name === 'on') waiting.push(effect);
    else {
      flush();
      result.push(effect);
    }
  }
  flush();
  return result;
}

/** A state, as JSON, without ids and times. */
export function withoutChance(state: string): string {
  return state.replace(/"(visitorId|t)":("[^"]*"|[\d.]+)/g, '"$1":0');
}
