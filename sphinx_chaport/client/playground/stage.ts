/** Where the widget is drawn, with what is to be said of it: how to begin, how it went, and why nothing runs. */
import { make, makeButton, setAttributes, setText } from './dom';
import { headed } from './more';
import type { Runner } from './running';
import type { Context, Model } from './types';

type Steps = Pick<Runner, 'step'>;

export function makeStage(
  context: Context,
  place: HTMLElement,
  runner: Steps,
  ask: () => void,
): HTMLElement {
  const { model, say } = context;
  const title = say('stage.title');
  // Names the frames that come and go in it.
  setAttributes(place, { role: 'group', 'aria-label': title });
  place.tabIndex = -1;
  const note = makeNote(context, runner, () => {
    ask();
    // The button that was pressed has gone.
    place.focus();
  });
  const page = make('div', 'chaport-play-page', place, note);
  const draw = () => page.classList.toggle('chaport-play-phone', isPhone(model.get()));
  model.listen(draw);
  draw();
  const head = make('div', 'chaport-play-head', headed(title), makeStatus(context));
  return make('div', 'chaport-play-stage', head, page);
}

function isPhone({ simulator }: Model): boolean {
  const device = simulator.environment?.device ?? 'desktop';
  return device !== 'desktop';
}

/** A word on how the last run went; the console tells screen readers more of it. */
function makeStatus({ seen, say }: Context): HTMLElement {
  const status = make('span', 'chaport-play-status');
  const draw = () => setText(status, say(`status.${seen.get().status}`));
  seen.listen(draw);
  draw();
  return status;
}

/** What stands there as long as nothing runs. */
function makeNote(context: Context, runner: Steps, ask: () => void): HTMLElement {
  const { model, seen, say, announce } = context;
  const note = make('div', 'chaport-play-begin');
  let said = '';

  function draw(): void {
    const { status } = seen.get();
    const { untrusted } = model.get();
    const now = status === 'idle' && untrusted ? 'untrusted' : status;
    if (now === said) return;
    said = now;
    note.hidden = status !== 'idle' && status !== 'blocked';
    note.replaceChildren(...contentOf(now));
    if (now === 'blocked' || now === 'untrusted') announce(note.textContent ?? '');
  }

  function contentOf(now: string): HTMLElement[] {
    if (now === 'idle') return [make('p', '', say('stage.begin'))];
    if (now === 'blocked') return blocked(context, runner);
    if (now !== 'untrusted') return [];
    const run = makeButton('chaport-play-run chaport-play-large', say('run'), ask);
    return [make('p', '', say('stage.untrusted')), run];
  }

  model.listen(draw);
  seen.listen(draw);
  draw();
  return note;
}

function blocked({ say }: Context, runner: Steps): HTMLElement[] {
  const which = runner.step() === 'calls' ? 'calls' : 'none';
  const line = make('code', '', say(`blocked.${which}.line`));
  return [make('p', '', say(`blocked.${which}`)), make('p', '', line)];
}
