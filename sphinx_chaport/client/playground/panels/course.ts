/** The course of one form: what a run's entries tell, with what belongs to one step in one row. */
import type { Form, Outcome, TimelineEntry } from '../../sandbox/protocol';
import { call, written } from './values';

type Kind = TimelineEntry['kind'];

/** One step; several commands that are handed over one after the other are one. */
export interface Row {
  kind: Kind | 'listens';
  t: number;
  name: string;
  /** Calls, values or the names of events, as code. */
  codes: string[];
  /** What it gave back, as code; null where it has not returned. */
  returned: string | null;
  /** In words. */
  note: string;
}

export interface Course {
  before: Row[];
  /** When the script arrived; null where it never did. */
  arrived: number | null;
  after: Row[];
}

export interface Verdict {
  kind: 'inTime' | 'missed' | 'kept' | 'keptNever' | 'late' | 'lateNever';
  n: number;
}

/** More is no timeline. */
const MOST = 2000;
/** How far back a call is looked for that has returned. */
const BACK = 50;

export function courseOf({ entries }: Outcome): Course {
  const arrival = entries.findIndex(({ kind }) => kind === 'arrives');
  const end = arrival < 0 ? entries.length : arrival;
  const early = entries.slice(0, Math.min(end, MOST));
  return {
    before: rowsOf(early),
    arrived: entries[arrival]?.t ?? null,
    after: arrival < 0 ? [] : rowsOf(takenOver(entries.slice(end + 1, end + MOST), early)),
  };
}

/**
 * Without what the widget notes once more of the queue when it takes over; a listener that it found there
 * is handed over, as a command is.
 */
function takenOver(entries: TimelineEntry[], early: TimelineEntry[]): TimelineEntry[] {
  const queued = new Map<string, number>();
  for (const { kind, name } of early) {
    if (kind === 'queued') queued.set(name, (queued.get(name) ?? 0) + 1);
  }
  return entries.flatMap((entry) => {
    const { kind, name } = entry;
    const listener = kind === 'run' && name === 'on';
    const left = kind === 'queued' || listener ? (queued.get(name) ?? 0) : 0;
    if (!left) return [entry];
    queued.set(name, left - 1);
    return listener ? [{ ...entry, kind: 'handed-over' as const }] : [];
  });
}

function rowsOf(entries: TimelineEntry[]): Row[] {
  const rows: Row[] = [];
  for (const entry of entries) if (!join(rows, entry)) rows.push(rowOf(entry));
  return rows;
}

/** Whether it belongs to a step that is there. */
function join(rows: Row[], { kind, name, value, because }: TimelineEntry): boolean {
  const last = rows.at(-1);
  const calls = rows.slice(-BACK).filter((row) => isOpenCall(row, name));
  const row = kind === 'returned' ? calls.at(-1) : last && continues(last, kind, name) && last;
  // That of a listener which was handed over says nothing.
  if (!row) return kind === 'returned' && name === 'on';
  if (kind === 'returned') row.returned = value === undefined ? '' : written(value);
  if (kind === 'waits') row.note = because ?? '';
  if (kind === 'handed-over') row.codes.push(`${name}()`);
  if (kind === 'run') row.kind = 'run';
  row.name = name;
  return true;
}

function isOpenCall(row: Row, name: string): boolean {
  return row.kind === 'run' && row.name === name && row.returned === null;
}

function continues({ kind, name }: Row, next: Kind, called: string): boolean {
  if (next === 'handed-over') return kind === next;
  if (name !== called) return false;
  return (
    (next === 'run' && kind === 'called') ||
    (next === 'waits' && (kind === 'handed-over' || kind === 'called'))
  );
}

function rowOf(entry: TimelineEntry): Row {
  const { t, kind, name, because = '' } = entry;
  const row = { kind, t, name, returned: null, note: because };
  return kind === 'queued' && name === 'on'
    ? { ...row, kind: 'listens', codes: codesOf(entry) }
    : { ...row, codes: codesOf(entry) };
}

function codesOf({ kind, name, args, value, because }: TimelineEntry): string[] {
  const shown = value === undefined ? [] : [written(value)];
  switch (kind) {
    case 'event':
    case 'effect':
      return [name, ...shown];
    case 'console':
      return typeof value === 'string' ? [value] : shown;
    case 'warning':
    case 'error':
      return because ? [] : [name];
    case 'handed-over':
      return [`${name}()`];
    default:
      return [call(name, args ?? [])];
  }
}

/** What the interface has made of that arrival. */
export function verdictOf({ arrival }: Outcome, { before, after }: Course, form: Form): Verdict {
  const count = (rows: Row[], kind: Row['kind']) =>
    rows.filter((row) => row.kind === kind && row.name !== 'on').length;
  const n = count(before, 'queued');
  const missed = count(before, 'error');
  const never = arrival === 'never';
  if (missed) return { kind: 'missed', n: missed };
  if (n) return { kind: never ? 'keptNever' : 'kept', n };
  const waits = before.some(({ kind }) => kind === 'listens') || form === 'traditional';
  if (arrival === 'before' || (!never && !waits)) return { kind: 'inTime', n };
  return { kind: never ? 'lateNever' : 'late', n: count(after, 'run') };
}
