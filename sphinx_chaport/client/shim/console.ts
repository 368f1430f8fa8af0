/** `console`: its lines as texts, the same in every engine. */
import { type Level, type Stage, strict } from './stage';

const LONGEST = 10_000;
const ITEMS = 50;
const DEEPEST = 3;

export function createConsole({ print }: Pick<Stage, 'print'>): object {
  const line =
    (level: Level) =>
    (...values: unknown[]): void =>
      print(level, values.map(shown).join(' ').slice(0, LONGEST));
  const nothing = (): void => {};
  const members = {
    log: line('log'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    debug: line('debug'),
    table: line('log'),
    dir: line('log'),
    group: line('log'),
    groupCollapsed: line('log'),
    groupEnd: nothing,
    time: nothing,
    timeEnd: nothing,
    assert(holds: unknown, ...values: unknown[]) {
      if (!holds) line('error')('Assertion failed:', ...values);
    },
  };
  return strict(members, 'console');
}

/** Text as it is, anything else as in code. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : inCode(value, []);
}

function inCode(value: unknown, above: object[]): string {
  switch (typeof value) {
    case 'string':
      return `'${value}'`;
    case 'function':
      return value.name ? `[function ${value.name}]` : '[function]';
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : inBrackets(value, above);
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

function inBrackets(value: object, above: object[]): string {
  if (above.includes(value)) return '[circular]';
  if (above.length >= DEEPEST) return Array.isArray(value) ? '[...]' : '{...}';
  try {
    return content(value, [...above, value]);
  } catch {
    return '[unreadable]';
  }
}

function content(value: object, above: object[]): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return `[${cut(value.map((item) => inCode(item, above)))}]`;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (/^(Date|RegExp)$/.test(tag)) return tag === 'Date' ? isoText(value) : String(value);
  // Elements and the like have a name of their own.
  if (typeof value.toString === 'function' && Object.keys(value).includes('toString')) {
    return `[${String(value)}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${inCode(item, above)}`);
  return entries.length > 0 ? `{ ${cut(entries)} }` : '{}';
}

function cut(items: string[]): string {
  const more = items.length > ITEMS ? [`... ${items.length - ITEMS} more`] : [];
  return [...items.slice(0, ITEMS), ...more].join(', ');
}

function isoText(date: object): string {
  const time = Number(date);
  return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
}
