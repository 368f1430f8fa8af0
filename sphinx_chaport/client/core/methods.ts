/** Every method of the API, and the part of the widget that does what it says. */

import type { Parts } from './compose';
import type { Context } from './context';
import { compare } from './matchers';
import type { Session } from './session';

type Name = keyof Chaport.Methods;

/** By the queue's types, which hold all forms of a method that has several. */
type Arguments<M extends Name> = M extends keyof Chaport.Commands
  ? Chaport.Commands[M]
  : Parameters<Chaport.Methods[M]>;

/** A method that the registry has and this lacks does not compile, nor one that it does not have. */
export type Methods = {
  readonly [M in Name]: (...args: Arguments<M>) => ReturnType<Chaport.Methods[M]>;
};

/** The methods that are called for their value. */
type Asked = {
  [M in Name]: ReturnType<Chaport.Methods[M]> extends void ? never : M;
}[Name];

const asked: Record<Asked, true> = {
  compare: true,
  getActiveTrigger: true,
  getParameterValue: true,
  getTriggerById: true,
  getWidgetState: true,
};

/** Whether somebody who calls this method wants its value. */
export function answers(name: string): boolean {
  return Object.hasOwn(asked, name);
}

export function createMethods(
  { callBack, changed }: Context,
  parts: Parts,
  session: Session,
): Methods {
  const { moves, invitations, parameters, assignments, visitor, presence } = parts;
  return {
    close: moves.close,
    compare,
    disableTriggers: (...ids) => invitations.disable(listOf(ids)),
    enableTriggers: (...ids) => invitations.enable(listOf(ids)),
    getActiveTrigger: invitations.active,
    getParameterValue: parameters.value,
    getTriggerById: invitations.byId,
    getWidgetState: moves.state,
    hideLauncher: moves.hideLauncher,
    isOnline: (callback) => void callBack('isOnline', callback, presence.online()),
    newPageView: parameters.viewed,
    open: moves.open,
    openIn: moves.openIn,
    showLauncher: moves.showLauncher,
    setActiveTrigger: invitations.set,
    setAssignmentRules: assignments.change,
    setVisitorData(data, hash) {
      visitor.set(data, hash);
      // Nothing of it is drawn, but what is drawn is stored as well.
      changed();
    },
    startSession: session.start,
    stopSession: session.stop,
    toggle: moves.toggle,
    updatePosition: moves.updatePosition,
  };
}

/** One array of ids, or ids one by one (contract 10.15); nothing means all. */
function listOf(ids: [ids?: string[]] | string[]): string[] | undefined {
  const [first] = ids;
  return Array.isArray(first) || first === undefined ? first : (ids as string[]);
}
