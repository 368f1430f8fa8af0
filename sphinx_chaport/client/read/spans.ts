/** Finds what stands between marks, such as comments and the holes of templates, in one pass. */

export interface Span {
  start: number;
  end: number;
  open: string;
}

type Pairs = readonly (readonly [open: string, close: string])[];

/**
 * The outermost spans in order. A mark that nothing closes opens none, and is not looked for again,
 * so the time is that of the text's length, whatever the text.
 */
export function spans(text: string, pairs: Pairs): Span[] {
  const found: Span[] = [];
  const hopeless = new Set<string>();
  const starts = new Set(pairs.map(([open]) => open[0]));
  for (let at = 0; at < text.length; at++) {
    if (!starts.has(text[at])) continue;
    const pair = pairs.find(([open]) => !hopeless.has(open) && text.startsWith(open, at));
    if (!pair) continue;
    const [open, close] = pair;
    const end = text.indexOf(close, at + open.length) + close.length;
    if (end < at + open.length) {
      hopeless.add(open);
      at -= 1;
      continue;
    }
    found.push({ start: at, end, open });
    at = end - 1;
  }
  return found;
}

/** The text with the spans as `fill` says, each as long as it was. */
export function filled(
  text: string,
  at: { start: number; end: number }[],
  fill: (inner: string, index: number) => string,
) {
  const parts: string[] = [];
  let last = 0;
  for (const [index, { start, end }] of at.entries()) {
    if (start < last) continue;
    parts.push(text.slice(last, start), fill(text.slice(start, end), index));
    last = end;
  }
  return parts.join('') + text.slice(last);
}

/** Spaces of the same length, with the line ends kept. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, (row) => ' '.repeat(row.length));
}
