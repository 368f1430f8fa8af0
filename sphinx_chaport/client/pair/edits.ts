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
export function apply(edits: Edits): Edited {
  const marks: Mark[] = [];
  const kept = [...edits.marks()].sort((a, b) => a.start - b.start);
  let code = '';
  let at = 0;
  let next = 0;
  const keep = (end: number) => {
    for (let mark = kept[next]; mark && mark.start < end; mark = kept[++next]) {
      const shift = code.length - at;
      if (mark.start >= at && mark.end <= end) {
        marks.push({ ...mark, start: mark.start + shift, end: mark.end + shift });
      }
    }
    code += edits.source.slice(at, end);
  };
  for (const edit of inOrder(edits)) {
    keep(edit.start);
    for (const mark of edit.marks) {
      marks.push({ ...mark, start: mark.start + code.length, end: mark.end + code.length });
    }
    code += edit.text;
    at = edit.end;
  }
  keep(edits.source.length);
  return { code, names: inCodePoints(code, marks) };
}

/** In order: at one place insertions first, then the longest; edits inside a longer one are dropped. */
export function inOrder({ list }: Edits): Edit[] {
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
