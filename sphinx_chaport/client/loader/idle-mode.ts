/** `loader-idle.js`: loads when the page is idle. Readers who save data are asked first. */
import { isThrifty, whenIdle } from './idle';
import { createLauncher } from './launcher';

function wait(own: HTMLScriptElement): void {
  if (!isThrifty()) {
    whenIdle(() => window.sphinxChaport?.load());
    return;
  }
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL('launcher.css', own.src).href;
  document.head.append(style);
  createLauncher(own.dataset);
}

const own = document.querySelector<HTMLScriptElement>('script[data-chaport-loading=idle]');
if (own) wait(own);
