/** A list of edits on the author's text. */

export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Edits {
  source: string;
  list: Edit[];
  /** The part of the top level that has become one statement. */
  wrapped: { start: number; end: number } | null;
  /** Where statements begin now whose own beginning has gone, by where that was. */
  begins: Map<number, number>;
}

export function newEdits(source: string): Edits {
  return { source, list: [], wrapped: null, begins: new Map() };
}

export function replace(edits: Edits, start: number, end: number, text: string): void {
  edits.list.push({ start, end, text });
}

export function insert(edits: Edits, at: number, text: string): void {
  replace(edits, at, at, text);
}

/** Inserts ahead of what is inserted at the same place already. */
export function before(edits: Edits, at: number, text: string): void {
  edits.list.unshift({ start: at, end: at, text });
}

/** The new text. What lies inside a replaced range gives way to it. */
export function apply({ source, list }: Edits): string {
  let code = '';
  let at = 0;
  for (const edit of inOrder(list)) {
    code += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return code + source.slice(at);
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
