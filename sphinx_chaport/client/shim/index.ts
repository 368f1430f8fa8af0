/**
 * The page that the code of examples sees: no browser behind it, nothing but data and a virtual clock.
 * One sandbox for a global scope; one page in it for each time that code runs. What few pages use is
 * made when it is asked for.
 */
import { createRandom } from '../headless/random';
import { forbid } from './absent';
import { createConsole } from './console';
import { createDocument, type PageDocument } from './document';
import type { NamedElement } from './elements';
import { createEvents, type EventSource, PageEvent } from './listeners';
import { type Address, createAddress } from './location';
import { createRoom } from './room';
import { missing, once, replaceable, type Stage } from './stage';
import { createTimers, type Timers } from './timers';

type Global = Record<PropertyKey, unknown>;

/** Milliseconds between two pictures. */
const FRAME = 16;
/** The time on the page's clock when a world begins: noon of a Thursday. */
const NOON = 1767268800000;

export interface Page {
  stage: Stage;
  /** The events of the window itself. */
  events: EventSource;
  timers: Timers;
  /** How far the page has loaded. */
  reach(state: 'interactive' | 'complete'): void;
  /** The elements that the code has asked for, in an order that is always the same. */
  elements(): NamedElement[];
  /** What else fires events: the document, once somebody has asked for it, and the window. */
  others(): EventSource[];
}

export interface Sandbox {
  /** A new page, for code that runs now. */
  open(stage: Stage): Page;
  /** Undoes what the page's code has left behind. */
  close(): void;
  /** For code that may change the language's own objects. */
  guardLanguage(): void;
}

/** A page with what its code sees of it. */
interface Open extends Page {
  random: () => number;
  seen: { document(): object; console(): object } & Record<keyof Address, () => object>;
}

/** `finish` is called when all is in its place that pages find there. */
export function createSandbox(global: Global, finish?: (global: Global) => void): Sandbox {
  let current: Open | null = null;
  const page = (): Open => {
    if (!current) throw missing('a page');
    return current;
  };
  forbid(global);
  Object.assign(global, language(page), windowFunctions(page));
  for (const name of ['window', 'self', 'top', 'parent']) global[name] = global;
  for (const name of ['document', 'console', 'location', 'history'] as const) {
    Object.defineProperty(global, name, {
      ...replaceable(global, name, () => page().seen[name]()),
      enumerable: true,
    });
  }
  Math.random = () => page().random();
  finish?.(global);
  const room = createRoom(global);
  return {
    open(stage) {
      current = createPage(global, stage);
      return current;
    },
    close() {
      for (const name of ['chaport', 'chaportConfig', 'chaportSimulator']) {
        Reflect.deleteProperty(global, name);
      }
      room.clean();
    },
    guardLanguage: room.guardLanguage,
  };
}

function language(page: () => Open): Global {
  const Native = Promise;
  const now = () => page().stage.world.now();
  return {
    Date: createDate(Date, () => NOON + now()),
    performance: { now },
    queueMicrotask(run: unknown) {
      const { stage } = page();
      void Native.resolve().then(() => stage.guard(run, undefined));
    },
  };
}

function windowFunctions(page: () => Open): Global {
  const functions: Global = {
    Event: PageEvent,
    CustomEvent: PageEvent,
    innerWidth: 1280,
    innerHeight: 800,
    alert: (text: unknown) => page().stage.effect('alert', String(text)),
    setTimeout: (run: unknown, delay: unknown, ...args: unknown[]) =>
      page().timers.add(run, delay, args),
    setInterval: (run: unknown, delay: unknown, ...args: unknown[]) =>
      page().timers.add(run, delay, args, true),
    requestAnimationFrame(run: unknown) {
      const { timers, stage } = page();
      return timers.add(run, FRAME, [stage.world.now() + FRAME]);
    },
  };
  for (const name of ['clearTimeout', 'clearInterval', 'cancelAnimationFrame']) {
    functions[name] = (id: unknown) => page().timers.clear(id);
  }
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
    functions[name] = (...args: unknown[]) =>
      page().events.methods[name](...(args as [never, never]));
  }
  return functions;
}

function createPage(global: Global, stage: Stage): Open {
  const events = createEvents(stage, () => global);
  let made: PageDocument | null = null;
  let loaded: 'interactive' | 'complete' | 'loading' = 'loading';
  const address = once(() => createAddress(stage, () => events.fire('popstate')));
  const document = (): PageDocument => {
    made ??= createDocument(
      stage,
      () => address().location,
      () => loaded,
    );
    return made;
  };
  return {
    stage,
    events,
    timers: createTimers(stage),
    random: createRandom(7),
    seen: {
      document: () => document().document,
      console: once(() => createConsole(stage)),
      location: () => address().location,
      history: () => address().history,
    },
    reach(state) {
      loaded = state;
      stage.world.page.complete = state === 'complete';
      made?.source.fire(state === 'interactive' ? 'DOMContentLoaded' : 'readystatechange');
    },
    elements: () => made?.elements.named() ?? [],
    others: () => (made ? [made.source, events] : [events]),
  };
}

/** A `Date` whose present is the virtual clock's. */
function createDate(Native: DateConstructor, now: () => number): DateConstructor {
  function PageDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Native(now()).toString();
    return Reflect.construct(Native, args.length > 0 ? args : [now()], new.target);
  }
  const made = PageDate as unknown as DateConstructor;
  Object.defineProperties(made, {
    name: { value: 'Date' },
    prototype: { value: Native.prototype },
    now: { value: now },
    parse: { value: Native.parse },
    UTC: { value: Native.UTC },
  });
  const own = { value: made, configurable: true, writable: true };
  Object.defineProperty(Native.prototype, 'constructor', own);
  return made;
}

export type { Stage } from './stage';
