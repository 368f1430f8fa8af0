/** The buttons that every playground has, and a word on how the last run went. */
import { make, makeButton, setText } from './dom';
import type { Context } from './types';

interface Presses {
  run(): void;
  reset(): void;
}

export function makeToolbar(
  context: Context,
  { run, reset }: Presses,
  more: (Node | null)[],
): HTMLElement {
  const { seen, say } = context;
  const start = makeButton('chaport-play-run', say('run'), run);
  const stop = makeButton('chaport-play-tool', say('stop'), () => {
    if (seen.get().status === 'running') context.stop();
  });
  const back = makeButton('chaport-play-tool', say('reset'), reset);
  const status = make('span', 'chaport-play-status');
  const draw = () => {
    const now = seen.get().status;
    setText(status, say(`status.${now}`));
    // It keeps the keyboard's focus, as a button that is disabled would not.
    stop.setAttribute('aria-disabled', String(now !== 'running'));
  };
  seen.listen(draw);
  draw();
  // What is run in its own place cannot be edited, so there is nothing to take back.
  const tools = context.data.compact ? [] : [back];
  return make('div', 'chaport-play-toolbar', start, stop, ...tools, status, ...more);
}
