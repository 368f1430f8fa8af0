/** `loader-intent.js`: loads when the reader uses the launcher. */
import { createLauncher } from './launcher';
import { start } from './start';
import { isVisitor } from './visitor';

const page = document.currentScript && start(document.currentScript as HTMLScriptElement);
if (page) {
  // Whoever has used the chat gets answers on later pages, too.
  const follow = (): void => {
    if (window.sphinxChaport?.status !== 'ready' && !isVisitor()) return;
    document.removeEventListener('chaport:status', follow);
    page.add('loader-visitor.js');
  };
  createLauncher(page.data);
  document.addEventListener('chaport:status', follow);
  follow();
}
