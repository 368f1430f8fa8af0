/** That the reader of this browser has used the chat before. */
import { attempt } from './storage';

export const VISITOR = 'sphinx-chaport:visitor';

export function isVisitor(): unknown {
  return attempt(() => localStorage.getItem(VISITOR));
}
