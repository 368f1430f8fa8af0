/** The chat's window in another place than the corner: entered, drawn there, left again. */
import type { Drawing } from '../core/drawing';
import type { FindPlace, Place } from './places';
import type { Surface, Where } from './surface';

interface Elsewhere {
  /** Prepares the place; says why it cannot be used, or null. */
  enter(target: Chaport.OpenIn): string | null;
  /** Draws in the drawing's place; null where the chat stands in the corner. */
  draw(drawing: Drawing, open: boolean): Surface | null;
}

export function createElsewhere(
  page: Window,
  findPlace: FindPlace,
  left: () => void,
  makeSurface: (document: Document, where: Where) => Surface,
): Elsewhere {
  let place: { key: string; found: Place } | null = null;
  let surface: Surface | null = null;

  function enter(target: Chaport.OpenIn): string | null {
    const key = JSON.stringify(target);
    if (place?.key === key && place.found.parent()) return null;
    const found = findPlace(page, target, left);
    if (typeof found === 'string') return found;
    leave();
    place = { key, found };
    return null;
  }
  function leave(): void {
    surface?.host.remove();
    surface = null;
    place?.found.leave();
    place = null;
  }
  /** The element for the chat of this drawing, and what kind of place it is in. */
  function spotOf(target: Chaport.OpenIn | null): { parent: Element; where: Where } | null {
    if (!target) return null;
    // A place that was entered and has gone is not opened again behind the visitor's back.
    if (place?.key !== JSON.stringify(target) && enter(target) !== null) return null;
    const parent = place?.found.parent();
    if (!place || !parent) return null;
    return { parent, where: place.found.where };
  }
  return {
    enter,
    draw(drawing, open) {
      const spot = open ? spotOf(drawing.place) : null;
      if (surface?.host.parentNode !== (spot?.parent ?? null)) {
        // It gives the focus back, which may have been in it.
        surface?.draw(drawing, {});
        surface?.host.remove();
        surface = null;
      }
      if (!spot) {
        if (!drawing.place) leave();
        return null;
      }
      surface ??= makeSurface(spot.parent.ownerDocument, spot.where);
      if (!surface.host.isConnected) spot.parent.append(surface.host);
      surface.draw(drawing, { window: true });
      return surface;
    },
  };
}
