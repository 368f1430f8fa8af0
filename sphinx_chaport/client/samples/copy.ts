// A button that copies the code that is shown below its bar.
import { makeBar, toolsOf } from './bar.js';

const SHOWN_FOR = 1500;

export function addCopyButtons(root: ParentNode): void {
  // Where the site has buttons of its own on every block, ours would be a second one.
  if (document.querySelector('script[src*="copybutton"]')) return;
  for (const example of root.querySelectorAll<HTMLElement>('.chaport-example')) {
    const tabs = example.querySelector<HTMLElement>(':scope > .chaport-bar');
    add(tabs ?? barOfTitle(example.querySelector('.chaport-form-title')), () => shownCode(example));
  }
  for (const block of root.querySelectorAll<HTMLElement>('.chaport-install > div')) {
    const title = block.previousElementSibling;
    const isTitle = title?.matches('.chaport-form-title');
    add(isTitle ? barOfTitle(title) : makeBar(block, null), () => block.querySelector('pre'));
  }
}

/** A title becomes the lead of a bar in its own place. */
function barOfTitle(title: Element | null): HTMLElement | null {
  if (!(title instanceof HTMLElement)) return null;
  const bar = makeBar(title, null);
  bar.append(title);
  return bar;
}

function shownCode(example: HTMLElement): Element | null {
  return example.querySelector('.chaport-form:not([hidden]) pre');
}

function add(bar: HTMLElement | null, code: () => Element | null): void {
  if (!bar) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', () => void copy(code()).then((word) => say(button, word)));
  toolsOf(bar).append(button);
}

function say(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, SHOWN_FOR);
}

/** Without https there is no clipboard API: the code is selected then, ready for the keyboard. */
async function copy(code: Element | null): Promise<string> {
  if (!code) return 'Nothing to copy';
  try {
    await navigator.clipboard.writeText((code.textContent ?? '').trimEnd());
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    return 'Press Ctrl+C';
  }
}
