/** The session: none, starting or running; what was wanted last is what comes. */
import type { Context } from './context';
import { type Credentials, createCredentials, readCredentials } from './credentials';
import { createRecords, type Records } from './records';

type Callback = (() => void) | undefined;
type Stored = ChaportSimulator.Stored;

/** How long a session takes to start with `faults.session` `slow`, in milliseconds. */
const SLOW = 2000;

export interface SessionLinks {
  /** The session exists from now on: the parts take what is stored, the page hears of it. */
  begun(record: Stored): void;
  /** The session has ended. */
  ended(): void;
  /** What is to be stored of the visitor. */
  record(): Stored;
}

export interface Session {
  /** Null while none runs. */
  visitorId(): string | null;
  starting(): boolean;
  /** Whether one was ever asked for. */
  wanted(): boolean;
  start(credentials?: unknown, callback?: Callback): void;
  stop(clear?: boolean, callback?: Callback): void;
  /** Stores the visitor's record if it has changed. */
  save(): void;
}

interface Current {
  credentials: Credentials;
  /** As the page gave them, which with a wrong token is somebody else. */
  given: Credentials | null;
}

export function createSession(context: Context, links: SessionLinks): Session {
  const { journal } = context;
  const records = createRecords(context);
  const store = createCredentials(context);
  let running: Current | null = null;
  let starting: Current | null = null;
  let wanted = false;
  const callbacks: Callback[] = [];
  const visitorId = () => running?.credentials.id ?? null;
  const load = createLoading(context, records);
  const saving = createSaving(records, links.record, visitorId);

  function start(given?: unknown, callback?: Callback): void {
    wanted = true;
    const asked = readCredentials(given);
    const current = running ?? starting;
    const others = !current || (asked !== null && !isFor(current, asked));
    if (running && !others) context.callBack('startSession', callback);
    else callbacks.push(callback);
    if (!others) return;
    if (running) end();
    begin({ credentials: store.resolve(asked), given: asked });
  }

  /** A later start takes the place of this one, and answers its callbacks too. */
  function begin(attempt: Current): void {
    starting = attempt;
    if (!load(attempt, () => starting === attempt, run)) starting = null;
  }

  function run(attempt: Current, record: Stored): void {
    const due = callbacks.splice(0);
    starting = null;
    running = attempt;
    store.keep(attempt.credentials);
    journal.note('effect', 'session.started', { value: attempt.credentials.id });
    links.begun(record);
    for (const callback of due) context.callBack('startSession', callback);
  }

  function end(): void {
    saving.save();
    journal.note('effect', 'session.stopped', { value: visitorId() });
    running = null;
    links.ended();
  }

  return {
    visitorId,
    starting: () => starting !== null,
    wanted: () => wanted,
    start,
    stop(clear, callback) {
      if (running) end();
      if (clear) store.forget();
      context.callBack('stopSession', callback);
    },
    save: saving.save,
  };
}

/** Loads the record of a session that starts, as long as it is wanted; false where it cannot. */
function createLoading({ faults, journal, ports }: Context, records: Records) {
  return (
    attempt: Current,
    isWanted: () => boolean,
    then: (attempt: Current, record: Stored) => void,
  ): boolean => {
    const load = () => {
      if (!isWanted()) return;
      records.load(attempt.credentials.id, (record) => isWanted() && then(attempt, record));
    };
    const fails = faults.session === 'fail';
    if (fails) journal.error('The session could not start, as `faults.session` asks.');
    else if (faults.session === 'slow') ports.clock.after(SLOW, load);
    else load();
    return !fails;
  };
}

/** Stores a record where it differs from what was stored last. */
function createSaving(records: Records, current: () => Stored, visitorId: () => string | null) {
  let saved = '';
  return {
    save(): void {
      const id = visitorId();
      if (id === null) return;
      const text = JSON.stringify([id, current()]);
      if (text === saved) return;
      saved = text;
      // A store of the page's own may do with it what it likes.
      records.save(id, JSON.parse(text)[1]);
    },
  };
}

function isFor({ credentials, given }: Current, asked: Credentials): boolean {
  return [credentials, given].some((one) => one?.id === asked.id && one.token === asked.token);
}
