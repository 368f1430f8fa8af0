/** What one run did: calls and events from the widget's trace, with what the page did in between. */
import type { Effect } from './types';

type Entry = ChaportSimulator.TraceEntry;

/** More than these are no documentation. */
const MOST = 1000;

export interface Log {
  add(effect: Effect, t: number): void;
  /** All effects in order. `late` is the time when the visitor came. */
  effects(trace: Entry[], late: number): Effect[];
}

export function createLog(): Log {
  const own: { effect: Effect; t: number }[] = [];
  return {
    add(effect, t) {
      // Not by `push`, which the page's code may have changed.
      if (own.length < MOST) own[own.length] = { effect, t };
    },
    effects(trace, late) {
      const widgets = trace.flatMap((entry) => {
        const effect = effectOf(entry);
        return effect ? [{ effect, t: entry.t }] : [];
      });
      const all = [...widgets, ...own].sort((a, b) => a.t - b.t);
      return all.map(({ effect, t }) => (t >= late ? { ...effect, late: true } : effect));
    },
  };
}

function effectOf({ kind, name, args, value }: Entry): Effect | null {
  if (kind === 'event') return name === 'ready' ? null : { kind, name, value };
  if (kind !== 'run' || isReady(name, args)) return null;
  return args ? { kind: 'call', name, args } : { kind: 'call', name };
}

function isReady(name: string, args: unknown[] | undefined): boolean {
  return name === 'on' && args?.[0] === 'ready';
}

/** The value of the last call that gave one. */
export function lastReturned(trace: Entry[]): unknown {
  const found = trace.filter(
    ({ kind, name, value }) => kind === 'returned' && name !== 'on' && value !== undefined,
  );
  return found.at(-1)?.value;
}

/** Whether the widget holds functions of the page that a visitor may set off. */
export function hears(trace: Entry[]): boolean {
  return trace.some(
    ({ kind, name, args }) =>
      kind === 'run' && !isReady(name, args) && JSON.stringify(args ?? '').includes('"[function]"'),
  );
}
