// The line above a block of code: what it is on one side, what can be done with it on the other.

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}

/** Puts a bar before `block`, with `lead` in it. */
export function makeBar(block: HTMLElement, lead: Node | null): HTMLElement {
  const bar = make('div', { className: 'chaport-bar' });
  if (lead) bar.append(lead);
  block.before(bar);
  return bar;
}

/** The bar of an example: that of its tabs, or one that its only title becomes the lead of. */
export function barOf(example: HTMLElement): HTMLElement | null {
  const found = example.querySelector<HTMLElement>('.chaport-bar');
  return found ?? barOfTitle(example.querySelector('.chaport-form-title'));
}

/** A title becomes the lead of a bar in its own place. */
export function barOfTitle(title: Element | null): HTMLElement | null {
  if (!(title instanceof HTMLElement)) return null;
  const bar = makeBar(title, null);
  bar.append(title);
  return bar;
}

/** A button of ours in a bar. */
export function addTool(bar: HTMLElement, text: string, press: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', textContent: text, onclick: press });
  toolsOf(bar).append(button);
  return button;
}

/** The place for buttons in a bar, made where there is none. */
function toolsOf(bar: HTMLElement): HTMLElement {
  const found = bar.querySelector<HTMLElement>(':scope > .chaport-tools');
  if (found) return found;
  const tools = make('div', { className: 'chaport-tools' });
  bar.append(tools);
  return tools;
}
