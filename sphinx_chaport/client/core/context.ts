/**
 * What the parts of one widget share. There is no other state between them, and none on modules:
 * one script load makes any number of independent widgets.
 */
import type { Ports } from './ports';

/** The simulated account with its defaults filled in. */
export interface Account {
  operators: readonly Required<ChaportSimulator.Operator>[];
  teams: readonly ChaportSimulator.Team[];
  triggers: readonly Required<ChaportSimulator.AccountTrigger>[];
  defaultRules: readonly Chaport.Rule[];
  appearance: Chaport.AppearanceOptions;
  /** Null: nothing is verified. */
  salt: string | null;
  hashRequired: boolean;
  /** Null: the browser's storage stands for the account. */
  store: ChaportSimulator.Store | null;
}

export type Environment = Required<ChaportSimulator.Environment>;

/** The page's options after the overrides for this device; what was wrong is left out. */
export type Options = Omit<Chaport.Config, 'devices'> & {
  devices?: Omit<Chaport.DevicesOptions, 'configs'>;
};

/** What a part says of itself beside its name. */
export type Detail = Pick<ChaportSimulator.TraceEntry, 'args' | 'value' | 'because'>;

/** The trace and the console: what happened, in order. */
export interface Journal {
  note(kind: ChaportSimulator.TraceKind, name: string, detail?: Detail): void;
  /** One error on the console, for a mistake of the page's author. */
  error(message: string, ...cause: [cause?: unknown]): void;
  /** One warning on the console. */
  warn(message: string): void;
  entries(): ChaportSimulator.TraceEntry[] & { dropped: number };
}

export interface Context {
  ports: Ports;
  environment: Environment;
  account: Account;
  faults: ChaportSimulator.Faults;
  options: Options;
  /** What hides the widget from this visitor altogether. */
  unwanted: ChaportSimulator.Hidden | null;
  journal: Journal;
  emit<E extends Chaport.EventName>(event: E, data: Chaport.Events[E]): void;
  /** Runs a function of the page's own; one that throws is reported and stops nothing (10.7). */
  callBack<A extends unknown[]>(
    name: string,
    callback: ((...args: A) => unknown) | undefined,
    ...args: A
  ): unknown;
  /** Something that is drawn has changed: the view draws once the current command has ended. */
  changed(): void;
}
