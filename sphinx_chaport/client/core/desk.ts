/** The simulated operators at their desk: they get, read and answer what the visitor writes. */
import type { Context } from './context';
import type { Messages } from './messages';
import type { Cancel, Clock } from './ports';

type Message = ChaportSimulator.Message;

/** Milliseconds that a message needs to arrive, to be read then, and to be answered then. */
const delays = { arrive: 300, read: 700, answer: 1500 };

export interface DeskLinks {
  messages: Messages;
  online(): boolean;
  /** Sends the operator's answer. */
  answer(): void;
}

export interface Desk {
  /** A message of the visitor is on its way. */
  deliver(message: Message): void;
  /** An operator has written: all that has arrived is read, and needs no further answer. */
  answered(): void;
  /** Operators have come or gone. */
  onlineChanged(): void;
  /** Goes on with restored messages. */
  resume(): void;
  typing(): boolean;
  reset(): void;
}

export function createDesk({ ports, changed }: Context, links: DeskLinks): Desk {
  const { messages, online } = links;
  const timers = createTimers(ports.clock);
  let answer: Cancel | null = null;

  function deliver(message: Message): void {
    stopWriting();
    timers.after(delays.arrive, () => {
      messages.mark(message, 'unread');
      notice(message);
    });
  }

  function notice(message: Message): void {
    if (!online()) return;
    timers.after(delays.read, () => {
      if (message.status !== 'unread' || !online()) return;
      messages.mark(message, 'read');
      write();
    });
  }

  /** Starts the answer anew with each message that is read, so that one burst gets one answer. */
  function write(): void {
    stopWriting();
    if (!online() || messages.last()?.from !== 'visitor') return;
    answer = timers.after(delays.answer, links.answer);
    changed();
  }

  function stopWriting(): void {
    answer?.();
    answer = null;
    changed();
  }

  /** What has not been read comes first; else an answer may still be due. */
  function takeUp(): void {
    for (const message of messages.where('visitor', 'unread')) notice(message);
    if (messages.last()?.status === 'read') write();
  }

  return {
    deliver,
    answered() {
      stopWriting();
      for (const message of messages.where('visitor', 'unread')) messages.mark(message, 'read');
    },
    onlineChanged: takeUp,
    resume() {
      for (const message of messages.where('visitor', 'sending')) deliver(message);
      takeUp();
    },
    typing: () => answer !== null,
    reset() {
      answer = null;
      timers.clear();
    },
  };
}

/** The clock's `after`, with one way to cancel all that is still to come. */
function createTimers(clock: Clock): { after: Clock['after']; clear(): void } {
  const pending = new Set<Cancel>();
  return {
    after(delay, run) {
      const stop = clock.after(delay, () => {
        pending.delete(stop);
        run();
      });
      pending.add(stop);
      return stop;
    },
    clear() {
      for (const stop of pending) stop();
      pending.clear();
    },
  };
}
