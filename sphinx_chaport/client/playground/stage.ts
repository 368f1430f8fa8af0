/** Where the widget is drawn, with what is to be said of it: how to begin, and why nothing runs. */
import type { Host } from '../sandbox/host';
import { make, makeButton } from './dom';
import { headed } from './more';
import type { Runner } from './running';
import type { Context, Model } from './types';

export function makeStage(
  context: Context,
  host: Host,
  runner: Pick<Runner, 'step'>,
  runAnyway: () => void,
): HTMLElement {
  const { model, seen, say } = context;
  host.element.setAttribute('role', 'group');
  host.element.setAttribute('aria-label', say('stage.title'));
  const note = make('div', 'chaport-play-begin');
  const page = make('div', 'chaport-play-page', host.element, note);

  function draw(): void {
    const { status } = seen.get();
    note.hidden = status !== 'idle' && status !== 'blocked';
    page.classList.toggle('chaport-play-phone', isPhone(model.get()));
    if (status === 'blocked') note.replaceChildren(...blocked());
    else if (!model.get().untrusted) note.replaceChildren(make('p', '', say('stage.begin')));
    else {
      const run = makeButton('chaport-play-run chaport-play-large', say('run'), runAnyway);
      note.replaceChildren(make('p', '', say('stage.untrusted')), run);
    }
  }

  function blocked(): HTMLElement[] {
    const which = runner.step() === 'calls' ? 'calls' : 'none';
    const line = make('code', '', say(`blocked.${which}.line`));
    return [make('p', '', say(`blocked.${which}`)), make('p', '', line)];
  }

  seen.listen((now, before) => {
    if (now.status === before.status) return;
    draw();
    if (now.status === 'blocked') context.announce(note.textContent ?? '');
  });
  model.listen(draw);
  draw();
  const element = make('section', 'chaport-play-stage', headed(say('stage.title')), page);
  element.setAttribute('aria-label', say('stage.title'));
  return element;
}

function isPhone({ simulator }: Model): boolean {
  const device = simulator.environment?.device ?? 'desktop';
  return device !== 'desktop';
}
