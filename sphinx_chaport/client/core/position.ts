/** The corner that the widget stands in, and its distance from there. */
import type { Context } from './context';
import type { Moves } from './parts';
import type { View } from './ports';

type Position = Pick<Moves, 'position' | 'drawnPosition' | 'updatePosition'>;

export function createPosition(context: Context, view: () => View): Position {
  const { options, account, ports } = context;
  let position = options.appearance?.position ?? account.appearance.position ?? ['right'];
  return {
    position: () => [...position],
    drawnPosition() {
      const [side, x = 0, y = 0] = position;
      return { side, x, y };
    },
    updatePosition(wanted, callback) {
      position = [...wanted];
      context.journal.note('effect', 'position', { value: [...wanted] });
      context.changed();
      // The view draws when this command has ended; only then is there a movement to wait for.
      ports.clock.after(0, () =>
        view().settled(() => context.callBack('the callback of `updatePosition`', callback)),
      );
    },
  };
}
