/** The way from an example that is run in its place to the site's page with the whole playground. */
import { make } from './dom';
import { writeLink } from './share/link';
import type { Context } from './types';

/** Null where there is no such page, or this is it. */
export function makeOpenElsewhere({ data, model, say }: Context): HTMLElement | null {
  if (!data.compact || !data.playground) return null;
  const link = make('a', 'chaport-play-tool', say('open'));
  link.href = data.playground;
  const draw = async () => {
    // Too much for a link: the page as it is.
    const fragment = await writeLink(model.get(), data, data.samples).catch(() => null);
    link.href = data.playground + (fragment ?? '');
  };
  model.watch(['code', 'form'], () => void draw());
  return link;
}
