/** The parts of one widget, and how they hear of each other. */
import { createAnalytics } from './analytics';
import { createAppearance } from './appearance';
import { createAssignments } from './assignments';
import { createChat } from './chat';
import type { Context } from './context';
import { createInvitations } from './invitations';
import { chooseLanguage, type Language } from './language';
import { createMoves } from './moves';
import { createParameters } from './parameters';
import type {
  Analytics,
  Appearance,
  Assignments,
  Chat,
  Invitations,
  Moves,
  Parameters,
  Presence,
  VisitorData,
} from './parts';
import type { View } from './ports';
import { createPresence } from './presence';
import { emptyRecord } from './records';
import { createVisitorData } from './visitor';

export interface Parts {
  moves: Moves;
  invitations: Invitations;
  chat: Chat;
  parameters: Parameters;
  assignments: Assignments;
  visitor: VisitorData;
  presence: Presence;
  analytics: Analytics;
  appearance: Appearance;
  language: Language;
}

export function createParts(context: Context, view: () => View, visitorId: () => string): Parts {
  const language = chooseLanguage(context);
  const analytics = createAnalytics(context);
  const parameters = createParameters(context);
  const presence = createPresence(context, (online) => chat.onlineChanged(online));
  const assignments = createAssignments(context, parameters, presence);
  const moves = createMoves(context, { view, seen: () => chat.seen() });
  const invitations = createInvitations(context, {
    moves,
    analytics,
    started: () => chat.state().started,
  });
  const others = { moves, invitations, parameters, assignments, analytics, presence, language };
  const chat: Chat = createChat(context, { ...others, visitorId });
  const visitor = createVisitorData(context);
  return { ...others, chat, visitor, appearance: createAppearance(context) };
}

/** What is stored of a visitor, into the parts; the page hears of nothing. */
export function loadRecord(parts: Parts, record: ChaportSimulator.Stored): void {
  parts.visitor.load(record.visitor);
  parts.chat.load(record);
  if (record.invitation) parts.invitations.restore(record.invitation);
}

/** As if no visitor had been there. */
export function resetParts(parts: Parts): void {
  parts.moves.reset();
  parts.invitations.clear();
  loadRecord(parts, emptyRecord());
}
