/** The page's end of all playgrounds: starts each of the page, and opens others where Run is pressed. */
import { make } from './dom';
import { createLibrary } from './library';
import { followLinks } from './links';
import { modelOf } from './model';
import { shared } from './shared';
import { createPlayground, type Playground } from './shell';
import { sourceOf } from './source';
import type { PlaygroundData } from './types';
import { createSay } from './words';

declare global {
  interface Window {
    chaportPlayground?: { open(element: HTMLElement, data: PlaygroundData): void };
  }
}

function start(): void {
  const say = createSay();
  const library = createLibrary();
  window.chaportPlaygroundShared = shared;
  const opened = new WeakMap<HTMLElement, Playground>();

  function playgroundOf(data: PlaygroundData, source: ReturnType<typeof sourceOf> | null) {
    const [sample] = data.samples;
    if (!sample) return null;
    const form = source?.form() ?? sample.form;
    const first = modelOf(sample, data, form);
    const goTo = source?.goTo ?? (() => undefined);
    return createPlayground({ data, first, say, library, goTo });
  }

  for (const place of document.querySelectorAll<HTMLElement>('div.chaport-playground')) {
    const json = place.querySelector('script.chaport-playground-data')?.textContent;
    const data: PlaygroundData | null = json ? JSON.parse(json) : null;
    const playground = data && playgroundOf(data, null);
    if (!data || !playground) continue;
    // On paper, both forms of the example say more than tabs and buttons.
    const printed = make('div', 'chaport-play-printed', ...place.childNodes);
    place.append(playground.element, printed);
    followLinks(playground, library);
  }

  window.chaportPlayground = {
    open(element, data) {
      const source = sourceOf(element);
      const there = opened.get(element);
      const playground = there ?? playgroundOf(data, source);
      const [sample] = data.samples;
      if (!playground || !sample) return;
      if (there) there.take(modelOf(sample, data, source.form() ?? sample.form));
      else element.append(playground.element);
      opened.set(element, playground);
      playground.ask();
    },
  };
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
