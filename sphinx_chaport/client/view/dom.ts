/** Small steps on the document: elements are made once, and only what differs is changed. */

/** Makes an element with children, named by its class for our styles, and by its `part` for tests. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  part: string,
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = part;
  element.setAttribute('part', part);
  element.append(...children);
  return element;
}

export function makeButton(
  document: Document,
  part: string,
  run: () => void,
  ...children: Node[]
): HTMLButtonElement {
  const button = make(document, 'button', part, ...children);
  button.type = 'button';
  button.addEventListener('click', () => run());
  return button;
}

/** Writes a text only where it differs: a live region would say it again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Names what has no text of its own. */
export function setLabel(element: Element, label: string): void {
  element.setAttribute('aria-label', label);
}

/** The same for what the pointer should see named, too. */
export function setTitle(element: HTMLElement, title: string, label = title): void {
  element.title = title;
  setLabel(element, label);
}

const SVG = 'http://www.w3.org/2000/svg';

// The drawings of the icons, as strokes in a square of 24.
export const CHAT = 'M4 5.5h16v11h-8.5L7 20.5v-4H4z';
export const DOWN = 'M6 9.5l6 6 6-6';
export const CROSS = 'M6.5 6.5l11 11m0-11l-11 11';
export const SEND = 'M12 19V5.5m-6 6l6-6 6 6';
export const STATUSES = {
  sending: 'M12 7v5.5l3.5 2M12 4a8 8 0 1 0 .01 0z',
  unread: 'M5.5 12.5l4.5 4.5 9-10',
  read: 'M2 12.5l4.5 4.5 9-10m-3.5 9l1 1 9-10',
};

export function makeIcon(document: Document, strokes: string): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.append(document.createElementNS(SVG, 'path'));
  setIcon(icon, strokes);
  return icon;
}

export function setIcon(icon: SVGSVGElement, strokes: string): void {
  icon.firstElementChild?.setAttribute('d', strokes);
}
