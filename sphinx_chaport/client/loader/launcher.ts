/**
 * A launcher of our own in the place of the widget's: the link that the page has without scripts as
 * a real button, and a link again where the widget does not arrive.
 */
import { openChat } from './links';

/** `data-chaport-launcher`. */
interface Look {
  label: string;
  /** What is said to screen readers when the chat did not load. */
  blocked: string;
  color?: string;
  ink?: string;
  side?: string;
  x?: number;
  y?: number;
}

export function createLauncher(data: DOMStringMap): void {
  if (!data.chaportLauncher) return;
  const look: Look = JSON.parse(data.chaportLauncher);
  const place = (): void => show(look, data.chaportFallback);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
  else place();
}

/** The widget fires `ready` before it draws. Until it is over ours, in milliseconds. */
const OVERLAP = 300;

function show(look: Look, fallback: string | undefined): void {
  const button = dressed(document.createElement('button'), look);
  const said = document.createElement('span');
  said.className = 'chaport-launcher-status';
  said.role = 'status';
  button.onclick = () => {
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    openChat();
  };
  const link = document.querySelector('a.chaport-launcher');
  if (link) link.replaceWith(button, said);
  else document.body.append(button, said);
  let shown: HTMLElement = button;
  const follow = (): void => {
    const status = window.sphinxChaport?.status ?? '';
    const hide = (): void => {
      shown.hidden = !/waiting|loading/.test(status) && shown === button;
    };
    setTimeout(hide, status === 'ready' ? OVERLAP : 0);
    if (status === 'revoked') button.ariaBusy = null;
    if (status === 'blocked' && fallback) shown = giveUp(button, said, look, fallback);
    // It arrived after all.
    else if (shown !== button) shown.remove();
  };
  document.addEventListener('chaport:status', follow);
  follow();
}

function giveUp(button: HTMLElement, said: HTMLElement, look: Look, fallback: string): HTMLElement {
  const link = dressed(document.createElement('a'), look);
  link.href = fallback;
  const hadFocus = document.activeElement === button;
  button.replaceWith(link);
  if (hadFocus) link.focus();
  said.textContent = look.blocked;
  return link;
}

/** Set by script on the element, which a strict policy allows; the style sheet has the rest. */
function dressed<T extends HTMLElement>(element: T, look: Look): T {
  const { label, color = '', ink = '', side = 'right', x = 0, y = 0 } = look;
  element.className = 'chaport-launcher';
  element.textContent = element.title = label;
  Object.assign(element.style, {
    background: color,
    color: ink,
    right: 'auto',
    [side]: `${x + 20}px`,
    bottom: `${y + 20}px`,
  });
  return element;
}
