/** A list of edits on the author's text, and where marked places stand afterwards. */

import { codePoints } from './parse';
import type { Name } from './types';

export interface Mark {
  start: number;
  end: number;
  kind: Name['kind'];
  name: string;
}

export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Marks inside `text`, with offsets from its start. */
  marks: Mark[];
}

export interface Edits {
  source: string;
  list: Edit[];
  /** Marks on text that stays; found only when they are asked for. */
  marks: () => Mark[];
  /** The part of the top level that has become one statement. */
  wrapped: { start: number; end: number } | null;
  /** Where statements begin now whose own beginning has gone, by where that was. */
  begins: Map<number, number>;
}

export function newEdits(source: string): Edits {
  return { source, list: [], marks: () => [], wrapped: null, begins: new Map() };
}

export function replace(
  edits: Edits,
  start: number,
  end: number,
  text: string,
  marks: Mark[] = [],
): void {
  edits.list.push({ start, end, text, marks });
}

export function insert(edits: Edits, at: number, text: string, marks: Mark[] = []): void {
  replace(edits, at, at, text, marks);
}

/** Inserts ahead of what is inserted at the same place already. */
export function before(edits: Edits, at: number, text: string): void {
  edits.list.unshift({ start: at, end: at, text, marks: [] });
}

/** A text made by edits. */
export interface Edited {
  code: string;
  names: Name[];
}

/** The new text and its marks. What lies inside a replaced range gives way to it. */
export function apply({ source, list, marks }: Edits): Edited {
  const found: Mark[] = [];
  let code = '';
  let at = 0;
  for (const edit of inOrder([...list, ...marks().map((mark) => itself(source, mark))])) {
    code += source.slice(at, edit.start);
    for (const mark of edit.marks) {
      found.push({ ...mark, start: code.length + mark.start, end: code.length + mark.end });
    }
    code += edit.text;
    at = edit.end;
  }
  code += source.slice(at);
  return { code, names: inCodePoints(code, found) };
}

/** A marked name as an edit that changes nothing. */
function itself(source: string, mark: Mark): Edit {
  const { start, end } = mark;
  const text = source.slice(start, end);
  return { start, end, text, marks: [{ ...mark, start: 0, end: text.length }] };
}

/** In order: at one place insertions first, then the longest; edits inside a longer one are dropped. */
export function inOrder(list: Edit[]): Edit[] {
  const replaces = ({ start, end }: Edit) => Number(end > start);
  const sorted = [...list].sort(
    (a, b) => a.start - b.start || replaces(a) - replaces(b) || b.end - a.end,
  );
  const kept: Edit[] = [];
  let end = 0;
  for (const edit of sorted) {
    if (edit.start < end) continue;
    kept.push(edit);
    end = edit.end;
  }
  return kept;
}

function inCodePoints(code: string, marks: Mark[]): Name[] {
  let at = 0;
  let points = 0;
  return marks.map(({ start, end, kind, name }) => {
    points += codePoints(code.slice(at, start), start - at);
    at = start;
    return {
      start: points,
      end: points + codePoints(code.slice(start, end), end - start),
      kind,
      name,
    };
  });
}
