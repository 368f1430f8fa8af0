/** A view that draws nothing and remembers what it should have drawn. */
import type { Actions, Drawing } from '../core/drawing';
import type { Clock, MakeView } from '../core/ports';

/** How long a movement takes, in milliseconds. */
const MOVEMENT = 150;
const KEPT = 100;

export interface CollectingView {
  make: MakeView;
  /** The last drawings, oldest first. */
  drawings: Drawing[];
  /** How often something was drawn. */
  count(): number;
  /** What the visitor can do; null before the view is made. */
  actions(): Actions | null;
  /** The places that the chat was prepared for, in order. */
  places: Chaport.OpenIn[];
}

/** `refuse` says why a place cannot be used, or null where it can. */
export function createView(
  clock: Clock,
  refuse: (place: Chaport.OpenIn) => string | null,
): CollectingView {
  const drawings: Drawing[] = [];
  const places: Chaport.OpenIn[] = [];
  let count = 0;
  let made: Actions | null = null;
  function draw(look: () => Drawing): void {
    count += 1;
    drawings.push(look());
    if (drawings.length > KEPT) drawings.shift();
  }
  function enter(place: Chaport.OpenIn): string | null {
    const why = refuse(place);
    if (why === null) places.push(place);
    return why;
  }
  function make(actions: Actions) {
    made = actions;
    return { draw, enter, settled: (then: () => void) => void clock.after(MOVEMENT, then) };
  }
  return { make, drawings, places, count: () => count, actions: () => made };
}
