/** The messages of the chat, in order, with what became of the visitor's own. */
import type { Drawing } from '../core/drawing';
import { make, makeIcon, STATUSES, setIcon, setLabel, setText } from './dom';
import type { Words } from './words';

type Line = Pick<ChaportSimulator.Message, 'from' | 'text' | 'status' | 'name'>;

interface Row {
  element: HTMLElement;
  draw(line: Line, named: boolean, drawing: Drawing, words: Words): void;
}

export interface Conversation {
  element: HTMLElement;
  draw(drawing: Drawing, words: Words): void;
  /** Shows the newest message. */
  toEnd(): void;
}

export function createConversation(document: Document): Conversation {
  const note = make(document, 'p', 'note');
  const rows: Row[] = [];
  const typing = createTyping(document);
  const log = make(document, 'div', 'log', note, typing);
  log.setAttribute('role', 'log');
  log.setAttribute('aria-live', 'polite');
  log.tabIndex = 0;
  const toEnd = (): void => {
    log.scrollTop = log.scrollHeight;
  };
  return {
    element: log,
    toEnd,
    draw(drawing, words) {
      const before = rows.length;
      const lines = linesOf(drawing);
      setLabel(log, words.messages);
      setText(note, `${words.mark}. ${words.note}.`);
      for (const row of rows.splice(lines.length)) row.element.remove();
      lines.forEach((line, index) => {
        const row = rows[index] ?? addRow(document, rows, typing);
        const named = line.from === 'operator' && lines[index - 1]?.name !== line.name;
        row.draw(line, named, drawing, words);
      });
      const wrote = drawing.typing && typing.hidden;
      typing.hidden = !drawing.typing;
      setLabel(typing, words.writes);
      if (wrote || rows.length !== before) toEnd();
    },
  };
}

/** An auto-invitation reads like the message that it becomes. */
function linesOf({ messages, invitation }: Drawing): readonly Line[] {
  if (!invitation) return messages;
  return [...messages, { from: 'operator', text: invitation.message, status: 'read' }];
}

function createTyping(document: Document): HTMLElement {
  const dots = [0, 1, 2].map(() => document.createElement('i'));
  const typing = make(document, 'div', 'typing', ...dots);
  typing.setAttribute('role', 'img');
  // It is a passing thing: the answer itself is what is announced.
  typing.setAttribute('aria-live', 'off');
  return typing;
}

function addRow(document: Document, rows: Row[], before: Element): Row {
  const row = createRow(document);
  rows.push(row);
  before.before(row.element);
  return row;
}

function createRow(document: Document): Row {
  const name = make(document, 'span', 'name');
  const text = make(document, 'p', 'text');
  const icon = makeIcon(document, '');
  const word = make(document, 'span', 'status-text');
  const status = make(document, 'span', 'status', icon, word);
  const element = make(document, 'div', 'message', name, text, status);
  return {
    element,
    draw(line, named, drawing, words) {
      const textual = drawing.appearance.textStatuses;
      element.dataset.from = line.from;
      name.hidden = !(named && line.name);
      setText(name, line.name ?? '');
      setText(text, line.text);
      status.hidden = line.from === 'operator';
      word.dataset.shown = String(textual);
      setText(word, words[line.status]);
      icon.toggleAttribute('hidden', textual);
      setIcon(icon, STATUSES[line.status]);
    },
  };
}
