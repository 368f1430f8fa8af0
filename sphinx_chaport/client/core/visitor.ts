/** The visitor's stored data: who may write what (contract, sections 3 and 8). */
import { isObject } from './check-value';
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

  function refuse(why: string): null {
    journal.error(`The visitor data was not saved: ${why}`);
    return null;
  }

  /** Null where the data is refused, which the console then says. */
  function verdict(data: Visitor, hash: string | undefined): Verdict | null {
    const { salt, hashRequired } = account;
    if (!hash && hashRequired) {
      return refuse('it must come with a hash. Pass the one that your server computes.');
    }
    if (!hash) return { trusted: false, because: 'there is no hash' };
    if (salt === null) return { trusted: true, because: 'there is no salt to prove the hash by' };
    const right = visitorHash(salt, data);
    if (proves(hash, right)) return { trusted: true, because: 'the hash is right' };
    return refuse(
      'the hash does not belong to it. Compute `sha1(salt + json_encode(data))` on your server.',
    );
  }

  return {
    set(data, hash) {
      const found = verdict(data, hash);
      if (!found) return;
      const kept = save(stored, data, found.trusted);
      const because = [found.because, kept.length && `create-only, so kept: ${kept.join(', ')}`];
      journal.note('effect', 'visitor', {
        value: copyOf(stored),
        because: because.filter(Boolean).join('; '),
      });
    },
    stored: () => stored,
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
  if (isObject(data.custom)) stored.custom = { ...stored.custom, ...data.custom };
  return kept;
}

export function copyOf(data: Visitor): Visitor {
  return JSON.parse(JSON.stringify(data));
}
