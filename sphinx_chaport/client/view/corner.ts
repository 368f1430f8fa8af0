/** What stands in the page's corner beside the chat window: the launcher and the small form. */
import type { Drawing } from '../core/drawing';
import {
  CHAT,
  CROSS,
  DOWN,
  make,
  makeButton,
  makeIcon,
  setIcon,
  setLabel,
  setText,
  setTitle,
} from './dom';
import type { Words } from './words';

interface Piece {
  element: HTMLElement;
  draw(drawing: Drawing, words: Words, shown?: boolean): void;
}

export function createLauncher(document: Document, toggle: () => void): Piece {
  const icon = makeIcon(document, CHAT);
  const badge = make(document, 'span', 'badge');
  const button = makeButton(document, 'launcher', toggle, icon, badge);
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-controls', 'window');
  return {
    element: button,
    draw({ state, unread }, words, shown) {
      const expanded = state === 'expanded';
      const action = expanded ? words.close : words.open;
      const count = unread > 0 && !expanded;
      const title = `${action} (${words.mark})`;
      button.hidden = !shown;
      button.setAttribute('aria-expanded', String(expanded));
      setTitle(button, title, count ? `${title}. ${words.unread}: ${unread}` : title);
      setIcon(icon, expanded ? DOWN : CHAT);
      badge.hidden = !count;
      setText(badge, unread > 99 ? '99+' : String(unread));
    },
  };
}

/**
 * The small form: an auto-invitation, or the last unread message (contract 10.9). `announcer` says
 * once, to those who cannot see it, that it has come.
 */
export function createBubble(
  document: Document,
  open: () => void,
  dismiss: () => void,
): Piece & { announcer: HTMLElement } {
  const from = make(document, 'span', 'bubble-from');
  const text = make(document, 'span', 'bubble-text');
  const opener = makeButton(document, 'bubble-open', open, from, text);
  const cross = makeButton(document, 'bubble-close', dismiss, makeIcon(document, CROSS));
  const element = make(document, 'div', 'bubble', opener, cross);
  element.setAttribute('role', 'group');
  const announcer = make(document, 'div', 'announcer');
  announcer.setAttribute('role', 'status');
  return {
    element,
    announcer,
    draw(drawing, words, shown) {
      const teaser = shown ? teaserOf(drawing) : null;
      const label = isMessage(drawing) ? words.message : words.invitation;
      element.hidden = !teaser;
      setText(announcer, teaser ? `${label}: ${teaser.text}` : '');
      if (!teaser) return;
      element.dataset.form = drawing.state;
      setLabel(element, label);
      setText(from, teaser.name || drawing.appearance.teamName || words.team);
      setText(text, teaser.text);
      setTitle(cross, words.hide);
    },
  };
}

function isMessage({ state, unread }: Drawing): boolean {
  return state === 'unreadMessage' && unread > 0;
}

function teaserOf(drawing: Drawing): { name?: string; text: string } | null {
  if (drawing.state !== 'semiExpanded' && drawing.state !== 'unreadMessage') return null;
  if (isMessage(drawing)) {
    const last = drawing.messages.filter((message) => message.from === 'operator').pop();
    if (last) return last;
  }
  return drawing.invitation && { text: drawing.invitation.message };
}
