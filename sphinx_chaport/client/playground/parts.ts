/** The parts of a playground, and where they stand: what a run did at once, the rest on demand. */
import { chatPart, consolePart, statePart, timelinePart } from './panels/index';
import { loadScript } from './scripts';
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
export function offeredParts({ files, real }: PlaygroundData): Offered[] {
  const later = (name: string, script = SCRIPT): Offered => ({
    name,
    load: () => loadPart(files.base, name, script),
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

/** Of `on-demand.ts`, or of the one in `real/`. */
async function loadPart(base: string, name: string, script: string): Promise<Part> {
  if (!window.chaportPlaygroundParts?.[name]) await loadScript(base, script);
  const part = window.chaportPlaygroundParts?.[name];
  if (!part) throw new Error(script);
  return part;
}
