/** Where the chat stands while it is open: a window, a frame, an element, or the page's corner. */
import type { Context } from './context';
import type { View } from './ports';

export interface Place {
  /** Moves the chat there, or to the corner where that place cannot be used. */
  enter(target: Chaport.OpenIn | undefined): void;
  leave(): void;
  now(): Chaport.OpenIn | null;
}

export function createPlace(context: Context, view: () => View): Place {
  let place: Chaport.OpenIn | null = null;

  function usable(target: Chaport.OpenIn): boolean {
    const why = view().enter(target);
    if (why === null) return true;
    context.journal.warn(`\`openIn\`: ${why} So the chat opens in the corner of the page.`);
    return false;
  }

  return {
    enter(target) {
      // A hidden widget draws nothing, so it opens no window either (contract 10.27).
      const entered = target !== undefined && !context.unwanted && usable(target);
      place = entered ? target : null;
      if (entered) context.journal.note('effect', 'openIn', { args: [target] });
    },
    leave() {
      place = null;
    },
    now: () => place && copied(place),
  };
}

function copied(target: Chaport.OpenIn): Chaport.OpenIn {
  return typeof target === 'string' ? target : { selector: target.selector };
}
