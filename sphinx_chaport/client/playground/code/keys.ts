/** The keys of the field: Tab leaves it, unless the reader wants it to indent; then Esc comes first. */
import type { Context } from '../types';
import { breakLine, indentLines } from './edit';
import type { Suggestions } from './suggest';

export interface Keys {
  /** Whether Tab indents. */
  setIndents(indents: boolean): void;
}

export function addKeys(
  textarea: HTMLTextAreaElement,
  suggestions: Suggestions,
  { announce, say }: Context,
  run: () => void,
): Keys {
  let indents = false;
  let leaves = false;

  const keys: Record<string, (event: KeyboardEvent) => boolean> = {
    Enter(event) {
      if (event.altKey) return false;
      if (event.ctrlKey || event.metaKey) run();
      else breakLine(textarea);
      return true;
    },
    Escape() {
      if (!indents) return false;
      leaves = true;
      announce(say('code.leaves'));
      return true;
    },
    Tab({ shiftKey }) {
      if (!indents || leaves) return false;
      indentLines(textarea, shiftKey);
      return true;
    },
  };

  textarea.addEventListener('keydown', (event) => {
    // Some keyboards make one character of several keys, Enter among them.
    const handled = !event.isComposing && (suggestions.key(event) || keys[event.key]?.(event));
    if (handled) event.preventDefault();
    // Themes listen for letters and arrows on the page.
    event.stopPropagation();
    if (event.key !== 'Escape' && event.key !== 'Shift') leaves = false;
  });
  return {
    setIndents(wanted) {
      indents = wanted;
      announce(say(wanted ? 'code.indents' : 'code.leavesAgain'));
    },
  };
}
