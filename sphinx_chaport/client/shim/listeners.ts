/** Whatever on a page fires events: the window, the document, each element. */
import type { Stage } from './stage';

type Listener = ((event: unknown) => unknown) | { handleEvent(event: unknown): unknown };

interface Listening {
  type: string;
  listener: Listener;
  once: boolean;
}

export interface Listeners {
  addEventListener(type: string, listener: Listener | null, options?: unknown): void;
  removeEventListener(type: string, listener: Listener | null): void;
  dispatchEvent(event: PageEvent): boolean;
}

export interface EventSource {
  methods: Listeners;
  /** The kinds of events that somebody listens to. */
  types(): string[];
  fire(type: string): void;
}

/** An event as much as listeners use of one. */
export class PageEvent {
  defaultPrevented = false;
  target: unknown = null;
  currentTarget: unknown = null;
  detail: unknown;
  constructor(
    readonly type: string,
    init?: { detail?: unknown },
  ) {
    this.detail = init?.detail ?? null;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
  stopPropagation(): void {}
  stopImmediatePropagation(): void {}
}

/** `self` fires the events; its `onclick` and the like are called before the listeners. */
export function createEvents(stage: Stage, self: () => object): EventSource {
  let listening: Listening[] = [];
  const isHandler = (key: string): boolean =>
    // Before the rest, for a window has many keys.
    key.startsWith('on') &&
    /^on[a-z]+$/.test(key) &&
    Object.hasOwn(self(), key) &&
    typeof (self() as Record<string, unknown>)[key] === 'function';

  const methods: Listeners = {
    addEventListener(type, listener, options) {
      const same = listening.some((one) => one.type === type && one.listener === listener);
      if (!listener || same) return;
      const once = (options as { once?: unknown } | null | undefined)?.once === true;
      listening = [...listening, { type: String(type), listener, once }];
    },
    removeEventListener(type, listener) {
      listening = listening.filter((one) => one.type !== type || one.listener !== listener);
    },
    dispatchEvent(event) {
      const target = self() as Record<string, unknown>;
      event.target = target;
      event.currentTarget = target;
      const handler = `on${event.type}`;
      if (isHandler(handler)) stage.guard(target[handler], target, event);
      for (const one of listening) {
        if (one.type !== event.type) continue;
        if (one.once) methods.removeEventListener(one.type, one.listener);
        if (typeof one.listener === 'function') stage.guard(one.listener, target, event);
        else stage.guard(one.listener.handleEvent, one.listener, event);
      }
      return !event.defaultPrevented;
    },
  };
  return {
    methods,
    types: () => [
      ...new Set([
        ...Object.keys(self())
          .filter(isHandler)
          .map((key) => key.slice(2)),
        ...listening.map((one) => one.type),
      ]),
    ],
    fire(type) {
      const heard = listening.some((one) => one.type === type) || isHandler(`on${type}`);
      if (heard) methods.dispatchEvent(new PageEvent(type));
    },
  };
}
