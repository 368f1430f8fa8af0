/** The page's end of a sandbox: makes a new frame for each run, and hears what comes of it. */
import type { Act, Report, RunRequest } from './protocol';

/**
 * What the page allows: `whole`, code of readers; `calls`, calls with data only; `none`, nothing.
 */
export type Step = 'whole' | 'calls' | 'none';

export interface Host {
  /** What the frames stand in; of the height that the page gives it. */
  element: HTMLElement;
  /** Tried out with the first run, or when this is asked, and then remembered. */
  step(): Promise<Step>;
  /** Ends what runs, if anything does. Reports of one run never come after those of a newer one. */
  run(request: RunRequest, hear: (report: Report) => void): void;
  act(act: Act): void;
}
