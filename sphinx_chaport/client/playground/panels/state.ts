/** What the widget is now: in sentences whether it is seen and who has the chat, then all of it as a tree. */
import type { Part, Say, Seen } from '../types';
import { drawn, fill, make, prose } from './elements';
import { createTree } from './tree';

type State = ChaportSimulator.State;

export const statePart: Part = ({ seen, say }) => {
  const tree = createTree(say);
  const head = make('div', 'state-head');
  const element = make('div', 'state', head);
  let said = '';

  drawn(seen, ['state', 'before', 'status'], () => {
    const { state, before, status } = seen.get();
    // What was there stays until there is something new to see.
    if (!state && status === 'running' && said) return;
    fill(element, state ? [head, tree.element] : [head]);
    if (state) tree.draw(state, before);
    const sentences = state ? [inSight(state, say), ...assigned(state, say)] : [empty(status, say)];
    const text = sentences.map(({ textContent }) => textContent).join();
    // A reader who has opened something, or is reading, is not disturbed.
    if (text === said) return;
    said = text;
    head.replaceChildren(...sentences);
  });
  return element;
};

function empty(status: Seen['status'], say: Say): HTMLElement {
  return make('p', 'quiet', say(status === 'idle' ? 'state.empty' : 'state.none'));
}

function inSight({ widget, visible, hiddenBecause }: State, say: Say): HTMLElement {
  const text = visible
    ? say('state.visible', { state: widget })
    : `${say(`state.hidden.${hiddenBecause?.by ?? 'session'}`)} ${hiddenBecause?.why ?? ''}`;
  const line = make('p', 'verdict', ...prose(text));
  line.dataset.verdict = visible ? 'inTime' : 'kept';
  return line;
}

function assigned({ chat: { started, assignee, because } }: State, say: Say): HTMLElement[] {
  if (!started) return [make('p', 'quiet', ...prose(say('state.noChat')))];
  const who = say(assignee === null ? 'state.nobody' : 'state.assignee', { who: assignee ?? '' });
  if (!because) return [make('p', '', ...prose(who))];
  const found = make(
    'p',
    '',
    ...prose(`${who} ${say('state.because')} `),
    make('bdi', '', ...prose(because.why)),
  );
  if (!because.passed.length) return [found];
  const items = because.passed.map(({ by, why }) =>
    make('li', '', make('code', '', by), ': ', make('bdi', '', ...prose(why))),
  );
  return [found, make('p', 'quiet', say('state.passed')), make('ol', 'passed', ...items)];
}
