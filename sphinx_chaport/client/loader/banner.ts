/** `banner.js`: asks the reader, and remembers the answer. */
import { attempt } from './storage';

/** `data-chaport-banner`. */
interface Words {
  text: string;
  yes: string;
  no: string;
  /** A link to what is loaded and stored. */
  more?: { text: string; href: string };
}

const KEY = 'sphinx-chaport:consent';

function ask(own: HTMLScriptElement): void {
  const chaport = window.sphinxChaport;
  const kept = attempt(() => localStorage.getItem(KEY));
  // Whoever asks, us or the page: an answer is remembered, and the question is over.
  document.addEventListener('chaport:status', () => {
    const answer = chaport?.status === 'revoked' ? 'denied' : 'granted';
    attempt(() => localStorage.setItem(KEY, answer));
    banner.remove();
  });
  const banner = draw(JSON.parse(own.dataset.chaportBanner ?? ''));
  if (kept === 'granted') chaport?.grant();
  else if (kept) chaport?.revoke();
  else if (chaport?.status === 'waiting') show(banner, own);
}

function show(banner: HTMLElement, own: HTMLScriptElement): void {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL('banner.css', own.src).href;
  style.onload = () => document.body.prepend(banner);
  document.head.append(style);
}

function draw({ text, yes, no, more }: Words): HTMLElement {
  const banner = document.createElement('section');
  const words = document.createElement('p');
  const button = (label: string, name: 'grant' | 'revoke') => {
    const made = document.createElement('button');
    made.textContent = label;
    made.onclick = () => window.sphinxChaport?.[name]();
    return made;
  };
  banner.className = 'chaport-banner';
  banner.ariaLabel = text;
  words.textContent = `${text} `;
  if (more) {
    const link = document.createElement('a');
    link.href = more.href;
    link.textContent = more.text;
    words.append(link);
  }
  banner.append(words, button(yes, 'grant'), button(no, 'revoke'));
  return banner;
}

const own = document.querySelector<HTMLScriptElement>('script[data-chaport-banner]');
if (own) ask(own);
