/** The trace and the console. Nothing that a page passes can break it, and no secret appears in it. */
import type { Detail, Journal } from './context';
import { copied } from './copy';
import type { Ports } from './ports';

type Entry = ChaportSimulator.TraceEntry;

const KEPT = 10_000;
/** Of each text: many long ones would need more memory than a page or a test has. */
const LONGEST = 10_000;
const HASH = 40;

/** `salt` is hidden wherever it stands in a text. */
export function createJournal({ clock, console }: Ports, salt: string | null): Journal {
  const ring: Entry[] = [];
  let total = 0;

  function note(kind: Entry['kind'], name: string, detail?: Detail): void {
    const entry: Entry = { t: clock.now(), kind, name: hidden(name) };
    if (detail) explain(entry, detail);
    ring[total % KEPT] = entry;
    total += 1;
  }

  function explain(entry: Entry, { args, value, because }: Detail): void {
    if (args?.length) {
      entry.args = args.map((argument, index) => shownArgument(entry.name, argument, index));
    }
    if (value !== undefined) entry.value = copied(value, hidden);
    if (because !== undefined) entry.because = hidden(because);
  }

  /** A hash and credentials that stand alone have no key that tells what they are. */
  function shownArgument(name: string, argument: unknown, index: number): unknown {
    const secret =
      typeof argument === 'string' &&
      (name === 'startSession' || (name === 'setVisitorData' && index === 1));
    return secret ? '[secret]' : copied(argument, hidden);
  }

  /** Hashes and tokens are SHA-1 in hex; one that begins in what is kept is looked at whole. */
  function hidden(text: string): string {
    // Names, of which there are very many, are shorter than any secret.
    if (salt === null && text.length < HASH) return text;
    const begin = withoutSecrets(text.slice(0, LONGEST + HASH));
    return text.length > LONGEST ? `${begin.slice(0, LONGEST)}…` : begin;
  }

  function withoutSecrets(text: string): string {
    const rest = text.replace(/\b[\da-f]{40}\b/gi, '[secret]');
    return salt === null ? rest : rest.split(salt).join('[secret]');
  }

  const line =
    (kind: Entry['kind'], print: (message: string, ...cause: [unknown?]) => void) =>
    (message: string, ...cause: [cause?: unknown]): void => {
      const because = hidden(message);
      note(kind, 'console', { value: cause[0], because });
      print(because, ...cause);
    };

  return {
    note,
    error: line('error', console.error),
    warn: line('warning', console.warn),
    entries() {
      const first = total % ring.length;
      const entries = [...ring.slice(first), ...ring.slice(0, first)].map((entry) => ({
        ...entry,
      }));
      return Object.assign(entries, { dropped: total - ring.length });
    },
  };
}
