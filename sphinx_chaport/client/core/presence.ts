/** Whether operators are online. */
import type { Context } from './context';
import type { Presence } from './parts';

/** `changed` hears of each change after the page has. */
export function createPresence(context: Context, changed: (online: boolean) => void): Presence {
  let online = context.environment.online;
  return {
    online: () => online,
    set(next) {
      if (next === online) return;
      online = next;
      context.changed();
      context.emit('chat.onlineChange', online);
      changed(online);
    },
  };
}

/** Somebody is there, unless the account names its operators and all of them are offline. */
export function onlineByDefault(operators: readonly ChaportSimulator.Operator[]): boolean {
  return operators.length === 0 || operators.some((operator) => operator.online !== false);
}
