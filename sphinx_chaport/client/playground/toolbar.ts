/** The buttons that every playground has. */
import { make, makeButton } from './dom';
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
  let isRunning = false;
  const start = makeButton('chaport-play-run', say('run'), run);
  const stop = makeButton('chaport-play-tool', say('stop'), () => isRunning && context.stop());
  const back = makeButton('chaport-play-tool', say('reset'), reset);
  // It keeps the keyboard's focus, as a button that is disabled would not.
  seen.watch(['status'], ({ status }) => {
    isRunning = status === 'running';
    stop.setAttribute('aria-disabled', String(!isRunning));
  });
  // What is run in its own place cannot be edited, so there is nothing to take back.
  const tools = context.data.compact ? [] : [back];
  return make('div', 'chaport-play-toolbar', start, stop, ...tools, ...more);
}
