/** The visitor's stored data: who may write what (contract, sections 3 and 8). */
import type { Context } from './context';
import { proves, visitorHash } from './integrity';
import type { VisitorData } from './parts';

type Visitor = Chaport.Visitor;

/** Without a proof these are saved only where nothing is stored yet. */
const CREATE_ONLY = ['name', 'email', 'phone', 'notes'] as const;

/** `because` is for the trace; data that is not `trusted` can only be created. */
interface Verdict {
  trusted: boolean;
  because: string;
}

export function createVisitorData(context: Context): VisitorData {
  const { account, journal } = context;
  let stored: Visitor = {};

  /** Null where the data is refused, which the console then says. */
  function verdict(data: Visitor, hash: string | undefined): Verdict | null {
    if (!hash) return withoutHash();
    if (account.salt === null) {
      return { trusted: true, because: 'the account has no salt, so the hash is trusted' };
    }
    const right = visitorHash(account.salt, data);
    if (proves(hash, right)) return { trusted: true, because: 'the hash is right' };
    journal.error(
      right === null
        ? 'PHP cannot write this visitor data as JSON, so no hash fits it, and nothing was saved. ' +
            'Remove halves of characters, and levels below the 512th.'
        : 'The hash does not belong to this visitor data, so nothing was saved. Compute it on your ' +
            'server, as `sha1(salt + json_encode(data))`, from exactly the data that the page passes.',
    );
    return null;
  }

  function withoutHash(): Verdict | null {
    if (!account.hashRequired) return { trusted: false, because: 'there is no hash' };
    journal.error(
      'The account takes visitor data only with a hash, so nothing was saved. Pass the hash that ' +
        'your server computes, as `visitorIntegrityHash` or as the second argument of ' +
        '`setVisitorData`.',
    );
    return null;
  }

  /** What goes over the wire, and so what a server would verify and save. */
  function sent(data: Visitor): Visitor | null {
    try {
      return copyOf(data);
    } catch {
      journal.error(
        'The visitor data cannot be written as JSON, so nothing was saved. Pass plain values only, ' +
          'in objects that do not contain themselves.',
      );
      return null;
    }
  }

  return {
    set(data, hash) {
      const given = sent(data);
      const found = given && verdict(given, hash);
      if (!given || !found) return;
      const kept = save(stored, given, found.trusted);
      const because = [found.because, kept.length && `create-only, so kept: ${kept.join(', ')}`];
      journal.note('effect', 'visitor', {
        value: copyOf(stored),
        because: because.filter(Boolean).join('; '),
      });
    },
    stored: () => copyOf(stored),
    load(record) {
      stored = {};
      save(stored, copyOf(record), true);
    },
  };
}

/** Writes `data` over `stored` and returns the fields that had to stay as they were. */
function save(stored: Visitor, data: Visitor, trusted: boolean): string[] {
  const kept: string[] = [];
  for (const field of CREATE_ONLY) {
    const value = data[field];
    if (typeof value !== 'string') continue;
    if (trusted || !stored[field]) stored[field] = value;
    else if (stored[field] !== value) kept.push(field);
  }
  // Spreading copies a field of the name `__proto__` as a field like any other.
  if (data.custom) stored.custom = { ...stored.custom, ...data.custom };
  return kept;
}

function copyOf(data: Visitor): Visitor {
  return JSON.parse(JSON.stringify(data));
}
