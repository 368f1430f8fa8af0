/** Links in running text that open the chat: the role `chaport-open`. */
import type { Control } from './control';

/** Where the chat may not be there, or did not arrive, the link leads where it says. */
export function watchLinks(control: Control): void {
  document.addEventListener('click', (event) => {
    // With a key held, the reader wants the link in a tab of its own.
    if (event.ctrlKey || event.metaKey || !(event.target as Element).closest('.chaport-open'))
      return;
    control.load();
    if (!/loading|ready/.test(control.status)) return;
    event.preventDefault();
    openChat();
  });
}

/** Opens it as soon as it is there. A session that waits to be asked for is asked for. */
export function openChat(): void {
  const { q } = window.chaport as { q(name: string): void };
  const { session } = window.chaportConfig as { session?: { autoStart?: boolean } };
  if (session?.autoStart === false) q('startSession');
  q('open');
}
