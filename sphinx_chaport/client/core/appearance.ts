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
  const state = { ...plain, ...given(account.appearance), ...given(options.appearance) };
  return {
    state: () => ({ ...state }),
    drawn: (online) => ({
      color: hexOf(state.windowColor) ?? colors[plain.windowColor as keyof typeof colors],
      teamName: state.teamName,
      welcome: online ? state.onlineWelcome : state.offlineWelcome,
      textStatuses: state.textStatuses,
    }),
  };
}

/** What is undefined stays as it is in the account; the position is not part of the look. */
function given(appearance: Chaport.AppearanceOptions = {}): Partial<ChaportSimulator.Appearance> {
  const entries = Object.entries(appearance);
  return Object.fromEntries(
    entries.filter(([name, value]) => Object.hasOwn(plain, name) && value !== undefined),
  );
}

/** Names as in the registry (contract 10.22); hex colours with three digits or with six. */
function hexOf(color: string): string | undefined {
  if (Object.hasOwn(colors, color)) return colors[color as keyof typeof colors];
  const [, digits] = /^#([\da-f]{6}|[\da-f]{3})$/.exec(color.toLowerCase()) ?? [];
  return digits && `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}
