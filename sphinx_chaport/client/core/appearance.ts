/** How the widget looks: the account's appearance under the page's, property by property. */
import { colors } from './api.json';
import type { Context } from './context';
import type { Appearance } from './parts';

const plain: ChaportSimulator.Appearance = {
  windowColor: 'blue',
  teamName: '',
  onlineWelcome: '',
  offlineWelcome: '',
  textStatuses: false,
};

export function createAppearance({ account, options }: Context): Appearance {
  const { position: _, ...state } = { ...plain, ...account.appearance, ...options.appearance };
  return {
    state: () => ({ ...state }),
    drawn: (online) => ({
      color: hexOf(state.windowColor),
      teamName: state.teamName,
      welcome: online ? state.onlineWelcome : state.offlineWelcome,
      textStatuses: state.textStatuses,
    }),
  };
}

/** Names as in the registry (contract 10.22); hex colours with three digits or with six. */
function hexOf(color: string): string {
  const hex = (colors as Record<string, string>)[color] ?? color.toLowerCase();
  return hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
}
