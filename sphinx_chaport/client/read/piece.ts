/** Texts taken out of the author's file, each with the way back to it. */
import type { Fact, State } from './facts';

export interface Piece {
  text: string;
  /** The offset in the file of each character. */
  place: (offset: number) => number;
  state: State;
  why: string;
  /** Whether `${...}` are holes: the text of a template literal, or one put together with `+`. */
  hasHoles: boolean;
  /** Whether a server or a build fills holes in, so that no text stands for itself. */
  isTemplate: boolean;
  /** Whether it is the content of a `script` element. */
  isElement: boolean;
  depth: number;
}

/** The whole file; `lineOf` counts as editors do. */
export function wholeFile(text: string, isTemplate: boolean): Piece {
  const place = (offset: number) => offset;
  return {
    text,
    place,
    state: 'live',
    why: '',
    hasHoles: false,
    isTemplate,
    isElement: false,
    depth: 0,
  };
}

export function part(
  piece: Piece,
  start: number,
  end: number,
  changes: Partial<Piece> = {},
): Piece {
  const place = (offset: number) => piece.place(start + offset);
  const text = piece.text.slice(start, end);
  return { ...piece, text, place, isElement: false, depth: piece.depth + 1, ...changes };
}

/** Text with escapes taken away: `places` has the offset of each character in `piece`. */
export function decodedPart(piece: Piece, { text, places }: Decoded, changes: Partial<Piece> = {}) {
  const last = places[places.length - 1] ?? 0;
  const place = (offset: number) => piece.place(places[offset] ?? last);
  return { ...piece, text, place, isElement: false, depth: piece.depth + 1, ...changes };
}

export interface Decoded {
  text: string;
  places: number[];
}

/** Nothing that was switched off comes alive inside. */
export function inState(piece: Piece, state: State, why = ''): Partial<Piece> {
  if (piece.state !== 'live') return { state: piece.state, why: piece.why };
  return { state, why };
}

export type LineOf = (offset: number) => number;

export function linesOf(text: string): LineOf {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A line of Windows ends once.
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

export function factAt(piece: Piece, offset: number, lineOf: LineOf): Fact {
  const at = piece.place(offset);
  return { at, line: lineOf(at), state: piece.state, why: piece.why };
}
