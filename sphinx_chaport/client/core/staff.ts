/** Who can get a chat: the account's operators and teams, within the option `operators`. */
import type { Account, Context } from './context';

type Operator = Account['operators'][number];

/** Either who gets the chat, or why this one cannot. */
export type Placed = { assignee: string } | { refused: string };

export interface Staff {
  knows(id: string): boolean;
  place(id: string): Placed;
  /** One that somebody gets without any rule. */
  online(presence: boolean): Operator | undefined;
}

export function createStaff({ account, options, journal }: Context): Staff {
  const { operators, teams } = account;
  const { operators: only } = options;

  /** The option names them by id or by name. */
  const allowed = ({ id, name }: Operator): boolean =>
    !only || only.includes(id) || only.includes(name);

  const isTeam = (id: string): boolean => teams.some((team) => team.id === id);
  const operator = (id: string): Operator | undefined => operators.find((one) => one.id === id);
  const knows = (id: string): boolean => isTeam(id) || operator(id) !== undefined;

  /** A team that the option narrows is stood for by one of the members that are left. */
  function placeTeam(id: string): Placed {
    if (!only) return { assignee: id };
    const members = operators.filter((one) => one.teams.includes(id));
    const left = members.filter(allowed);
    if (left.length === members.length && left.length > 0) return { assignee: id };
    const member = left.find(({ online }) => online) ?? left[0];
    if (member) return { assignee: member.id };
    return { refused: 'none of its members is among `operators`' };
  }

  /** An account without anybody knows nobody, so there it would be no news. */
  function placeStranger(id: string): Placed {
    if (operators.length + teams.length > 0) {
      journal.warn(
        `The simulated account has no operator or team \`${id}\`, but the chat goes there. Check ` +
          'the id, or add it to `chaportSimulatorConfig.account`.',
      );
    }
    return { assignee: id };
  }

  return {
    knows,
    place(id) {
      const one = operator(id);
      if (one) return allowed(one) ? { assignee: id } : { refused: 'it is not among `operators`' };
      return isTeam(id) ? placeTeam(id) : placeStranger(id);
    },
    online(presence) {
      if (!presence) return undefined;
      const marked = operators.filter(({ online }) => online);
      // Somebody is online by `setOnline` where nobody is by the account: that may be anyone.
      return (marked.length > 0 ? marked : operators).find(allowed);
    },
  };
}
