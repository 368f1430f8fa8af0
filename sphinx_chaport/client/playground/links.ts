/** What a link of the address brings to a playground: an example of the site, or somebody's code. */
import { make } from './dom';
import type { Library } from './library';
import { modelOf } from './model';
import { readLink } from './share';
import type { Playground } from './shell';

/** Begins with what the address says, and follows it; without a link, with the page's own sample. */
export function followLinks(playground: Playground, library: Library): void {
  const { data } = playground.context;
  const follow = () => open(playground, library);
  addEventListener('hashchange', () => void follow());
  void follow().then((followed) => {
    if (!followed && data.run) playground.context.run();
  });
}

/** False where there was nothing to follow. */
async function open(playground: Playground, library: Library): Promise<boolean> {
  const link = await readLink(location.hash);
  const { context, take } = playground;
  playground.element.querySelector(':scope > .chaport-play-damaged')?.remove();
  if (!link) return false;
  if (link.kind === 'broken') {
    complain(playground, context.say(`share.${link.reason}`));
    return false;
  }
  if (link.kind === 'model') {
    take({ ...context.model.get(), sample: null, ...link.change });
    return true;
  }
  const sample =
    context.data.samples.find(({ id }) => id === link.id) ??
    (await library.samples().catch(() => [])).find(({ id }) => id === link.id);
  if (!sample) {
    complain(playground, context.say('pick.gone'));
    return false;
  }
  take(modelOf(sample, context.data, link.form));
  if (context.data.run) context.run();
  return true;
}

function complain({ element, context }: Playground, text: string): void {
  element.prepend(make('p', 'chaport-play-damaged', text));
  context.announce(text);
}
