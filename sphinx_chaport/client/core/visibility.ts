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
  const countries = lowerCase(options.countries);
  const devices = lowerCase(options.devices);
  const names = isMobile(device) ? [device, 'mobile'] : [device];
  return (
    hidden('country', country === null ? [] : [country.toLowerCase()], countries) ??
    hidden('device', names, devices)
  );
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

function lowerCase(lists: Lists = {}): Lists {
  const { exclude, include } = lists;
  return {
    ...(exclude && { exclude: exclude.map((name) => name.toLowerCase()) }),
    ...(include && { include: include.map((name) => name.toLowerCase()) }),
  };
}

/** `names` are all that the visitor's country or device is called; none where it is unknown. */
function hidden(
  by: 'country' | 'device',
  names: string[],
  { exclude, include }: Lists,
): ChaportSimulator.Hidden | null {
  const option = by === 'country' ? 'countries' : 'devices';
  const listed = names.find((name) => (exclude ?? include)?.includes(name));
  if (exclude) {
    return listed === undefined
      ? null
      : { by, why: `\`${option}.exclude\` names ${shown(listed)}.` };
  }
  if (!include || listed !== undefined) return null;
  return { by, why: `\`${option}.include\` does not name ${shown(names[0])}.` };

  function shown(name: string | undefined): string {
    if (name === undefined) return "the visitor's country, which is unknown";
    return `\`${by === 'country' ? name.toUpperCase() : name}\``;
  }
}
