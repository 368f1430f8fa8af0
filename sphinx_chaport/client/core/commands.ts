/** How commands come in: called on `window.chaport`, or by `q`; and what they are told of mistakes. */
import { methodNames } from './api';
import { checkArguments, unknownMethod } from './check';
import type { Detail, Journal } from './context';
import { quietly } from './quietly';
import type { Command, Way } from './schedule';
import { isList } from './types-in-words';

/** One for all: pages may queue very many commands. */
const NOTHING: unknown[] = [];
/** Arguments of one command; a list may say that it has four thousand millions. */
const MOST = 1000;

type Kind = 'queued' | 'called';
type Give = (name: string, args: unknown[], way: Way) => unknown;

interface Checked {
  error: string | null;
  command: Command | null;
}

export interface Commands {
  /** What stands on `window.chaport`. */
  surface: Readonly<Record<string, (...args: never[]) => unknown>>;
  /** A command from the stub's queue; nobody gets its value. */
  queued(entry: unknown): void;
  /** The same, by a stub's `q` that somebody kept. */
  late(entry: unknown): void;
  /** A listener as the stub's `on` leaves it. */
  listen(event: string, listener: unknown): void;
}

export function createCommands(journal: Journal, give: Give): Commands {
  function queue(all: unknown[], kind: Kind, way: Way): unknown {
    const { 0: name, 1: x } = all;
    if (typeof name !== 'string') return void journal.error(unknownMethod(name));
    const args = spread(x);
    journal.note(kind, name, shown(args));
    if (kind === 'queued') journal.note('handed-over', name);
    const wrong = all.length > 2 ? checkArguments('q', all).error : null;
    if (wrong) return void journal.error(wrong);
    if (name === 'q') return void journal.error('`q` cannot be queued. Queue the method itself.');
    if (name === 'getWidgetState') warnOfQueue(journal);
    return give(name, args, way);
  }

  const direct =
    (name: string) =>
    (...args: unknown[]) => {
      journal.note('called', name, shown(args));
      return give(name, args, 'called');
    };
  const methods = Object.fromEntries(methodNames.map((name) => [name, direct(name)]));

  return {
    surface: { ...methods, q: (...all: unknown[]) => queue(all, 'called', 'called') },
    queued: (entry) => void queue(listed(entry), 'queued', 'queued'),
    late: (entry) => void queue(listed(entry), 'called', 'queued'),
    listen: (event, listener) => void give('on', [event, listener], 'queued'),
  };
}

/** Checks commands; what is wrong is said on the console, once for each call (contract 10.8). */
export function createCheck(journal: Journal): (name: string, args: unknown[]) => Command | null {
  /** Without arguments a method always gets the same answer. */
  const bare = new Map<string, Checked>();

  function check(name: string, args: unknown[]): Checked {
    const known = args.length ? undefined : bare.get(name);
    if (known) return known;
    const { error, run, args: right } = checkArguments(name, args);
    const found = { error, command: run ? { name, args: right } : null };
    if (!args.length) bare.set(name, found);
    return found;
  }

  return (name, args) => {
    const { error, command } = check(name, args);
    if (error) journal.error(error);
    return command;
  };
}

/** In `q(name, x)` an array spreads, anything else is one argument (contract 10.2). */
function spread(x: unknown): unknown[] {
  if (isList(x)) return listed(x);
  return x === undefined ? NOTHING : [x];
}

function shown(args: unknown[]): Detail | undefined {
  return args.length ? { args } : undefined;
}

function warnOfQueue(journal: Journal): void {
  journal.warn('`getWidgetState` is not for the command queue. Call it on `window.chaport`.');
}

/** An array, or an `arguments` object; nothing where it has no items, or throws when it is read. */
function listed(entry: unknown): unknown[] {
  return quietly(() => Array.prototype.slice.call(entry, 0, MOST)) ?? [];
}
