/** An example of the page that is run in its place: which form of it is shown, and where its lines are. */
import type { Form } from '../sandbox/protocol';
import { offsetOfPlace } from './code/edit';
import type { Context } from './types';

export interface Source {
  form(): Form | null;
  goTo: Context['goTo'];
}

export function sourceOf(element: HTMLElement): Source {
  return {
    form() {
      const shown = element.querySelector<HTMLElement>('.chaport-form:not([hidden])');
      const form = shown?.dataset.chaportForm;
      return form === 'queue' || form === 'traditional' ? form : null;
    },
    goTo(line, column) {
      const code = element.querySelector('.chaport-form:not([hidden]) pre');
      if (code) selectLine(code, line, column);
    },
  };
}

function selectLine(code: Element, line: number, column: number): void {
  const text = code.textContent ?? '';
  const start = offsetOfPlace(text, line, column);
  const end = text.indexOf('\n', start);
  const range = document.createRange();
  range.selectNodeContents(code);
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  for (let done = 0; walker.nextNode(); ) {
    const node = walker.currentNode;
    const length = node.textContent?.length ?? 0;
    if (start >= done && start <= done + length) range.setStart(node, start - done);
    if (end >= done && end <= done + length) range.setEnd(node, end - done);
    done += length;
  }
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  code.scrollIntoView({ block: 'nearest' });
}
