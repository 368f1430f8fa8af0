/** The parts of a playground, and where they stand: what a run did at once, the rest on demand. */
import { chatPart, consolePart, statePart, timelinePart } from './panels/index';
import { loadScript } from './scripts';
import type { Part, PlaygroundData } from './types';

const SCRIPT = 'playground-more.js';

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
  const later = (name: string): Offered => ({ name, load: () => loadPart(files.base, name) });
  return [
    later('arguments'),
    later('installation'),
    later('surroundings'),
    { name: 'chat', load: async () => chatPart },
    { name: 'state', load: async () => statePart },
    ...(real ? [later('real')] : []),
  ];
}

/** Of `on-demand.ts`. */
async function loadPart(base: string, name: string): Promise<Part> {
  if (!window.chaportPlaygroundParts) await loadScript(base, SCRIPT);
  const part = window.chaportPlaygroundParts?.[name];
  if (!part) throw new Error(SCRIPT);
  return part;
}
