// A button that copies the code beside it. Where a theme or another extension has its own, ours stays away.

const SHOWN_FOR = 1500;

export function addCopyButtons(blocks: Iterable<HTMLElement>): void {
  if (document.querySelector('script[src*="copybutton"]')) return;
  for (const block of blocks) {
    for (const highlight of block.querySelectorAll<HTMLElement>('div.highlight')) add(highlight);
  }
}

function add(highlight: HTMLElement): void {
  const code = highlight.querySelector('pre');
  if (!code) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chaport-copy';
  button.textContent = 'Copy';
  button.addEventListener('click', () => {
    void copy(code).then((done) => {
      button.textContent = done ? 'Copied' : 'Press Ctrl+C';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, SHOWN_FOR);
    });
  });
  highlight.append(button);
}

/** Without https there is no clipboard API: then the code is selected, ready for the keyboard. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText((code.textContent ?? '').replace(/\n$/, ''));
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}
