/** Sharing: a button that makes a link of what is there, and the reading of such links. */
import { make, makeButton, named, setText } from '../dom';
import type { Context, Part } from '../types';
import { writeLink } from './link';

export { type Link, readLink } from './link';

/** The button, and beside it the link where it could not be copied. */
export const sharePart: Part = (context) => {
  const { model, say, announce } = context;
  const note = make('span', 'chaport-play-shared');
  const field = makeField(say('share.link'));
  const share = makeButton('chaport-play-tool', say('share'), () => void press());
  const tell = (text: string) => {
    setText(note, text);
    if (text) announce(text);
  };

  async function press(): Promise<void> {
    const link = await addressOf(context).catch(() => null);
    field.hidden = true;
    if (link === null) return tell(say('share.tooLong'));
    const copied = await copy(link);
    if (copied) return tell(say('share.copied'));
    field.value = link;
    field.hidden = false;
    field.focus();
    field.select();
    tell(say('share.copyByHand'));
  }

  // What was said is of the code as it was.
  model.watch(['code', 'form'], () => {
    field.hidden = true;
    setText(note, '');
  });
  return make('span', 'chaport-play-share', share, note, field);
};

function makeField(label: string): HTMLInputElement {
  const field = make('input', 'chaport-play-link');
  field.readOnly = true;
  return named(field, label);
}

/** On the site's page with the whole playground, where there is one. */
async function addressOf({ data, model, samples }: Context): Promise<string | null> {
  const address = new URL(data.playground || location.href, location.href);
  const known = await samples().catch(() => data.samples);
  const fragment = await writeLink(model.get(), data, known);
  if (fragment === null) return null;
  address.hash = fragment;
  return address.href;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
