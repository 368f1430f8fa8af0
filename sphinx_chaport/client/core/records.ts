/** The records of visitors: in the account's own store, else in the browser's storage, else in memory. */
import type { Context } from './context';

type Stored = ChaportSimulator.Stored;
type Loose = Record<string, unknown>;

export interface Records {
  /** Calls `then` with the record, at once unless the account's store returns a promise. */
  load(visitorId: string, then: (record: Stored) => void): void;
  save(visitorId: string, record: Stored): void;
}

/** Everything that the simulator keeps in the browser begins so, per account. */
export function storageName({ options }: Context, what: string): string {
  return `chaport-simulator:${options.appId}:${what}`;
}

export function createRecords(context: Context): Records {
  const { account, journal } = context;
  const store = account.store ?? ownStore(context);

  const failed = (what: string) => (cause: unknown) =>
    journal.error(`\`account.store.${what}\` failed, so the simulator goes on without it.`, cause);

  return {
    load(visitorId, then) {
      const fail = (cause: unknown) => {
        failed('load')(cause);
        then(readRecord(null));
      };
      attempt(
        () => store.load(visitorId),
        (found) => then(readRecord(found)),
        fail,
      );
    },
    save(visitorId, record) {
      attempt(
        () => store.save(visitorId, record),
        () => {},
        failed('save'),
      );
    },
  };
}

/** A promise is waited for, anything else is there at once. */
function attempt(
  ask: () => unknown,
  then: (value: unknown) => void,
  fail: (cause: unknown) => void,
): void {
  let answer: () => void;
  try {
    const value = ask();
    const isPromise = typeof (value as Partial<PromiseLike<unknown>> | null)?.then === 'function';
    answer = isPromise ? () => void Promise.resolve(value).then(then, fail) : () => then(value);
  } catch (cause) {
    answer = () => fail(cause);
  }
  answer();
}

function ownStore(context: Context): ChaportSimulator.Store {
  const { storage } = context.ports;
  const memory = new Map<string, string>();
  const persisted = context.options.session?.persist !== false;
  const name = (visitorId: string) => storageName(context, `visitor:${visitorId}`);
  return {
    load(visitorId) {
      const text = persisted ? storage.read(name(visitorId)) : memory.get(visitorId);
      return parsed(text ?? null) as Stored | null;
    },
    save(visitorId, record) {
      const text = JSON.stringify(record);
      if (persisted) storage.write(name(visitorId), text);
      else memory.set(visitorId, text);
    },
  };
}

/** The value of a JSON text; null where there is none, or where somebody has damaged it. */
export function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What can be used of a record from outside. */
function readRecord(value: unknown): Stored {
  const { visitor, messages, assignee, invitation } = asObject(value) ?? {};
  const shown = asObject(invitation);
  return {
    visitor: (asObject(visitor) as Chaport.Visitor | null) ?? {},
    messages: Array.isArray(messages) ? messages.filter(isMessage) : [],
    assignee: typeof assignee === 'string' ? assignee : null,
    invitation:
      typeof shown?.message === 'string' ? (shown as unknown as Chaport.AutoInvitation) : null,
  };
}

function asObject(value: unknown): Loose | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Loose)
    : null;
}

function isMessage(value: unknown): value is ChaportSimulator.Message {
  const { from, text, t, status } = asObject(value) ?? {};
  return (
    ['visitor', 'operator'].includes(from as string) &&
    ['sending', 'unread', 'read'].includes(status as string) &&
    typeof text === 'string' &&
    typeof t === 'number'
  );
}
