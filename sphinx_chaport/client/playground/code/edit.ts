/** Changes of the text in a field as if they were typed, so that the browser can take them back. */

/** Puts `text` in place of what stands from `start` to `end`; the caret is behind it, or at `caret`. */
export function replaceText(
  textarea: HTMLTextAreaElement,
  text: string,
  start: number,
  end: number,
  caret?: number,
): void {
  textarea.focus();
  textarea.setSelectionRange(start, end);
  const typed = text
    ? document.execCommand('insertText', false, text)
    : start === end || document.execCommand('delete');
  if (!typed) {
    textarea.setRangeText(text, start, end, 'end');
    textarea.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  if (caret !== undefined) textarea.setSelectionRange(caret, caret);
}

const INDENT = '  ';

/** A new line goes in as far as the one before, and further behind an open bracket. */
export function breakLine(textarea: HTMLTextAreaElement): void {
  const { selectionStart: start, selectionEnd: end, value } = textarea;
  const line = value.slice(value.lastIndexOf('\n', start - 1) + 1, start);
  const lead = `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`;
  const opens = /[{([]\s*$/.test(line);
  const closes = /^\s*[})\]]/.test(value.slice(end));
  const inner = opens ? lead + INDENT : lead;
  const text = opens && closes ? inner + lead : inner;
  replaceText(textarea, text, start, end, start + inner.length);
}

/** Moves the lines of the selection in or out. */
export function indentLines(textarea: HTMLTextAreaElement, out: boolean): void {
  const { selectionStart, selectionEnd, value } = textarea;
  if (!out && selectionStart === selectionEnd) {
    replaceText(textarea, INDENT, selectionStart, selectionEnd);
    return;
  }
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const next = value.indexOf('\n', selectionEnd);
  const end = next < 0 ? value.length : next;
  const old = value.slice(start, end);
  const lines = old.split('\n').map((line) => (out ? line.replace(/^ {1,2}/, '') : INDENT + line));
  const text = lines.join('\n');
  if (text === old) return;
  replaceText(textarea, text, start, end);
  textarea.setSelectionRange(start, start + text.length);
}

/** The offset of a line and column, both from 1; never beyond the end of the line. */
export function offsetOfPlace(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, start + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
