/** A place where the chat can stand instead of the corner. */
import type { Where } from './surface';

export interface Place {
  where: Where;
  /** What the chat is put into; null where it has gone. */
  parent(): Element | null;
  leave(): void;
}

/** Finds or opens the place; a text says why it cannot be used. `left`: its window was closed. */
export type FindPlace = (page: Window, target: Chaport.OpenIn, left: () => void) => Place | string;

/** Where nothing but elements can hold the chat. */
export const findElement: FindPlace = ({ document }, target) =>
  typeof target === 'string'
    ? `there is no \`${target}\`.`
    : elementPlace(document, target.selector);

export function elementPlace(document: Document, selector: string): Place | string {
  const find = (): Element | null => document.querySelector(selector);
  try {
    if (find()) return { where: 'element', parent: find, leave() {} };
  } catch {
    return `\`${selector}\` is not a valid selector.`;
  }
  return `no element of the page matches \`${selector}\`.`;
}
