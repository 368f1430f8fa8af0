/** The artificial history entry that lets Back collapse the widget on mobile (option `history`). */
import type { Context } from './context';
import { isMobile } from './visibility';

export interface BackEntry {
  /** Whether our entry should stand in the history now: adds it or drops it. */
  keep(wanted: boolean): void;
}

export function createBackEntry(context: Context, wentBack: () => void): BackEntry {
  const { history } = context.ports.page;
  const used = isMobile(context.environment.device) && context.options.history !== false;
  let there = false;
  if (used) {
    history.onBack(() => {
      if (!there) return;
      there = false;
      wentBack();
    });
  }
  return {
    keep(wanted) {
      if (!used || wanted === there) return;
      there = wanted;
      context.journal.note('effect', wanted ? 'history.push' : 'history.drop');
      if (wanted) history.push();
      else history.drop();
    },
  };
}
