/** The end of the widget's session, and its return. */
import { mute } from './stub';

function call(name: string, ...args: unknown[]): void {
  (window.chaport as Record<string, ((...given: unknown[]) => void) | undefined>)[name]?.(...args);
}

/** Ends and hides everything; what is returned brings it back. */
export function endSession(): (hadOne: boolean) => void {
  call('close');
  call('hideLauncher');
  call('stopSession', true);
  const unmute = mute(window.chaport as Record<string, unknown>);
  return (hadOne) => {
    unmute();
    if (hadOne) call('startSession');
    const { launcher } = window.chaportConfig as { launcher?: { show?: boolean } };
    if (launcher?.show !== false) call('showLauncher');
  };
}
