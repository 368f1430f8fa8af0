/** The parts of a playground, and where they stand: what a run did at once, the rest on demand. */
import { chatPart, consolePart, statePart, timelinePart } from './panels/index';
import type { Context, Part, PlaygroundData } from './types';

interface Placed {
  /** Its title is the text `part.NAME`. */
  name: string;
  part: Part;
  /** Beside the stage, below both, or behind a button of its own. */
  place: 'beside' | 'below' | 'more';
  isFor?: (data: PlaygroundData) => boolean;
}

export const PARTS: readonly Placed[] = [
  { name: 'console', part: consolePart, place: 'beside' },
  { name: 'timeline', part: timelinePart, place: 'below' },
  { name: 'chat', part: chatPart, place: 'more' },
  { name: 'state', part: statePart, place: 'more' },
];

export function partsFor({ data }: Context): Placed[] {
  const shown = PARTS.filter(({ isFor = () => true }) => isFor(data));
  return data.compact ? shown.filter(({ place }) => place !== 'more') : shown;
}
