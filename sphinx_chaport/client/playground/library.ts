/** All samples of the site: a script that is loaded when another one is first asked for. */
import { loaded } from './scripts';
import type { Sample } from './types';

const SCRIPT = 'samples-data.js';

declare global {
  interface Window {
    chaportPlaygroundSamples?: (samples: Sample[]) => void;
  }
}

export interface Library {
  /** Fails where the script cannot be had. */
  samples(): Promise<readonly Sample[]>;
}

/** One for a page, whose playgrounds share it. */
export function createLibrary(): Library {
  let found: readonly Sample[] | null = null;
  window.chaportPlaygroundSamples = (samples) => {
    found = samples;
  };
  return { samples: () => loaded(SCRIPT, () => found) };
}
