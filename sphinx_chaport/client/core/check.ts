/**
 * Holds the arguments of a call against the signatures that the registry gives its method.
 *
 * A call with a wrong or a missing argument is not run (contract 10.8). A key that is unknown is
 * ignored, as the service does, but not silently; the call runs without it. Either way a wrong call
 * has one message. Arguments beyond the last are no mistake (`button.onclick = chaport.open` passes
 * an event), except where they were clearly meant to count: ids beside a list of ids, say.
 */
import { api, methodNames, type Properties } from './api';
import { type Held, held, type Mistake, type Property, propertiesIn } from './check-value';
import { code, didYouMean, valueInWords } from './types-in-words';

export interface CheckedCall {
  /** What is wrong with the call, as one message, or null. */
  error: string | null;
  /** Whether the call can be run, with `args`. */
  run: boolean;
  /** As many of the arguments as the method takes; objects are copies without unknown keys. */
  args: unknown[];
}

/** Anything that is no list is one argument (10.2). */
const QUEUE: readonly Properties[] = [{ method: 'methods', 'args?': 'any' }];

interface Attempt {
  values: unknown[];
  run: boolean;
  mistakes: Mistake[];
}

/** Checks a call; never throws, whatever the arguments are. */
export function checkArguments(method: string, args: readonly unknown[]): CheckedCall {
  const signatures = signaturesOf(method);
  if (!signatures) return { error: unknownMethod(method), run: false, args: [] };
  const mayLose = method === 'q' || signatures.length > 1;
  let { mistakes, run, values } = attempt(signatures[0] ?? {}, args, mayLose);
  for (const signature of mistakes.length ? signatures.slice(1) : []) {
    const other = attempt(signature, args, mayLose);
    if (other.mistakes.length < mistakes.length) ({ mistakes, run, values } = other);
  }
  const worst = mistakes.find(isGrave) ?? mistakes[0];
  const error = worst ? `${code(`chaport.${method}`)}: ${worst.text}` : null;
  return { error, run, args: values };
}

/** The message for a name that is no method of the API. */
export function unknownMethod(name: unknown): string {
  if (typeof name !== 'string') {
    return `\`chaport.q\` takes the name of a method first, not ${valueInWords(name)}.`;
  }
  return `There is no method ${code(`chaport.${name}`)}.${didYouMean(name, methodNames)}`;
}

function signaturesOf(method: string): readonly Properties[] | undefined {
  if (method === 'q') return QUEUE;
  return Object.hasOwn(api.methods, method) ? api.methods[method] : undefined;
}

function attempt(signature: Properties, args: readonly unknown[], mayLose: boolean): Attempt {
  const parameters = propertiesIn(signature);
  const last = parameters.at(-1);
  const values: unknown[] = [];
  const mistakes: Mistake[] = [];
  let run = true;
  // `open` and its like are what pages call most.
  if (!last) return { values, run, mistakes };
  const count = last.name.startsWith('...') ? args.length : parameters.length;
  for (let index = 0; index < count; index += 1) {
    const { value, right, mistakes: found } = argument(parameters[index] ?? last, index, args);
    if (index < args.length) values.push(value);
    mistakes.push(...found);
    // What is neither right nor wrong was left out.
    if (!right && found.length) run = false;
  }
  if (mayLose && args.length > count) mistakes.push(surplus(last.name));
  return { values, run: run && !mistakes.some(isGrave), mistakes };
}

function argument(
  { name, type, optional }: Property,
  index: number,
  args: readonly unknown[],
): Held {
  const path = name.startsWith('...') ? `${name.slice(3)}[${index}]` : name;
  return held(type, () => args[index], { path, within: [], optional });
}

function surplus(last: string): Mistake {
  const text = `What comes after ${code(last)} is lost. Put all of it into one list.`;
  return { path: '', text, grave: true };
}

function isGrave({ grave }: Mistake): boolean {
  return grave;
}
