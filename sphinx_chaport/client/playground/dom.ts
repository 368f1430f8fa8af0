/** Small steps on the document that the parts of a playground share. */

type Child = Node | string | null;

/** Makes an element of a class, with children; texts go in as text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something to this page. */
export function makeButton(className: string, text: string, press: () => void): HTMLButtonElement {
  const button = make('button', className, text);
  button.type = 'button';
  button.addEventListener('click', press);
  return button;
}

export function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** Gives an element a name for those who do not see where it stands, and a role that names belong to. */
export function named<Of extends Element>(element: Of, name: string, role?: string): Of {
  element.setAttribute('aria-label', name);
  if (role) element.setAttribute('role', role);
  return element;
}

/** Whether a key is pressed for itself: with others, it is the browser's. */
export function isPlain({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !(altKey || ctrlKey || metaKey);
}

/** Writes a text only where it differs: a live region would say it again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** An id that no other element of the page has; the page itself counts, as playgrounds may be many. */
export function freshId(): string {
  const { dataset } = document.documentElement;
  dataset.chaportIds = String(Number(dataset.chaportIds ?? 0) + 1);
  return `chaport-play-${dataset.chaportIds}`;
}
