// A button that copies the code that is shown below its bar.
import { addTool, barOf, barOfTitle, makeBar } from './bar.js';
import type { Say } from './words.js';

const SHOWN_FOR = 1500;

export function addCopyButtons(root: ParentNode, say: Say): void {
  // Where the site has buttons of its own on every block, ours would be a second one.
  if (document.querySelector('script[src*="copybutton"]')) return;
  for (const example of root.querySelectorAll<HTMLElement>('.chaport-example')) {
    add(barOf(example), say, () => shownCode(example));
  }
  for (const block of root.querySelectorAll<HTMLElement>('.chaport-install > div')) {
    const title = block.previousElementSibling;
    const isTitle = title?.matches('.chaport-form-title');
    const bar = isTitle ? barOfTitle(title) : makeBar(block, null);
    add(bar, say, () => block.querySelector('pre'));
  }
}

function shownCode(example: HTMLElement): Element | null {
  return example.querySelector('.chaport-form:not([hidden]) pre');
}

function add(bar: HTMLElement | null, say: Say, code: () => Element | null): void {
  if (!bar) return;
  const button = addTool(bar, say('copy'), () => void copy(code()).then(show));
  const show = (word: string) => {
    button.textContent = say(word);
    setTimeout(() => {
      button.textContent = say('copy');
    }, SHOWN_FOR);
  };
}

/** Without https there is no clipboard API: the code is selected then, ready for the keyboard. */
async function copy(code: Element | null): Promise<string> {
  if (!code) return 'nothing';
  try {
    await navigator.clipboard.writeText((code.textContent ?? '').trimEnd());
    return 'copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    return 'press';
  }
}
