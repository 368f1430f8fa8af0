/** Whether the options `countries` and `devices` hide the widget from this visitor, and why. */
import type { Context, Environment } from './context';

type Visitor = Pick<Context, 'options' | 'environment'>;

interface Lists {
  exclude?: readonly string[];
  include?: readonly string[];
}

export function isMobile(device: Environment['device']): boolean {
  return device !== 'desktop';
}

/** Null where the widget is shown (contract, section 3 and 10.27). */
export function hiddenBecause({ options, environment }: Visitor): ChaportSimulator.Hidden | null {
  const { country, device } = environment;
  const codes = [country?.toUpperCase() ?? 'an unknown country'];
  const kinds = isMobile(device) ? [device, 'mobile'] : [device];
  const why = hidden('countries', options.countries, codes);
  if (why) return { by: 'country', why };
  const because = hidden('devices', options.devices, kinds);
  return because === null ? null : { by: 'device', why: because };
}

/** Lists that are given twice are no error, but one of them does nothing. */
export function warnOfIgnoredLists({
  options,
  journal,
}: Pick<Context, 'options' | 'journal'>): void {
  for (const option of ['countries', 'devices'] as const) {
    const lists = options[option];
    if (!lists?.exclude || !lists.include) continue;
    journal.warn(
      `\`${option}.include\` is ignored, because \`${option}.exclude\` is given. Give only one of them.`,
    );
  }
}

/** `names` are all that the visitor's country or device is called. */
function hidden(
  option: string,
  { exclude, include }: Lists = {},
  names: readonly string[],
): string | null {
  const list = (exclude ?? include)?.map((name) => name.toLowerCase());
  const listed = names.find((name) => list?.includes(name.toLowerCase()));
  // Either list hides: one by naming, the other by not naming.
  if (!list || !exclude === (listed !== undefined)) return null;
  return `\`${option}.${exclude ? 'exclude` names' : 'include` does not name'} ${listed ?? names[0]}.`;
}
