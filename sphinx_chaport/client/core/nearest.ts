/** The name that a misspelt one was meant to be, by the same measure as the build's messages. */

const CUTOFF = 0.6;

/** The most similar of `names`, whatever the case, or null where none is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  let best = { name: '', ratio: CUTOFF, folded: '' };
  for (const candidate of names) {
    const folded = candidate.toLowerCase();
    const ratio = similarity(folded, wanted);
    // Of names that are equally near the build takes the last by alphabet.
    if (ratio > best.ratio || (ratio === best.ratio && folded >= best.folded)) {
      best = { name: candidate, ratio, folded };
    }
  }
  return best.folded ? best.name : null;
}

/** Twice what the two have in common by their length: Ratcliff and Obershelp, as in difflib. */
function similarity(a: string, b: string): number {
  const length = a.length + b.length;
  // A text of any length may come here; this is what it could reach at best.
  const most = (2 * Math.min(a.length, b.length)) / length;
  return most < CUTOFF ? 0 : (2 * common(a, b)) / length;
}

function common(a: string, b: string): number {
  const [size, i, j] = longest(a, b);
  if (!size) return 0;
  return size + common(a.slice(0, i), b.slice(0, j)) + common(a.slice(i + size), b.slice(j + size));
}

/** The longest text that both hold, the first in `a`, then in `b`: its length and places. */
function longest(a: string, b: string): [number, number, number] {
  let best: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let size = 0;
      while (i + size < a.length && a[i + size] === b[j + size]) size++;
      if (size > best[0]) best = [size, i, j];
    }
  }
  return best;
}
