/** When commands run (contract 10.17). Their arguments are checked when they are given. */
import type { Journal } from './context';

/** A command whose arguments were found right. */
export interface Command {
  name: string;
  args: unknown[];
}

/** How a command came: by the stub's queue, or on the API, where its caller gets the value. */
export type Way = 'queued' | 'called';

export interface ScheduleLinks {
  /** Checks the arguments, with a word on the console; null where the command cannot be run. */
  check(name: string, args: unknown[]): Command | null;
  run(command: Command): unknown;
  /** Whether somebody may ask for the value of this method. */
  answers(name: string): boolean;
  session: { running(): boolean; starting(): boolean };
  /** Starts the session that the page gets without asking, if that is still to come. */
  startDue(): void;
}

export interface Schedule {
  give(name: string, args: unknown[], way: Way): unknown;
  /** Everything but `on` and what is asked for its value waits for `init`. */
  hold(): void;
  release(): void;
  /** A session has started: what waited for it runs, in order, until the session ends. */
  drain(): void;
}

const SESSION = ['startSession', 'stopSession'];

export function createSchedule(journal: Journal, links: ScheduleLinks): Schedule {
  const { session } = links;
  const run = traced(journal, links.run);
  const waiting = createLine();
  let held: Command[] | null = null;

  function give(name: string, args: unknown[], way: Way): unknown {
    const command = links.check(name, args);
    if (!command) return undefined;
    if (name === 'on' || (way === 'called' && links.answers(name))) return run(command);
    if (!held) return dispatch(command);
    wait(command, '`init` holds everything back.');
    held.push(command);
    return undefined;
  }

  function dispatch(command: Command): unknown {
    if (session.running()) return run(command);
    if (command.name === 'startSession') return start(command);
    wait(command, 'No session has started yet.');
    waiting.add(command);
    return undefined;
  }

  /**
   * Runs at once. Only a `stopSession` from before that still waits goes first: else it would end
   * the session that was wanted last.
   */
  function start(command: Command): unknown {
    if (!waiting.has('stopSession')) return run(command);
    wait(command, 'A `stopSession` from before runs first.');
    waiting.add(command);
    links.startDue();
    drain();
    return undefined;
  }

  function wait({ name }: Command, because: string): void {
    journal.note('waits', name, { because });
  }

  function drain(): void {
    const next = () => nextOf(waiting, session);
    for (let command = next(); command; command = next()) run(command);
  }

  return {
    give,
    hold() {
      held = [];
    },
    release() {
      const commands = held ?? [];
      held = null;
      for (const command of commands) dispatch(command);
    },
    drain,
  };
}

function traced(journal: Journal, run: ScheduleLinks['run']): ScheduleLinks['run'] {
  return (command) => {
    journal.note('run', command.name, command.args.length ? command : undefined);
    const value = run(command);
    journal.note('returned', command.name, value === undefined ? value : { value });
    return value;
  };
}

/** A session that a command in the line ends leaves the others waiting (contract 10.29). */
function nextOf(waiting: Line, session: ScheduleLinks['session']): Command | undefined {
  if (session.running()) return waiting.take();
  const mayStart = !session.starting() && waiting.has('startSession');
  return mayStart ? waiting.take(SESSION) : undefined;
}

type Line = ReturnType<typeof createLine>;

/** A line of commands; taking the first of many costs no more than of few. */
function createLine() {
  let commands: Command[] = [];
  let first = 0;
  const find = (names: readonly string[]): number =>
    commands.findIndex(({ name }, place) => place >= first && names.includes(name));

  return {
    add: (command: Command) => void commands.push(command),
    has: (name: string) => find([name]) >= 0,
    /** The first one, or the first with one of these names. */
    take(names?: readonly string[]): Command | undefined {
      if (names) return commands.splice(find(names), 1)[0];
      const command = commands[first];
      first += 1;
      if (first >= commands.length) {
        commands = [];
        first = 0;
      }
      return command;
    },
  };
}
