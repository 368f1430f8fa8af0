/** One load of the simulator's script. */
import { readSettings } from './account';
import { createJournal } from './journal';
import { readOptions } from './options';
import type { Ports } from './ports';
import { quietly } from './quietly';
import { type Host, isHolder, MEND, peek } from './takeover';
import { createWidget } from './widget';

/** On the page's object, so that a second load finds the first; not seen by code that lists keys. */
const MARK = Symbol.for('chaport-simulator');

/** Takes over the page's stub and returns the simulator's surface. Never throws. */
export function arrive(
  ports: Ports,
  host: Host,
  config?: ChaportSimulator.Config,
): ChaportSimulator.Api {
  const settings = readSettings(config);
  const journal = createJournal(ports, settings.account.salt);
  const first = peek(peek(host, 'chaport'), MARK) as ChaportSimulator.Api | undefined;
  if (first) {
    journal.warn('The simulator is on this page twice. Load it once.');
    return first;
  }
  for (const { text } of settings.mistakes) journal.error(text);
  const refusal = whyNot(host, settings.faults);
  if (refusal) {
    journal.error(refusal);
    return createWidget(ports, settings, { appId: '' }, journal).api;
  }
  const options = readOptions(peek(host, 'chaportConfig'), settings.environment, journal);
  const widget = createWidget(ports, settings, options, journal);
  const handOver = () => {
    widget.handOver(host);
    mark(host, widget.api);
  };
  mark(host, widget.api);
  const { handOverDelay = 0 } = settings.faults;
  if (handOverDelay > 0) ports.clock.after(handOverDelay, handOver);
  else handOver();
  return widget.api;
}

/** Why the widget cannot start at all, or null; the page's object is left alone then. */
function whyNot(host: Host, { lookup }: ChaportSimulator.Faults): string | null {
  const chaport = peek(host, 'chaport');
  if (isHolder(chaport) && peek(chaport, 'app_id') !== undefined) {
    return `This page has version 2 of the installation code, so the widget does not start. ${MEND}`;
  }
  if (lookup !== 'fail') return null;
  return 'The widget could not start, as `faults.lookup` asks.';
}

function mark(host: Host, api: ChaportSimulator.Api): void {
  // A frozen object, or none, throws; the one that takes its place is marked after the hand-over.
  quietly(() =>
    Object.defineProperty(peek(host, 'chaport'), MARK, { value: api, configurable: true }),
  );
}
