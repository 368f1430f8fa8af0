/**
 * The conversation: what the visitor writes, what becomes of it, and what operators answer.
 *
 * A visitor's message is on its way for a moment, then unread, and read while operators are online.
 * The simulated operator then writes and answers once to all that has not been answered.
 */
import type { Context } from './context';
import { createDesk } from './desk';
import { answerIn, type Language } from './language';
import { createMessages } from './messages';
import type {
  Analytics,
  Assignments,
  Chat,
  Invitations,
  Moves,
  Parameters,
  Presence,
} from './parts';

type Progress = Omit<ChaportSimulator.Chat, 'messages'>;
type Loaded = Pick<ChaportSimulator.Stored, 'messages' | 'assignee'>;

export interface ChatLinks {
  moves: Pick<Moves, 'state' | 'open' | 'announce'>;
  invitations: Pick<Invitations, 'active' | 'clear'>;
  parameters: Pick<Parameters, 'firstMessage'>;
  assignments: Pick<Assignments, 'decide'>;
  analytics: Pick<Analytics, 'send'>;
  presence: Pick<Presence, 'online'>;
  language: Language;
  /** Null where no session runs: then there is nobody who could write. */
  visitorId(): string | null;
}

export function createChat(context: Context, links: ChatLinks): Chat {
  const { moves } = links;
  const messages = createMessages(context);
  const course = createCourse(context, links);

  const answer = () => operatorMessage(answerIn(links.language));
  const desk = createDesk(context, { messages, online: links.presence.online, answer });

  function visitorMessage(text: string): void {
    if (text.trim() === '') return;
    // Nobody can write in a closed chat, so it is open before anything else happens.
    moves.open();
    const visitorId = links.visitorId();
    if (visitorId === null) return;
    const first = !course.now().started;
    if (first) keepInvitation();
    desk.deliver(messages.add('visitor', text, 'sending'));
    if (first) course.start(text, visitorId);
  }

  /** The invitation that the visitor answers stays in the conversation, as its first message. */
  function keepInvitation(): void {
    const invitation = links.invitations.active();
    if (invitation) messages.add('operator', invitation.message, 'read');
    links.invitations.clear();
  }

  function operatorMessage(text: string): void {
    if (text.trim() === '') return;
    desk.answered();
    const status = moves.state() === 'expanded' ? 'read' : 'unread';
    messages.add('operator', text, status, operatorName(context, course.now().assignee));
    links.analytics.send('chat.operatorMessage');
    moves.announce('message');
  }

  return {
    visitorMessage,
    operatorMessage,
    onlineChanged: desk.onlineChanged,
    state: () => ({ ...course.now(), messages: messages.copies() }),
    messages: messages.copies,
    unread: () => messages.where('operator', 'unread').length,
    typing: desk.typing,
    seen() {
      for (const message of messages.where('operator', 'unread')) messages.mark(message, 'read');
    },
    load(stored) {
      desk.reset();
      messages.load(stored.messages);
      course.load(stored);
      desk.resume();
    },
  };
}

interface Course {
  now(): Progress;
  start(text: string, visitorId: string): void;
  load(stored: Loaded): void;
}

/** Whether the chat has started, and who has it. */
function createCourse(context: Context, links: ChatLinks): Course {
  const { parameters, assignments, analytics } = links;
  let progress: Progress = { started: false, assignee: null, because: null };
  return {
    now: () => progress,
    /** Sets what rules and listeners ask for, then decides, then tells. */
    start(text, visitorId) {
      progress = { ...progress, started: true };
      parameters.firstMessage(text);
      const { assignee, because } = assignments.decide();
      progress = { started: true, assignee, because };
      context.journal.note('effect', 'chat.assigned', { value: assignee, because: because.why });
      context.emit('chat.started', { visitorId });
      analytics.send('chat.started');
    },
    load({ messages, assignee }) {
      const first = messages.find(({ from }) => from === 'visitor');
      progress = { started: first !== undefined, assignee, because: null };
      parameters.firstMessage(first?.text ?? '');
    },
  };
}

/** The assigned operator's name, or that of the first one online in the assigned team. */
function operatorName({ account }: Context, assignee: string | null): string | undefined {
  const { operators } = account;
  if (assignee === null) return undefined;
  const found =
    operators.find(({ id }) => id === assignee) ??
    operators.find(({ online, teams }) => online && teams.includes(assignee));
  return found?.name;
}
