/** The simulated operators at their desk: they get, read and answer what the visitor writes. */
import type { Context } from './context';
import type { Cancel } from './ports';

type Message = ChaportSimulator.Message;

/** Milliseconds that a message needs to arrive, to be read then, and to be answered then. */
const delays = { arrive: 300, read: 700, answer: 1500 };

export interface DeskLinks {
  online(): boolean;
  messages(): readonly Message[];
  /** Sends the operator's answer. */
  answer(): void;
}

export interface Desk {
  /** A message of the visitor is on its way. */
  deliver(message: Message): void;
  /** An operator has written: all that has arrived is read, and needs no further answer. */
  answered(): void;
  onlineChanged(online: boolean): void;
  /** Goes on with restored messages. */
  resume(): void;
  typing(): boolean;
  reset(): void;
}

export function createDesk(context: Context, links: DeskLinks): Desk {
  const pending = new Set<Cancel>();
  let answer: Cancel | null = null;

  /** Like the clock's `after`, and `reset` cancels it too. */
  function later(delay: number, run: () => void): Cancel {
    const stop = context.ports.clock.after(delay, () => {
      pending.delete(cancel);
      run();
    });
    const cancel = (): void => {
      pending.delete(cancel);
      stop();
    };
    pending.add(cancel);
    return cancel;
  }

  function mark(message: Message, status: Message['status']): void {
    message.status = status;
    context.changed();
  }

  function deliver(message: Message): void {
    stopWriting();
    later(delays.arrive, () => {
      mark(message, 'unread');
      notice(message);
    });
  }

  function notice(message: Message): void {
    if (!links.online()) return;
    later(delays.read, () => {
      if (message.status !== 'unread' || !links.online()) return;
      mark(message, 'read');
      write();
    });
  }

  /** Starts the answer anew with each message that is read, so that one burst gets one answer. */
  function write(): void {
    stopWriting();
    if (!links.online() || links.messages().at(-1)?.from !== 'visitor') return;
    answer = later(delays.answer, links.answer);
    context.changed();
  }

  function stopWriting(): void {
    if (!answer) return;
    answer();
    answer = null;
    context.changed();
  }

  /** Takes up what lies there: unread messages first, else an answer that is still due. */
  function resume(): void {
    const unread = ofVisitor('unread');
    for (const message of ofVisitor('sending')) deliver(message);
    for (const message of unread) notice(message);
    if (links.messages().at(-1)?.status === 'read') write();
  }

  function ofVisitor(wanted: Message['status']): Message[] {
    return links.messages().filter(({ from, status }) => from === 'visitor' && status === wanted);
  }

  return {
    deliver,
    answered() {
      stopWriting();
      for (const message of ofVisitor('unread')) mark(message, 'read');
    },
    onlineChanged(online) {
      stopWriting();
      for (const message of online ? ofVisitor('unread') : []) notice(message);
      if (online && links.messages().at(-1)?.status === 'read') write();
    },
    resume,
    typing: () => answer !== null,
    reset() {
      answer = null;
      for (const cancel of [...pending]) cancel();
    },
  };
}
