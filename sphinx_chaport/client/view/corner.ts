/** What stands in the page's corner beside the chat window: the launcher and the small form. */
import type { Drawing } from '../core/drawing';
import { icons, make, makeButton, makeIcon, setAttribute, setIcon, setLabel, setText } from './dom';
import type { Words } from './words';

interface Piece {
  element: HTMLElement;
  draw(drawing: Drawing, words: Words, shown: boolean): void;
}

export function createLauncher(document: Document, toggle: () => void): Piece {
  const icon = makeIcon(document, icons.chat);
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
      const title = `${action} (${words.simulated})`;
      button.hidden = !shown;
      setAttribute(button, 'aria-expanded', String(expanded));
      setLabel(button, count ? `${title}. ${words.unread}: ${unread}` : title, title);
      setIcon(icon, expanded ? icons.down : icons.chat);
      badge.hidden = !count;
      setText(badge, unread > 99 ? '99+' : String(unread));
    },
  };
}

/** The small form: an auto-invitation, or the last unread message (contract 10.9). */
export function createBubble(document: Document, open: () => void, dismiss: () => void): Piece {
  const from = make(document, 'span', 'bubble-from');
  const text = make(document, 'span', 'bubble-text');
  const opener = makeButton(document, 'bubble-open', open, from, text);
  const cross = makeButton(document, 'bubble-close', dismiss, makeIcon(document, icons.cross));
  const element = make(document, 'div', 'bubble', opener, cross);
  element.setAttribute('role', 'group');
  return {
    element,
    draw(drawing, words, shown) {
      const teaser = shown ? teaserOf(drawing) : null;
      element.hidden = !teaser;
      if (!teaser) return;
      setAttribute(element, 'data-form', drawing.state);
      setAttribute(element, 'aria-label', labelOf(drawing, words));
      setText(from, teaser.name || drawing.appearance.teamName || words.team);
      setText(text, teaser.text);
      setLabel(cross, words.dismiss);
    },
  };
}

/** Says once, to those who cannot see it, that the small form has come. */
export function createAnnouncer(document: Document): Piece {
  const element = make(document, 'div', 'announcer');
  element.setAttribute('role', 'status');
  return {
    element,
    draw(drawing, words, shown) {
      const teaser = shown ? teaserOf(drawing) : null;
      setText(element, teaser ? `${labelOf(drawing, words)}: ${teaser.text}` : '');
    },
  };
}

function labelOf(drawing: Drawing, words: Words): string {
  return isMessage(drawing) ? words.newMessage : words.invitation;
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
