/** What the page's appearance and the account's make together. */
import { createAppearance } from '../../sphinx_chaport/client/core/appearance';
import type { Appearance } from '../../sphinx_chaport/client/core/parts';
import { equal, ok, test } from './harness';
import { createContext, createPage } from './world';

type Look = Chaport.AppearanceOptions;

function looks(page: Look | undefined, account: Look = {}): Appearance {
  const options = page && { appearance: page };
  return createAppearance(
    createContext({ ...(options && { options }), account: { appearance: account } }),
  );
}

const color = (windowColor: string) => looks({ windowColor } as Look).drawn(true).color;

test('without any appearance the widget is blue and has the words of the view', () => {
  equal(looks(undefined).state(), {
    windowColor: 'blue',
    teamName: '',
    onlineWelcome: '',
    offlineWelcome: '',
    textStatuses: false,
  });
  equal(looks(undefined).drawn(true), {
    color: '#2563c9',
    teamName: '',
    welcome: '',
    textStatuses: false,
  });
});

test('option appearance: the page overrides the account, property by property', () => {
  const account: Look = { teamName: 'Account', windowColor: 'red', onlineWelcome: 'Hello' };
  const state = looks({ teamName: 'Page', textStatuses: true }, account).state();
  equal([state.teamName, state.windowColor, state.onlineWelcome], ['Page', 'red', 'Hello']);
  equal(state.textStatuses, true);
});

test('option appearance: what is undefined or empty on the page', () => {
  const look = { teamName: undefined, onlineWelcome: '' } as unknown as Look;
  const appearance = { teamName: 'Account', onlineWelcome: 'Hello' };
  const page = createPage({ config: { appearance: look }, simulator: { account: { appearance } } });
  const state = page.arrive().state().appearance;
  equal([state.teamName, state.onlineWelcome], ['Account', '']);
});

test('option appearance.windowColor: eleven names, each with a colour of its own', () => {
  const names = 'dark-gray gray blue-gray red pink purple blue light-blue teal green orange'.split(
    ' ',
  );
  const found = names.map(color);
  equal(new Set(found).size, 11);
  for (const one of found) ok(/^#[\da-f]{6}$/.test(one), `a hex colour, not ${one}`);
  equal(color('teal'), '#0d7f86');
});

test('option appearance.windowColor: hex with three digits or six, in any case', () => {
  equal(color('#0B7285'), '#0b7285');
  equal(color('#Fa0'), '#ffaa00');
  equal(looks({ windowColor: '#Fa0' }).state().windowColor, '#Fa0');
});

test('an account with a colour that is none has the usual one', () => {
  for (const windowColor of ['mauve', '#12', '#12345', '#1234567', 'x#fff', '#ggg', 'toString']) {
    const appearance = { windowColor } as unknown as Look;
    const page = createPage({ simulator: { account: { appearance } } });
    page.arrive();
    equal([page.world.drawing()?.appearance.color, page.lines().length], [color('blue'), 1]);
  }
});

test('option appearance.onlineWelcome: and offlineWelcome, the one that fits', () => {
  const look = looks({ onlineWelcome: 'Here', offlineWelcome: 'Away' });
  equal(look.drawn(true).welcome, 'Here');
  equal(look.drawn(false).welcome, 'Away');
});

test('option appearance.teamName: and textStatuses, as they are given', () => {
  const drawn = looks({ teamName: 'Sales', textStatuses: true }).drawn(false);
  equal([drawn.teamName, drawn.textStatuses], ['Sales', true]);
});

test('the position is no part of the look, and the answer is the caller’s own', () => {
  const look = looks({ position: ['left'] });
  ok(!('position' in look.state()), 'no position');
  look.state().teamName = 'changed';
  equal(look.state().teamName, '');
});
