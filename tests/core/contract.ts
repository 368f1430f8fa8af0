/**
 * What the tests of the contract stand on: a whole widget on a page, seen from the page.
 *
 * A test of one of the contract's rows is named after the row: `method open: ...`,
 * `event chat.started: ...`, `option launcher.show: ...`, `matcher !contains: ...`,
 * `parameter utm_term: ...`, `10.17: ...` for an open point, `section 8: ...` for a sentence.
 */
import { equal, ok } from './harness';
import { createPage, type StubbedPage } from './world';

export type Given = NonNullable<Parameters<typeof createPage>[0]>;
export type Heard = [event: string, data: unknown][];
type Loose = Record<string, (...args: unknown[]) => unknown>;

export interface Visit extends StubbedPage {
  api: ChaportSimulator.Api;
  /** The events that the page heard, in order. */
  heard: Heard;
}

const EVENTS: Chaport.EventName[] = [
  'ready',
  'chat.autoInvitation',
  'chat.onlineChange',
  'chat.started',
  'widget.stateChange',
];

/** Hears all events from now on. */
export function listen({ chaport }: Pick<StubbedPage, 'chaport'>): Heard {
  const heard: Heard = [];
  for (const event of EVENTS) chaport.on(event, (data: unknown) => void heard.push([event, data]));
  return heard;
}

/** A page on which the script has arrived; `before` is the page's code before that. */
export function visit(given: Given = {}, before?: (chaport: Visit['chaport']) => void): Visit {
  const page = createPage(given);
  const heard = listen(page);
  before?.(page.chaport);
  return { ...page, heard, api: page.arrive() };
}

export function withConfig(config: Partial<Chaport.Config>, given: Given = {}): Visit {
  return visit({ ...given, config });
}

/** The same object for calls that the types forbid. */
export function loose(chaport: object): Loose {
  return chaport as Loose;
}

/** What one event told, each time. */
export function told({ heard }: { heard: Heard }, event: Chaport.EventName): unknown[] {
  return heard.filter(([name]) => name === event).map(([, data]) => data);
}

export function levels({ world }: Pick<StubbedPage, 'world'>): string[] {
  return world.console.map(({ level }) => level);
}

/** Exactly one line on the console, of this level, with these words. */
export function oneLine(page: StubbedPage, level: 'error' | 'warning', ...words: string[]): void {
  equal(levels(page), [level]);
  for (const word of words) ok(page.lines()[0]?.includes(word), `"${word}" in: ${page.lines()[0]}`);
}

/** Who gets the chat that the visitor starts with this. */
export function assigned({ api }: Visit, text = 'Hello'): string | null {
  api.visitorMessage(text);
  return api.state().chat.assignee;
}

/** An account with a few auto-invitations; `off` is switched off in the app. */
export const triggers = [
  { id: 't1', message: 'One' },
  { id: 't2', message: 'Two' },
  { id: 't3', message: 'Three' },
  { id: 'off', message: 'Off', enabled: false },
];

/** Those of them that are enabled, by what the account's targeting would show. */
export function enabled({ api }: Visit): string[] {
  return api
    .state()
    .triggers.filter((trigger) => trigger.enabled)
    .map(({ id }) => id);
}

export const operators = [
  { id: 'ada', name: 'Ada Byron', teams: ['sales'] },
  { id: 'bob', name: 'Bob', teams: ['support'] },
];
export const teams = [
  { id: 'sales', name: 'Sales' },
  { id: 'support', name: 'Support' },
];
export const staff = { account: { operators, teams } };
