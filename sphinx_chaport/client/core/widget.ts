/** One widget: what it consists of, under one schedule. */
import type { Settings } from './account';
import { createApi } from './actions';
import { createCheck, createCommands } from './commands';
import { loadRecord } from './compose';
import type { Journal, Options } from './context';
import { createCore } from './core';
import type { Listener } from './events';
import { answers, createMethods } from './methods';
import type { Ports } from './ports';
import { type Command, createSchedule } from './schedule';
import { type Host, takeOver } from './takeover';

export interface Widget {
  api: ChaportSimulator.Api;
  /** Takes over the page's stub, and starts. */
  handOver(host: Host): void;
}

/** The option `init` begins to wait at once. */
export function createWidget(
  ports: Ports,
  settings: Settings,
  options: Options,
  journal: Journal,
): Widget {
  const core = createCore(ports, settings, options, journal, { begun, initialised });
  const { parts, session, rendering, events, init } = core;
  const methods: object = createMethods(core.context, parts, session);
  const schedule = createSchedule(journal, {
    session: { running: () => session.visitorId() !== null, starting: session.starting },
    check: createCheck(journal),
    answers,
    run,
    startDue,
  });
  const commands = createCommands(journal, schedule.give);
  let handedOver = false;

  function run({ name, args }: Command): unknown {
    if (name === 'on') return events.on(...(args as [Chaport.EventName, Listener]));
    const method = (methods as Record<string, (...args: unknown[]) => unknown>)[name];
    const call = () => method?.(...args);
    return name === 'startSession' ? call() : rendering.turn(call);
  }

  function begun(record: ChaportSimulator.Stored): void {
    const { visitor, visitorIntegrityHash } = options;
    const visitorId = session.visitorId() ?? '';
    events.quietly(() => loadRecord(parts, record));
    if (visitor) parts.visitor.set(visitor, visitorIntegrityHash);
    rendering.before(() => events.emit('ready', { visitorId }));
    // What waited is done at one go, so it is drawn at one go.
    rendering.turn(schedule.drain);
  }

  function initialised(): void {
    if (!handedOver) return;
    schedule.release();
    startDue();
  }

  function startDue(): void {
    if (options.session?.autoStart !== false && !session.wanted()) session.start();
  }

  return {
    api: createApi(core),
    handOver(host) {
      if (init.waitsFor() !== null) schedule.hold();
      rendering.turn(() => takeOver(host, journal, commands));
      handedOver = true;
      if (init.waitsFor() === null) initialised();
    },
  };
}
