/** The listeners of the page, and what is told to them. */
import type { Context } from './context';

export type Listener = (data: never) => unknown;

/** All that is ever told. An event that only the registry or only the widget has does not compile. */
export const told = {
  ready: true,
  'chat.autoInvitation': true,
  'chat.onlineChange': true,
  'chat.started': true,
  'widget.stateChange': true,
} satisfies Record<Chaport.EventName, true>;

export interface Events {
  /** A listener for `ready` is called at once while a session runs (contract 10.6). */
  on(event: Chaport.EventName, listener: Listener): void;
  emit: Context['emit'];
  /** What happens in `run` is no news to the page. */
  quietly(run: () => void): void;
}

/** `session` is the data of `ready`, null while no session runs. */
export function createEvents(
  { journal, callBack }: Pick<Context, 'journal' | 'callBack'>,
  session: () => Chaport.SessionStart | null,
): Events {
  const listeners = new Map<Chaport.EventName, Listener[]>();
  let quiet = false;

  function tell(event: Chaport.EventName, listener: Listener, data: unknown): void {
    callBack(event, listener as (data: unknown) => unknown, data);
  }

  return {
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      const started = event === 'ready' ? session() : null;
      if (started) tell(event, listener, { ...started });
    },
    emit(event, data) {
      if (quiet) return;
      journal.note('event', event, { value: data });
      // `on` makes a new list, so this one stays as it is while listeners add others.
      for (const listener of listeners.get(event) ?? []) tell(event, listener, data);
    },
    quietly(run) {
      quiet = true;
      run();
      quiet = false;
    },
  };
}
