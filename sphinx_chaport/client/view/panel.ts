/** The chat window: header, messages, composer. */
import type { Drawing } from '../core/drawing';
import { createComposer, type Draft } from './composer';
import { createConversation } from './conversation';
import { CROSS, make, makeButton, makeIcon, setText, setTitle } from './dom';
import type { Words } from './words';

interface Panel {
  element: HTMLElement;
  draw(drawing: Drawing, words: Words, shown?: boolean, covers?: boolean): void;
  focus(): void;
}

interface Does {
  close(): void;
  send(text: string): void;
}

export function createPanel(document: Document, draft: Draft, does: Does): Panel {
  const header = createHeader(document, does.close);
  const conversation = createConversation(document);
  const composer = createComposer(document, draft, does.send);
  const element = make(
    document,
    'section',
    'window',
    header.element,
    conversation.element,
    composer.element,
  );
  element.id = 'window';
  element.hidden = true;
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-labelledby', 'team');
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' && element.hasAttribute('aria-modal')) keepFocus(element, event);
  });
  return {
    element,
    draw(drawing, words, shown, covers) {
      const opened = shown && element.hidden;
      element.hidden = !shown;
      if (covers) element.setAttribute('aria-modal', 'true');
      else element.removeAttribute('aria-modal');
      header.draw(drawing, words);
      conversation.draw(drawing, words);
      composer.draw(words);
      if (opened) conversation.toEnd();
    },
    focus() {
      document.defaultView?.focus();
      composer.focus();
    },
  };
}

/** Tab goes round inside the window where it covers the page. */
function keepFocus(element: HTMLElement, event: KeyboardEvent): void {
  const stops = [
    ...element.querySelectorAll<HTMLElement>('button:enabled:not([hidden]), textarea, [tabindex]'),
  ];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (event.target !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

function createHeader(
  document: Document,
  close: () => void,
): { element: HTMLElement; draw(drawing: Drawing, words: Words): void } {
  const avatar = make(document, 'span', 'avatar');
  avatar.setAttribute('aria-hidden', 'true');
  const team = make(document, 'h2', 'team');
  team.id = 'team';
  const presence = make(document, 'p', 'presence');
  const mark = make(document, 'span', 'simulated');
  const cross = makeButton(document, 'close', close, makeIcon(document, CROSS));
  const line = make(document, 'div', 'line', presence, mark);
  const names = make(document, 'div', 'names', team, line);
  const welcome = make(document, 'p', 'welcome');
  const bar = make(document, 'div', 'bar', avatar, names, cross);
  return {
    element: make(document, 'header', 'header', bar, welcome),
    draw({ appearance, online, closeButton }, words) {
      const name = appearance.teamName || words.team;
      setText(avatar, [...name.trim()][0]?.toUpperCase() ?? '');
      setText(team, name);
      setText(presence, online ? words.online : words.offline);
      presence.dataset.online = String(online);
      setText(mark, words.mark);
      setText(welcome, appearance.welcome || (online ? words.welcome : words.write));
      cross.hidden = !closeButton;
      setTitle(cross, words.close);
    },
  };
}
