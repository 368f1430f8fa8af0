/** What happened in a run, in order, each with the place of the code that had been reached. */
import { copied } from '../core/copy';
import { quietly } from '../core/quietly';
import type { TimelineEntry } from './protocol';

type Noted = Omit<TimelineEntry, 't' | 'place'>;

/** More than these show nothing that fewer do not. */
const MOST = 1000;
const LONGEST = 1000;

export interface Notes {
  add(entry: Noted): void;
  /** Looks for what comes before an entry that is about to be added. */
  before(look: () => void): void;
  /** So many statements have run. */
  reach(place: number): void;
  /** All of it, with what the widget itself has done. */
  entries(trace: ChaportSimulator.TraceEntry[]): TimelineEntry[];
}

/** `tick` never says the same time twice. */
export function createNotes(tick: () => number): Notes {
  const own: TimelineEntry[] = [];
  const marks: { t: number; place: number }[] = [];
  let furthest = 0;
  let look = (): void => {};
  const placeAt = (t: number): number =>
    marks.reduce((place, mark) => (mark.t < t ? mark.place : place), 0);
  return {
    before(run) {
      look = run;
    },
    add(entry) {
      if (entry.kind !== 'queued') look();
      // Not by `push`, which the code may have changed.
      if (own.length < MOST) own[own.length] = { ...entry, t: tick(), place: 0 };
    },
    reach(place) {
      if (place <= furthest) return;
      furthest = place;
      marks[marks.length] = { t: tick(), place };
    },
    entries(trace) {
      // What the stub had taken was noted when it did.
      const widgets = trace.filter(({ kind }) => kind !== 'queued').slice(0, MOST);
      return [...own, ...widgets]
        .sort((a, b) => a.t - b.t)
        .map((entry) => ({ ...entry, t: Math.floor(entry.t), place: placeAt(entry.t) }));
    },
  };
}

/** Notes what the stub has taken since the last look; a stub that the code has broken takes nothing. */
export function watchStub(global: Record<PropertyKey, unknown>, { add }: Notes): () => void {
  let commands = 0;
  const listeners: Record<string, number> = {};
  const took = (name: unknown, args: unknown[]) =>
    add({ kind: 'queued', name: cut(String(name)), args: args.map((each) => copied(each, cut)) });

  function takeCommands(queue: Chaport.Stub['_q']): void {
    for (; commands < queue.length; commands += 1) {
      const [name, args] = queue[commands] as unknown as [unknown, unknown];
      took(name, Array.isArray(args) ? args : []);
    }
  }

  function takeListeners(lists: object): void {
    for (const [event, list] of Object.entries(lists)) {
      const from = listeners[event] ?? 0;
      listeners[event] = list.length;
      for (const listener of list.slice(from)) took('on', [event, listener]);
    }
  }

  return () =>
    void quietly(() => {
      const { _q, _l } = global.chaport as Chaport.Stub;
      takeCommands(_q);
      takeListeners(_l);
    });
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
