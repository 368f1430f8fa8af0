/** The addresses that a widget's script is loaded from. */
import type { AddressFact } from './facts';
import { factAt, type LineOf, type Piece } from './piece';

const SCRIPT = /(?:(?:https?:)?\/\/([^\s/'"`]{0,200}))?\/javascripts\/insert\.js/;
// A host or a folder that is nearly right.
const NEARLY = /(?:(?:https?:)?\/\/)([\w.-]{0,200}chaport[\w.-]{0,200})\/[^\s'"`<>]{0,200}\.js\b/;

/** The fact of a text that names the script, alone; null for other texts. */
export function addressIn(
  text: string,
  at: number,
  piece: Piece,
  lineOf: LineOf,
): [AddressFact] | null {
  const found = SCRIPT.exec(text) ?? NEARLY.exec(text);
  if (!found) return null;
  const host = found[1] && /^[\w.:-]+$/.test(found[1]) ? found[1].toLowerCase() : null;
  return [{ ...factAt(piece, at, lineOf), host, text: found[0] }];
}

/** All addresses in a text, for what does not parse. */
export function addressesIn(piece: Piece, text: string, lineOf: LineOf): AddressFact[] {
  return [...text.matchAll(/\/[^\s'"`/]{1,100}\.js\b/g)].flatMap(({ 0: name, index }) => {
    let start = index;
    while (start > 0 && index - start < 300 && !/[\s'"`]/.test(text[start - 1] ?? '')) start -= 1;
    return addressIn(text.slice(start, index) + name, start, piece, lineOf) ?? [];
  });
}
