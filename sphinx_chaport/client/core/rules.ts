/** Whether a rule of `assignments` applies to this visitor, and why (contract, section 3). */
import type { Context } from './context';
import { compare, isMatcher, MATCHERS } from './matchers';
import { isParameter } from './parameters';
import type { Parameters } from './parts';

type RuleFunction = (cp: Chaport.RuleContext) => unknown;

export interface Verdict {
  applies: boolean;
  why: string;
}

export interface Rules {
  /** `name` is the rule's, for messages. */
  judge(name: string, condition: Chaport.Rule[string]): Verdict;
  /** Calls a function of the page's with `cp`; null where it threw, which is then reported. */
  ask(name: string, run: RuleFunction): { value: unknown } | null;
}

export function createRules(context: Context, parameters: Parameters): Rules {
  function ask(name: string, run: RuleFunction): { value: unknown } | null {
    let answer: { value: unknown } | null = null;
    const keep = (cp: Chaport.RuleContext): void => {
      answer = { value: run(cp) };
    };
    context.callBack(name, keep, parameters.ruleContext());
    return answer;
  }

  function byFunction(name: string, run: RuleFunction): Verdict {
    const answer = ask(name, run);
    if (!answer) return { applies: false, why: 'its function threw an error' };
    const applies = answer.value === true;
    return { applies, why: `its function ${applies ? 'returned' : 'did not return'} true` };
  }

  function byComparison(name: string, [key, matcher, value]: readonly unknown[]): Verdict {
    if (!isParameter(key)) return mistaken(name, `there is no parameter ${shown(key)}`);
    if (!isMatcher(matcher)) {
      return mistaken(name, `there is no matcher ${shown(matcher)}, only ${MATCHERS.join(' ')}`);
    }
    const actual = parameters.value(key);
    const what = `${key} ${matcher} ${shown(value)}`;
    return compare(actual, matcher, value)
      ? { applies: true, why: `${what} holds` }
      : { applies: false, why: `${what} does not hold, it is ${shown(actual)}` };
  }

  /** A rule that names what does not exist never applies (contract 10.5 and 10.13). */
  function mistaken(name: string, why: string): Verdict {
    context.journal.warn(`The rule \`${name}\` never applies: ${why}.`);
    return { applies: false, why };
  }

  return {
    ask,
    judge(name, condition) {
      if (typeof condition === 'function') return byFunction(name, condition);
      if (Array.isArray(condition)) return byComparison(name, condition);
      const applies = condition === true;
      return { applies, why: applies ? 'it always applies' : 'it is switched off' };
    },
  };
}

/** A value in a sentence, no longer than a line or two. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
