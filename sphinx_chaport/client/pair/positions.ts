/** Where the places of a text that was made of another are in that other text: by construction, never by searching. */

/** A part of the new text. With a length of 0 it is new itself, up to the next span: all of it comes from one place. */
export interface Span {
  at: number;
  from: number;
  length: number;
}

/**
 * The same in lines and columns, both from 1, columns in UTF-16 units, never across a line's end:
 * line and column in the new text, line and column in the old one, length.
 */
export type Piece = [
  line: number,
  column: number,
  fromLine: number,
  fromColumn: number,
  length: number,
];

/** The place of the author's that new text at an offset belongs to: what follows it on its line, or what it follows. */
export function nearest(source: string, at: number): number {
  const next = at + (/^[ \t]*/.exec(source.slice(at, at + 1000))?.[0].length ?? 0);
  if (next < source.length && !/[\n\r]/.test(source[next] ?? '')) return next;
  const before = source.slice(0, at).trimEnd().length;
  return before > 0 ? before - 1 : at;
}

/** Spans whose places of origin are moved, and held inside of a range there. */
export function within(
  spans: Span[],
  moved: (at: number) => number,
  first: number,
  last: number,
): Span[] {
  return spans.flatMap(({ at, from, length }) => {
    const [start, end] = [moved(from), moved(from + length)];
    const [left, right] = [clamp(start, first, last), clamp(end, first, last)];
    if (length === 0 || left === right) return [{ at, from: left, length: 0 }];
    const parts = [{ at: at + left - start, from: left, length: right - left }];
    if (left > start) parts.unshift({ at, from: left, length: 0 });
    if (right < end) parts.push({ at: at + right - start, from: right, length: 0 });
    return parts;
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

export function piecesOf(code: string, source: string, spans: Span[]): Piece[] {
  const lines = lineStarts(code);
  const origins = lineStarts(source);
  return spans.flatMap((span) =>
    byLine(span, lines).map(({ at, from, length }): Piece => {
      const [line, column] = placeAt(lines, at);
      return [line, column, ...placeAt(origins, from), length];
    }),
  );
}

/** A span that runs over several lines, cut at their ends. */
function byLine(span: Span, lines: number[]): Span[] {
  const parts: Span[] = [];
  let { at, from, length } = span;
  for (let next = placeAt(lines, at)[0]; length > 0; next += 1) {
    const part = Math.min(length, (lines[next] ?? Number.POSITIVE_INFINITY) - at);
    parts.push({ at, from, length: part });
    at += part;
    from += part;
    length -= part;
  }
  return parts.length > 0 ? parts : [span];
}

/** Line and column of an offset. */
function placeAt(lines: number[], at: number): [number, number] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return [low, at - (lines[low - 1] ?? 0) + 1];
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g))
    starts.push(end.index + end[0].length);
  return starts;
}

/** Where a place of the new text comes from. */
export function placeOf(pieces: Piece[], line: number, column: number): [number, number] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [at, from] = pieces[middle] as Piece;
    if (at < line || (at === line && from <= column)) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[Math.max(0, low - 1)];
  if (!piece) return [line, column];
  const [at, start, fromLine, fromColumn, length] = piece;
  const along = at === line ? Math.max(0, column - start) : length;
  return [fromLine, fromColumn + Math.min(along, length)];
}

/** The way back over two steps: from the newest text to the oldest. */
export function joined(newer: Piece[], older: Piece[]): Piece[] {
  return newer.flatMap((piece) => {
    const [line, column, fromLine, fromColumn, length] = piece;
    const cuts = older
      .filter(
        (each) => each[0] === fromLine && each[1] > fromColumn && each[1] < fromColumn + length,
      )
      .map((each) => each[1]);
    return [fromColumn, ...cuts].map((cut, index): Piece => {
      const end = cuts[index] ?? fromColumn + length;
      const [toLine, toColumn] = placeOf(older, fromLine, cut);
      const [lastLine, lastColumn] = placeOf(older, fromLine, Math.max(cut, end - 1));
      const kept = lastLine === toLine && lastColumn - toColumn === end - 1 - cut && end > cut;
      return [line, column + cut - fromColumn, toLine, toColumn, kept ? end - cut : 0];
    });
  });
}
