/** What one widget consists of, before any command: context, parts, session, and how they are drawn. */
import type { Settings } from './account';
import { createActions } from './actions';
import { createParts, type Parts, resetParts } from './compose';
import type { Context, Journal, Options } from './context';
import { createEvents, type Events } from './events';
import { createInit, type Init } from './init';
import type { Ports, View } from './ports';
import { createRendering, type Rendering, turning } from './rendering';
import { createSession, type Session } from './session';
import { createSnapshot, type Snapshot } from './snapshot';
import { hiddenBecause, warnOfIgnoredLists } from './visibility';

export interface CoreLinks {
  /** A session exists from now on. */
  begun(record: ChaportSimulator.Stored): void;
  /** What the option `init` waited for is there. */
  initialised(): void;
}

export interface Core {
  context: Context;
  events: Events;
  rendering: Rendering;
  parts: Parts;
  session: Session;
  init: Init;
  snapshot: Snapshot;
}

export function createCore(
  ports: Ports,
  { environment, account, faults }: Settings,
  options: Options,
  journal: Journal,
  links: CoreLinks,
): Core {
  const callBack = createCallBack(journal);
  const rendering = createRendering(() => {
    view().draw(snapshot.drawing);
    session.save();
  });
  const events = createEvents({ journal, callBack }, () => {
    const visitorId = session.visitorId();
    return visitorId === null ? null : { visitorId };
  });
  const unwanted = hiddenBecause({ environment, options });
  const outside = { environment, account, faults, options, unwanted, journal, callBack };
  const context: Context = {
    ...outside,
    ports: turning(ports, rendering),
    emit: events.emit,
    changed: rendering.changed,
  };
  warnOfIgnoredLists(context);
  const parts = createParts(context, view, () => session.visitorId() ?? '');
  // A session that starts draws by itself, between `ready` and the commands that waited.
  const undrawn = { ...context, ports };
  const session = createSession(undrawn, {
    begun: links.begun,
    ended: () => resetParts(parts),
    record: () => snapshot.record(),
  });
  const init = createInit(undrawn, links.initialised);
  const snapshot = createSnapshot(context, { ...parts, session, waitsFor: init.waitsFor });
  let made: View | null = null;

  function view(): View {
    made ??= context.ports.view(createActions(parts, rendering));
    return made;
  }

  return { context, events, rendering, parts, session, init, snapshot };
}

function createCallBack(journal: Journal): Context['callBack'] {
  return (name, callback, ...args) => {
    try {
      return callback?.(...args);
    } catch (cause) {
      journal.error(`\`${name}\`: a function of the page threw an error. All else goes on.`, cause);
      return undefined;
    }
  };
}
