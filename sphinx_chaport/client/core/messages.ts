/** The messages of one conversation, in order. */
import type { Context } from './context';

type Message = ChaportSimulator.Message;

export interface Messages {
  add(from: Message['from'], text: string, status: Message['status'], name?: string): Message;
  /** The messages themselves, whose status may be changed by `mark`. */
  where(from: Message['from'], status: Message['status']): Message[];
  last(): Message | undefined;
  mark(message: Message, status: Message['status']): void;
  copies(): Message[];
  /** Puts others in the place of all. */
  load(stored: readonly Message[]): void;
}

export function createMessages({ ports, journal, changed }: Context): Messages {
  let messages: Message[] = [];
  return {
    add(from, text, status, name) {
      const message: Message = { from, text, t: ports.clock.now(), status };
      if (name) message.name = name;
      messages.push(message);
      journal.note('effect', `chat.${from}Message`, { args: [text] });
      changed();
      return message;
    },
    where: (from, status) =>
      messages.filter((message) => message.from === from && message.status === status),
    last: () => messages.at(-1),
    mark(message, status) {
      message.status = status;
      changed();
    },
    copies: () => messages.map(copied),
    load(stored) {
      messages = stored.map(copied);
      changed();
    },
  };
}

function copied(message: Message): Message {
  return { ...message };
}
