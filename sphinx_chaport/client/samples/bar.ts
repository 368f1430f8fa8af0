// The line above a block of code: what it is on one side, what can be done with it on the other.

/** Puts a bar before `block`, with `lead` in it. */
export function makeBar(block: HTMLElement, lead: Node | null): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'chaport-bar';
  if (lead) bar.append(lead);
  block.before(bar);
  return bar;
}

/** The place for buttons in a bar, made where there is none. */
export function toolsOf(bar: HTMLElement): HTMLElement {
  const found = bar.querySelector<HTMLElement>(':scope > .chaport-tools');
  if (found) return found;
  const tools = document.createElement('div');
  tools.className = 'chaport-tools';
  bar.append(tools);
  return tools;
}
