/**
 * The conversation: what the visitor writes, what becomes of it, and what operators answer.
 *
 * A visitor's message is on its way for a moment, then unread, and read while operators are online.
 * The simulated operator then writes and answers once to all that has not been answered.
 */
import type { Context } from './context';
import { createDesk } from './desk';
import { answerIn, type Language } from './language';
import type {
  Analytics,
  Assignments,
  Chat,
  Invitations,
  Moves,
  Parameters,
  Presence,
} from './parts';

type Message = ChaportSimulator.Message;

export interface ChatLinks {
  moves: Moves;
  invitations: Pick<Invitations, 'active' | 'clear'>;
  parameters: Pick<Parameters, 'firstMessage'>;
  assignments: Pick<Assignments, 'decide'>;
  analytics: Pick<Analytics, 'send'>;
  presence: Pick<Presence, 'online'>;
  language: Language;
  visitorId(): string;
}

export function createChat(context: Context, links: ChatLinks): Chat {
  const { moves, invitations, parameters, analytics } = links;
  let started = false;
  let assignee: string | null = null;
  let because: ChaportSimulator.Because | null = null;
  let messages: Message[] = [];

  const desk = createDesk(context, {
    online: links.presence.online,
    messages: () => messages,
    answer: () => operatorMessage(answerIn(links.language)),
  });

  function add(from: Message['from'], text: string, status: Message['status']): Message {
    const name = from === 'operator' && operatorName(context, assignee);
    const message: Message = { from, text, t: context.ports.clock.now(), status };
    if (name) message.name = name;
    messages.push(message);
    context.journal.note('effect', `chat.${from}Message`, { args: [text] });
    context.changed();
    return message;
  }

  /** Sets what rules and listeners ask for, then decides, then tells. */
  function start(text: string): void {
    started = true;
    parameters.firstMessage(text);
    ({ assignee, because } = links.assignments.decide());
    context.journal.note('effect', 'chat.assigned', { value: assignee, because: because.why });
    context.emit('chat.started', { visitorId: links.visitorId() });
    analytics.send('chat.started');
  }

  /** The invitation that the visitor answers stays in the conversation, as its first message. */
  function keepInvitation(): void {
    const invitation = invitations.active();
    if (invitation) add('operator', invitation.message, 'read');
    invitations.clear();
  }

  function visitorMessage(text: string): void {
    if (text.trim() === '') return;
    // Nobody can write in a closed chat, so it is open before anything else happens.
    moves.open();
    if (!started) keepInvitation();
    desk.deliver(add('visitor', text, 'sending'));
    if (!started) start(text);
  }

  function operatorMessage(text: string): void {
    if (text.trim() === '') return;
    const open = moves.state() === 'expanded';
    desk.answered();
    add('operator', text, open ? 'read' : 'unread');
    analytics.send('chat.operatorMessage');
    if (!open) moves.announce('message');
  }

  const unseen = (): Message[] =>
    messages.filter(({ from, status }) => from === 'operator' && status !== 'read');

  function reset(): void {
    desk.reset();
    started = false;
    assignee = null;
    because = null;
    messages = [];
    context.changed();
  }

  return {
    visitorMessage,
    operatorMessage,
    onlineChanged: desk.onlineChanged,
    state: () => ({ started, assignee, because, messages: messages.map(copied) }),
    messages: () => messages.map(copied),
    unread: () => unseen().length,
    typing: desk.typing,
    seen() {
      for (const message of unseen()) message.status = 'read';
      context.changed();
    },
    load(stored) {
      reset();
      messages = stored.messages.map(copied);
      assignee = stored.assignee;
      const first = messages.find(({ from }) => from === 'visitor');
      started = first !== undefined;
      if (first) parameters.firstMessage(first.text);
      desk.resume();
    },
    reset,
  };
}

function copied(message: Message): Message {
  return { ...message };
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
