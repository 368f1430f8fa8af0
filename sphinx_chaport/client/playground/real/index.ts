/** The real widget, for whoever asks for it: what it is, whom it contacts, and what it did. */
import { loadDeriver } from '../deriver';
import { make, makeButton, setText } from '../dom';
import type { Context, Part } from '../types';
import { type Chosen, makeChosen } from './chosen';
import { makeComparison } from './comparison';
import { makeCourse } from './course';
import { type Calls, ofModel } from './requests';
import { visit } from './visit';

export const realPart: Part = (context) => {
  const { say } = context;
  const chosen = makeChosen(context);
  return make(
    'div',
    'chaport-play-real',
    make('p', 'chaport-play-note', say('real.about')),
    chosen.element,
    makeRun(context, chosen),
    makeComparison(context, chosen, callsOf),
  );
};

/** Nothing but what the page itself has is asked for; without it, code runs as it stands. */
async function callsOf(): Promise<Calls> {
  const found = await loadDeriver().catch(() => null);
  return found?.deriver ?? null;
}

function makeRun(context: Context, chosen: Chosen): HTMLElement {
  const { model, say } = context;
  const course = makeCourse(context);
  const place = make('div', 'chaport-play-real-place');
  let end = (): void => {};
  // A run that was stopped before it began must not begin.
  let current = 0;

  const stop = () => {
    current += 1;
    end();
    end = () => {};
  };
  async function start(): Promise<void> {
    stop();
    const mine = current;
    course.clear();
    // Whatever came by a link stays in the sandbox.
    if (model.get().untrusted) return course.say(say('real.untrusted'));
    const appId = chosen.appId();
    if (appId === null) return;
    const account = { host: chosen.host(), appId };
    course.say(say('real.running'));
    const deriver = await callsOf();
    if (mine !== current || model.get().untrusted) return;
    const request = ofModel(model.get(), account, deriver);
    end = visit(place, say('real.frame'), request, (told) => course.hear(told, request));
  }

  const begin = makeButton('chaport-play-run', '', () => void start());
  const name = () => setText(begin, say('real.start', { host: chosen.host() }));
  name();
  chosen.changed(name);
  const halt = makeButton('chaport-play-tool', say('real.stop'), () => {
    stop();
    course.say('');
  });
  // Other code, and what a link brings, finds no widget of the code before.
  model.listen(({ untrusted, sample }, before) => {
    if (untrusted !== before.untrusted || sample !== before.sample) stop();
  });
  const buttons = make('div', 'chaport-play-real-buttons', begin, halt);
  return make('div', 'chaport-play-real-run', buttons, place, course.element);
}
