/** When the view draws: once after each command, timer or event that changed what is drawn. */
import type { Page, Ports } from './ports';

export interface Rendering {
  changed(): void;
  /** Runs a command, or what else may change something, and draws after the outermost one. */
  turn<T>(run: () => T): T;
  /** Runs without drawing, and draws afterwards in any case. */
  before(run: () => void): void;
}

export function createRendering(draw: () => void): Rendering {
  let depth = 0;
  let stale = false;

  function turn<T>(run: () => T): T {
    depth += 1;
    try {
      return run();
    } finally {
      depth -= 1;
      if (depth === 0 && stale) show();
    }
  }

  function show(): void {
    stale = false;
    draw();
  }

  return {
    changed() {
      stale = true;
    },
    turn,
    before(run) {
      depth += 1;
      run();
      depth -= 1;
      show();
    },
  };
}

/** Ports whose later calls are turns of their own. */
export function turning(ports: Ports, { turn }: Rendering): Ports {
  const { clock, page } = ports;
  const later = (run: () => void) => () => turn(run);
  return {
    ...ports,
    clock: { now: clock.now, after: (delay, run) => clock.after(delay, later(run)) },
    page: { ...page, once: turningOnce(page, later), history: turningHistory(page, later) },
    view(actions) {
      const view = ports.view(actions);
      return { ...view, settled: (then) => view.settled(later(then)) };
    },
  };
}

type Later = (run: () => void) => () => void;

function turningOnce(page: Page, later: Later): Page['once'] {
  return (target, event, run) => page.once(target, event, later(run));
}

function turningHistory({ history }: Page, later: Later): Page['history'] {
  return { ...history, onBack: (run) => history.onBack(later(run)) };
}
