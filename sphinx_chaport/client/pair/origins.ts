/** Where each part of a text that edits made comes from. */

import { apply, type Edit, type Edits, inOrder } from './edits';
import { nearest, type Piece, piecesOf, type Span } from './positions';

/** The new text alone, with the way back by lines. */
export function written(edits: Edits): { code: string; positions: Piece[] } {
  const code = apply(edits);
  return { code, positions: piecesOf(code, edits.source, spansOf(edits)) };
}

export function spansOf(edits: Edits): Span[] {
  const spans: Span[] = [];
  let length = 0;
  let at = 0;
  const keep = (end: number) => {
    if (end > at) spans.push({ at: length, from: at, length: end - at });
    length += end - at;
  };
  for (const edit of inOrder(edits.list)) {
    keep(edit.start);
    spans.push(...editSpans(edits.source, edit, length));
    length += edit.text.length;
    at = edit.end;
  }
  keep(edits.source.length);
  return spans;
}

/** New text comes from where it stands; what it ends with, as what it replaces does, has stayed. */
function editSpans(source: string, { start, end, text }: Edit, at: number): Span[] {
  let same = 0;
  const most = Math.min(end - start, text.length);
  while (same < most && source[end - 1 - same] === text[text.length - 1 - same]) same += 1;
  const spans: Span[] = [];
  if (text.length > same) spans.push({ at, from: nearest(source, start), length: 0 });
  if (same > 0) spans.push({ at: at + text.length - same, from: end - same, length: same });
  return spans;
}
