/** Themes that go to another page without loading one. */
import type { Add } from './scripts';
import { revive } from './wire';

/** What such a theme may take away with the old page's body. */
export const OURS = '.chaport-launcher,chaport-simulator,body>[id^=chaport],body>[class^=chaport]';

/** Calls back when the reader has gone to another page, with what stood on the old one. */
export function whenMoved(run: (kept: Element[]) => void): void {
  let here = location.pathname;
  // Browsers without it keep the widget of the first page as it is.
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', () => {
    if (here !== location.pathname) run([...document.querySelectorAll(OURS)]);
    here = location.pathname;
  });
}

/** What `navigation.js` finds on `window.sphinxChaport`. */
export interface Moved {
  kept?: Element[];
  revive?: typeof revive;
}

/** From the first such move on, `navigation.js` does what is to be done. */
export function watchNavigation(control: Moved, add: Add): void {
  whenMoved((kept) => {
    if (control.kept) return;
    Object.assign(control, { kept, revive });
    add('navigation.js');
  });
}
