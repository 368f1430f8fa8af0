/** What the widget is at one moment: for the page's author, and for the view. */
import type { Parts } from './compose';
import type { Context } from './context';
import type { Drawing } from './drawing';
import type { Session } from './session';
import { copyOf } from './visitor';

export interface SnapshotLinks extends Parts {
  session: Session;
  /** Why the widget has not begun yet, or null. */
  waitsFor(): string | null;
}

export interface Snapshot {
  state(): ChaportSimulator.State;
  drawing(): Drawing;
  /** What is stored of the visitor: the data itself, so not to be handed out. */
  record(): ChaportSimulator.Stored;
}

export function createSnapshot(context: Context, links: SnapshotLinks): Snapshot {
  const { moves, invitations, chat, presence, appearance, visitor, session, language } = links;
  const persisted = context.options.session?.persist !== false;

  const hidden = () => context.unwanted ?? notRunning(context, links);

  function runningSession(): ChaportSimulator.Session | null {
    const visitorId = session.visitorId();
    return visitorId === null ? null : { visitorId, persisted };
  }

  return {
    state() {
      const hiddenBy = hidden();
      const visible = hiddenBy === null;
      return {
        widget: moves.state(),
        visible,
        hiddenBecause: hiddenBy,
        launcher: visible && moves.hasLauncher(),
        closeButton: moves.hasCloseButton(),
        appearance: appearance.state(),
        position: moves.position(),
        language,
        openedIn: moves.openedIn(),
        session: runningSession(),
        visitor: copyOf(visitor.stored()),
        triggers: invitations.states(),
        chat: chat.state(),
        analytics: links.analytics.state(),
      };
    },
    drawing() {
      const online = presence.online();
      return {
        visible: hidden() === null,
        state: moves.state(),
        launcher: moves.hasLauncher(),
        closeButton: moves.hasCloseButton(),
        appearance: appearance.drawn(online),
        position: moves.drawnPosition(),
        language,
        layout: moves.layout(),
        place: moves.openedIn(),
        online,
        messages: chat.messages(),
        unread: chat.unread(),
        invitation: invitations.active(),
        typing: chat.typing(),
      };
    },
    record() {
      const { messages, assignee } = chat.state();
      return { visitor: visitor.stored(), messages, assignee, invitation: invitations.active() };
    },
  };
}

/** Why nothing has begun, or null where a session runs. */
function notRunning({ options }: Context, links: SnapshotLinks): ChaportSimulator.Hidden | null {
  const { session } = links;
  if (session.visitorId() !== null) return null;
  const waits = links.waitsFor();
  if (waits !== null) return { by: 'init', why: waits };
  return { by: 'session', why: noSession(session, options.session?.autoStart !== false) };
}

function noSession(session: Session, startsItself: boolean): string {
  if (session.starting()) return 'The session is starting.';
  if (session.wanted()) return 'No session is running.';
  return startsItself
    ? 'The widget has not started.'
    : '`session.autoStart` is `false`, and nobody has called `startSession`.';
}
