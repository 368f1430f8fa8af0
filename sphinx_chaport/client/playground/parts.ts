/** The parts of a playground, and where they stand: what a run did at once, the rest on demand. */
import { chatPart, consolePart, statePart, timelinePart } from './panels/index';
import { loadSandbox } from './sandbox';
import { loaded } from './scripts';
import type { Part, PlaygroundData } from './types';

const SCRIPT = 'playground-more.js';
const REAL = 'playground-real.js';

interface Shown {
  /** Its title is the text `part.NAME`. */
  name: string;
  part: Part;
}

/** At once: beside the stage, and below both. */
export const BESIDE: readonly Shown[] = [{ name: 'console', part: consolePart }];
export const BELOW: readonly Shown[] = [{ name: 'timeline', part: timelinePart }];

export interface Offered {
  name: string;
  load(): Promise<Part>;
}

/** Behind a button of its own each. */
export function offeredParts({ real }: PlaygroundData): Offered[] {
  const later = (name: string, script = SCRIPT): Offered => ({
    name,
    load: () => loadPart(name, script),
  });
  return [
    later('arguments'),
    later('installation'),
    later('surroundings'),
    { name: 'chat', load: async () => chatPart },
    { name: 'state', load: async () => statePart },
    ...(real ? [later('real', REAL)] : []),
  ];
}

/** Of `on-demand.ts`, or of the one in `real/`; both take from the sandbox's script what that shares. */
async function loadPart(name: string, script: string): Promise<Part> {
  await loadSandbox();
  return loaded(script, () => window.chaportPlaygroundParts?.[name]);
}
