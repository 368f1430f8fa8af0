/**
 * Who gets a new chat, and why (contract, section 3): `resolve`, then `rules`, then `defaultRules`
 * or else the account's own, then whoever is online.
 */
import type { Context } from './context';
import type { Assignments, Parameters, Presence } from './parts';
import { createRules, shown } from './rules';
import { createStaff } from './staff';

type Because = ChaportSimulator.Because;

interface Decision {
  assignee: string | null;
  why: string;
}

/** A step that decides nothing notes why in `passed`, and gives null. */
type Pass = (by: string, why: string) => null;

export function createAssignments(
  context: Context,
  parameters: Parameters,
  presence: Presence,
): Assignments {
  let given: Chaport.Assignments = { ...context.options.assignments };
  return {
    change(changes) {
      // Only the keys given (contract 10.20).
      given = { ...given, ...changes };
      context.journal.note('effect', 'assignments', { args: Object.keys(changes) });
    },
    decide() {
      const passed: Because['passed'] = [];
      const decide = createDecision(context, () => given, parameters, presence);
      const [by, { assignee, why }] = decide((step, reason) => {
        passed.push({ by: step, why: reason });
        return null;
      });
      return { assignee, because: { by, why, passed } };
    },
  };
}

/** The steps of one decision, any of which may change what is given for the next. */
function createDecision(
  context: Context,
  given: () => Chaport.Assignments,
  parameters: Parameters,
  presence: Presence,
) {
  const { account, journal } = context;
  const staff = createStaff(context);
  const rules = createRules(context, parameters);

  function place(pass: Pass, by: string, id: string, why: string): Decision | null {
    const placed = staff.place(id);
    if ('refused' in placed) return pass(by, `${why}, but ${placed.refused}`);
    const instead =
      placed.assignee === id ? '' : `, of whom \`operators\` leaves ${placed.assignee}`;
    return { assignee: placed.assignee, why: `${by}: ${why}${instead}` };
  }

  /** The first rule that applies wins (contract 10.19). */
  function byRules(pass: Pass, list: string, all: readonly Chaport.Rule[] = []): Decision | null {
    for (const [index, rule] of all.entries()) {
      const [[id, condition] = ['', false]] = Object.entries(rule);
      const by = `${list}[${index}] ${id}`;
      const { applies, why } = rules.judge(by, condition);
      const decision = applies ? place(pass, by, id, why) : pass(by, why);
      if (decision) return decision;
    }
    return null;
  }

  function byResolve(pass: Pass, value: unknown): Decision | null {
    if (value === undefined) return pass('resolve', 'it returned nothing');
    if (isId(value)) return place(pass, 'resolve', value, `it returned ${shown(value)}`);
    if (Array.isArray(value) && value.every(isId)) return byOneOf(pass, value);
    journal.error('`assignments.resolve` must return an id, a list of ids, `null` or nothing.');
    return pass('resolve', 'it returned what is no assignee');
  }

  /** The server picks one of those that it knows; of strangers only where it knows none. */
  function byOneOf(pass: Pass, ids: string[]): Decision | null {
    const known = ids.filter(staff.knows);
    const from = known.length > 0 ? known.filter((id) => 'assignee' in staff.place(id)) : ids;
    const id = from[Math.floor(context.ports.random() * from.length)];
    const why = `it returned ${shown(ids)}`;
    if (id !== undefined) return place(pass, 'resolve', id, `${why}, and ${id} was picked`);
    return pass(
      'resolve',
      known.length > 0 ? `${why}, and \`operators\` allows none of them` : why,
    );
  }

  function byAccount(): Decision {
    const assignee = staff.online(presence.online())?.id ?? null;
    const who = assignee === null ? 'no operator who may get it is' : `${assignee} is the first`;
    return { assignee, why: `no rule decides, and ${who} online` };
  }

  return (pass: Pass): readonly [Because['by'], Decision] => {
    const { resolve } = given();
    const answer = resolve && rules.ask('assignments.resolve', resolve);
    if (answer?.value === null) {
      pass('resolve', 'it returned null, so all rules are ignored');
      return ['account', byAccount()];
    }
    if (answer === null) pass('resolve', 'it threw an error');
    const resolved = answer && byResolve(pass, answer.value);
    if (resolved) return ['resolve', resolved];
    const own = byRules(pass, 'rules', given().rules);
    if (own) return ['rules', own];
    const { defaultRules } = given();
    const last = defaultRules
      ? byRules(pass, 'defaultRules', defaultRules)
      : byRules(pass, 'account.defaultRules', account.defaultRules);
    return last ? ['defaultRules', last] : ['account', byAccount()];
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
