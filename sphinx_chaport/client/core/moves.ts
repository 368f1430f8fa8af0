/** The visual states, the launcher, the position and the place: what `open` and its like move. */
import type { Context } from './context';
import { createBackEntry } from './history';
import type { Moves } from './parts';
import { createPlace } from './place';
import type { View } from './ports';
import { createPosition } from './position';
import { isMobile } from './visibility';

export interface MovesLinks {
  view(): View;
  /** The chat is open now, so the visitor sees its messages. */
  seen(): void;
}

export function createMoves(context: Context, links: MovesLinks): Moves {
  const mobile = isMobile(context.environment.device);
  const place = createPlace(context, links.view);
  const back = createBackEntry(context, () => close());
  let state: Chaport.WidgetState = 'collapsed';

  /** Settles everything that depends on the state before the page hears of it. */
  function go(next: Chaport.WidgetState): void {
    const moved = next !== state;
    state = next;
    if (next !== 'expanded') place.leave();
    // Back must do something that the visitor sees, so only what fills the page gets an entry.
    back.keep(next === 'expanded' && place.now() === null && !context.unwanted);
    if (next === 'expanded') links.seen();
    context.changed();
    if (moved) context.emit('widget.stateChange', next);
  }

  function open(): void {
    if (state === 'expanded') return;
    place.enter(context.options.openIn);
    go('expanded');
  }

  const close = (): void => go('collapsed');

  return {
    state: () => state,
    open,
    close,
    toggle: () => (state === 'expanded' ? close() : open()),
    announce(what) {
      if (state === 'expanded') return;
      go(what === 'invitation' && !mobile ? 'semiExpanded' : 'unreadMessage');
    },
    openIn(target) {
      place.enter(target);
      go('expanded');
    },
    openedIn: place.now,
    left() {
      if (place.now() !== null) close();
    },
    ...createLauncher(context, () => mobile && state === 'expanded'),
    ...createPosition(context, links.view),
    layout: () => layoutOf(context),
    reset() {
      state = 'collapsed';
      place.leave();
      back.keep(false);
      context.changed();
    },
  };
}

type Launcher = Pick<Moves, 'hideLauncher' | 'showLauncher' | 'hasLauncher' | 'hasCloseButton'>;

/** `covered` tells whether the open chat stands over the launcher, as it does on mobile. */
function createLauncher(
  { options, environment, changed }: Context,
  covered: () => boolean,
): Launcher {
  let shown = options.launcher?.show !== false;
  const show = (wanted: boolean): void => {
    shown = wanted;
    changed();
  };
  return {
    hideLauncher: () => show(false),
    showLauncher: () => show(true),
    hasLauncher: () => shown && !covered(),
    // By default the cross is there where nothing else could close the chat (contract 10.30).
    hasCloseButton: () => options.closeButton ?? (!shown || isMobile(environment.device)),
  };
}

/** On mobile, a page that does not adapt gets the desktop window, scaled (contract 10.28). */
function layoutOf({ environment, options, ports }: Context): ReturnType<Moves['layout']> {
  if (!isMobile(environment.device)) return 'window';
  return (options.responsive ?? ports.page.responsive()) ? 'full-screen' : 'scaled-window';
}
