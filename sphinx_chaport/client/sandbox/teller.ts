/** Tells what comes of a run, in few messages, and ends a run that says too much. */
import type { Ground } from './ground';
import type { Told } from './wire';

/** Milliseconds between two messages. */
const PAUSE = 50;
/** Characters of one message, about; of the lines of a whole run. */
const MOST = 1_000_000;

export interface Teller {
  tell(told: Told): void;
  /** Sends what waits, where it is time again. */
  flush(): void;
  /** Nothing more is said. */
  end(why: 'limit' | 'crashed'): void;
}

export function createTeller(send: (told: Told[]) => void, { now }: Pick<Ground, 'now'>): Teller {
  let waiting: Told[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let size = 0;
  let over = false;
  function flush(): void {
    if (waiting.length === 0 || now() - last < PAUSE) return;
    last = now();
    const told = waiting;
    waiting = [];
    send(told);
  }
  function end(why: 'limit' | 'crashed'): void {
    if (over) return;
    over = true;
    send([{ kind: 'ended', why }]);
  }
  return {
    flush,
    end,
    tell(told) {
      if (told.kind === 'line') size += told.line.text.length;
      if (size > MOST) end('limit');
      if (over) return;
      // Not by `push`, which the code may have changed.
      waiting[waiting.length] = told;
      flush();
    },
  };
}
