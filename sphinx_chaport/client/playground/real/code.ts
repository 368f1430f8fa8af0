/** Runs the code in the frame: as it is typed, or as mere calls where the site's policy lets no code run. */
import type { Call } from '../../sandbox/protocol';

/** The code's lines are one further down in what runs. */
export const LEAD = 1;
/** How errors name the code. */
export const SOURCE = 'chaport-example.js';

type Run = (this: unknown, window: object, chaport: unknown, console: object) => void;

/** Throws a SyntaxError for code that cannot be read; null where the policy lets none run. */
export function compiled(code: string): Run | null {
  const text = `(function(window,chaport,console){var self=window,globalThis=window;\n${code}\n})\n//# sourceURL=${SOURCE}`;
  return evaluate(text) as Run | null;
}

// biome-ignore lint/security/noGlobalEval: running code is what this is for
const inGlobalScope: (text: string) => unknown = eval;

/** Null where the policy lets no code run. */
export function evaluate(text: string): unknown {
  try {
    return inGlobalScope(text);
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}

export function makeCalls(calls: Call[], api: () => unknown, log: (value: unknown) => void): void {
  for (const { method, args } of calls) {
    const given = args.map((each) => argumentOf(each, api, log));
    (api() as Record<string, (...args: unknown[]) => unknown>)[method]?.(...given);
  }
}

function argumentOf(value: unknown, api: () => unknown, log: (value: unknown) => void): unknown {
  if (Array.isArray(value)) return value.map((each) => argumentOf(each, api, log));
  if (typeof value !== 'object' || value === null) return value;
  if (!('$callback' in value)) {
    const entries = Object.entries(value).map(([key, each]) => [key, argumentOf(each, api, log)]);
    return Object.fromEntries(entries);
  }
  const { $callback: calls } = value;
  return Array.isArray(calls) ? () => makeCalls(calls, api, log) : log;
}
