/**
 * The page that the code of examples sees: no browser behind it, nothing but data and a virtual clock.
 * One sandbox for a global scope; one page in it for each time that code runs.
 */

import { createRandom } from '../headless/random';
import { forbid } from './absent';
import { createConsole } from './console';
import { createDocument, type PageDocument } from './document';
import { createEvents, type EventSource, PageEvent } from './listeners';
import { createAddress } from './location';
import { createRejections, type Rejections } from './promises';
import { createRoom } from './room';
import type { Stage } from './stage';
import { createTimers, type Timers } from './timers';

type Global = Record<PropertyKey, unknown>;

/** The time on the page's clock when a world begins: noon of a Thursday. */
const NOON = 1767268800000;

export interface Page {
  stage: Stage;
  document: PageDocument;
  /** The events of the window itself. */
  events: EventSource;
  timers: Timers;
}

export interface Sandbox {
  /** Undoes what the last page left, and makes the globals of a new one. */
  open(stage: Stage): Page;
  /** Undoes what the last page left. */
  close(): void;
  /** For code that may change the language's own objects. */
  guardLanguage(): void;
  rejections: Rejections;
}

export function createSandbox(global: Global): Sandbox {
  const current: { stage: Stage | null; random: () => number } = { stage: null, random: () => 0 };
  const now = () => NOON + (current.stage?.world.now() ?? 0);
  const rejections = createRejections(Promise);
  const Native = Promise;
  forbid(global);
  global.Date = createDate(Date, now);
  global.Promise = rejections.Promise;
  global.Event = PageEvent;
  global.CustomEvent = PageEvent;
  global.performance = { now: () => current.stage?.world.now() ?? 0 };
  global.queueMicrotask = (run: () => void) => {
    const { stage } = current;
    void Native.resolve().then(() => stage?.guard(run, undefined));
  };
  Math.random = () => current.random();
  const room = createRoom(global);

  function open(stage: Stage): Page {
    room.clean();
    current.stage = stage;
    current.random = createRandom(7);
    rejections.start();
    return furnish(global, stage);
  }

  return {
    open,
    close: room.clean,
    guardLanguage: room.guardLanguage,
    rejections,
  };
}

function furnish(global: Global, stage: Stage): Page {
  const events = createEvents(stage, () => global);
  const timers = createTimers(stage);
  const address = createAddress(stage, () => events.fire('popstate'));
  const document = createDocument(stage, address.location);
  Object.assign(global, timers.functions, events.methods, address, {
    document: document.document,
    console: createConsole(stage),
    alert: (text: unknown) => stage.effect('alert', String(text)),
    innerWidth: 1280,
    innerHeight: 800,
  });
  for (const name of ['window', 'self', 'top', 'parent']) global[name] = global;
  return { stage, document, events, timers };
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
  Object.defineProperty(Native.prototype, 'constructor', {
    value: made,
    configurable: true,
    writable: true,
  });
  return made;
}

export type { Stage } from './stage';
