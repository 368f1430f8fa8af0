/** What a run of a widget told, and how two runs of the same code differ. */
import type { RealEntry, RealState, Told } from './protocol';

export interface Record {
  entries: RealEntry[];
  /** What the code wrote, and the names of its errors. */
  lines: string[];
  state: RealState | null;
}

export function newRecord(): Record {
  return { entries: [], lines: [], state: null };
}

export function keep(record: Record, told: Told): void {
  if (told.kind === 'entry') record.entries.push(told.entry);
  else if (told.kind === 'state') record.state = told.state;
  else if (told.kind === 'line' && !told.line.widget) {
    const { level, text } = told.line;
    // What an error says is the browser's business; that there is one is the widget's.
    record.lines.push(level === 'error' ? `error ${text.replace(/:.*/s, '')}` : text);
  }
}

/** `missing` is in the contract and did not happen; `extra` happened and is not in it. */
export interface Difference {
  kind: 'missing' | 'extra' | 'order' | 'state';
  what: string;
}

export function differences(contract: Record, real: Record): Difference[] {
  const found = [
    ...compared(told(contract, 'returned'), told(real, 'returned')),
    ...compared(told(contract, 'event'), told(real, 'event')),
    ...compared(contract.lines.map(masked), real.lines.map(masked)),
  ];
  const [should, is] = [contract.state?.widget, real.state?.widget];
  if (should !== is) found.push({ kind: 'state', what: `${is ?? '?'} / ${should ?? '?'}` });
  return found;
}

function told({ entries }: Record, kind: RealEntry['kind']): string[] {
  return entries
    .filter((entry) => entry.kind === kind)
    .map(({ name, value }) => {
      const text = value === undefined ? '' : ` ${masked(JSON.stringify(value))}`;
      return `${name}${kind === 'returned' ? ' →' : ''}${text}`;
    });
}

/** Ids of visitors and of what they start are others each time. */
function masked(text: string): string {
  return text
    .replace(/"(visitorId|id|token)":"[^"]*"/g, '"$1":"…"')
    .replace(/[\da-f-]{20,}/gi, '…');
}

function compared(should: string[], is: string[]): Difference[] {
  const missing = without(should, is).map((what) => ({ kind: 'missing' as const, what }));
  const extra = without(is, should).map((what) => ({ kind: 'extra' as const, what }));
  if (missing.length + extra.length > 0) return [...missing, ...extra];
  const first = is.findIndex((each, index) => each !== should[index]);
  return first < 0 ? [] : [{ kind: 'order', what: is[first] ?? '' }];
}

/** What of a list is left when each of the others has taken one away. */
function without(list: string[], others: string[]): string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
