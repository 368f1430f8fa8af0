/** The records of visitors: in the account's own store, else in the browser's storage, else in memory. */
import type { Properties } from './api';
import { held } from './check-value';
import type { Context } from './context';
import { quietly } from './quietly';

type Stored = ChaportSimulator.Stored;

const STORED: Properties = {
  'visitor?': 'visitor',
  'messages?': [
    'list',
    {
      from: ['is', 'visitor', 'operator'],
      text: 'string',
      t: 'number',
      status: ['is', 'sending', 'unread', 'read'],
      'name?': 'string',
    },
  ],
  'assignee?': ['or', 'string', 'null'],
  'invitation?': ['or', 'AutoInvitation', 'null'],
};

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

  /** Whose record could not be read: it may still be there, so nothing is written over it. */
  const unread = new Set<string>();

  const failed = (what: string) => (cause: unknown) =>
    journal.error(`\`account.store.${what}\` failed, so the simulator goes on without it.`, cause);

  return {
    load(visitorId, then) {
      const fail = (cause: unknown) => {
        failed('load')(cause);
        unread.add(visitorId);
        then(readRecord(null));
      };
      unread.delete(visitorId);
      attempt(
        () => store.load(visitorId),
        (found) => then(readRecord(found)),
        fail,
      );
    },
    save(visitorId, record) {
      if (unread.has(visitorId)) return;
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
  return text === null ? null : (quietly(() => JSON.parse(text)) ?? null);
}

/** What can be used of a record from outside. */
function readRecord(record: unknown): Stored {
  const value = record && held(STORED, () => record, { path: '', within: [] }).value;
  return { ...emptyRecord(), ...(value as object) };
}

/** Of a visitor who has never been there. */
export function emptyRecord(): Stored {
  return { visitor: {}, messages: [], assignee: null, invitation: null };
}
