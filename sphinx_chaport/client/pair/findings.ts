/** What is found in the author's code, as it is told. */

import type { Finding } from './types';

interface At {
  start: number;
}

export function found(
  kind: Finding['kind'],
  { start }: At,
  message: string,
  mend: string,
  stops: Finding['stops'],
): Finding {
  return { kind, at: start, message, mend, stops };
}

/** Code from which a form cannot be derived, with what to write instead. */
export function unsupported(
  at: At,
  message: string,
  mend: string,
  stops: Finding['stops'] = 'both',
): Finding {
  return found('javascript-unsupported', at, message, mend, stops);
}
