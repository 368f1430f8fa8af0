/** Data as JavaScript that people like to read: the very text that `javascript/literals.py` prints. */
import type { Data } from '../read/values';

const WIDTH = 80;
const STEP = '  ';
// Controls, line ends of JavaScript alone, marks that reorder what one sees, halves of pairs, and what ends a script.
const UNSAFE = /[\\']|<(?=\/|!--)|[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;

/** How an expression that is no data is printed, at a margin. */
type Printed = (code: string, margin: string) => string;

export function isObject(value: Data | undefined): value is { [key: string]: Data } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isCode(value);
}

function isCode(value: Data | undefined): value is { $js: string } {
  return typeof value === 'object' && value !== null && '$js' in value;
}

function string(text: string): string {
  return `'${text.replace(UNSAFE, escaped)}'`;
}

function escaped(found: string): string {
  if (found === "'") return "\\'";
  if (found === '<') return '<\\';
  const json = JSON.stringify(found).slice(1, -1);
  // JSON lets signs stand that only JavaScript, or the eye, takes for something else.
  return json === found ? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}` : json;
}

/** A key of `Data` as it stands in an object literal. */
export function keyText(key: string): string {
  const name = key.replace(/^\$/, '');
  // Without brackets it would set the prototype of the object.
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : string(name);
}

/** The literal of `value`; `start` is how many columns stand before it, `margin` what its line begins with. */
export function literal(value: Data, start = 0, margin = '', code: Printed = indented): string {
  if (isCode(value)) return code(value.$js, margin);
  if (typeof value === 'string') return string(value);
  if (!isObject(value) && !Array.isArray(value)) return String(value);
  const short = onOneLine(value, code);
  return short !== null && start + [...short].length < WIDTH
    ? short
    : onLines(value, margin + STEP, margin, code);
}

type Collection = Data[] | { [key: string]: Data };

/** A flat object or list; an object may also hold flat lists, as a rule does. */
function onOneLine(value: Collection, code: Printed): string | null {
  const deep = Array.isArray(value) ? value.some(isCollection) : Object.values(value).some(isDeep);
  if (deep) return null;
  const parts = partsOf(value, '', code);
  if (parts.some((part) => part.includes('\n'))) return null;
  const text = parts.join(', ');
  return Array.isArray(value) ? `[${text}]` : text ? `{ ${text} }` : '{}';
}

function onLines(value: Collection, inner: string, margin: string, code: Printed): string {
  const text = partsOf(value, inner, code).join(`,\n${inner}`);
  const [left, right] = Array.isArray(value) ? '[]' : '{}';
  return `${left}\n${inner}${text}\n${margin}${right}`;
}

function partsOf(value: Collection, margin: string, code: Printed): string[] {
  const print = (item: Data, head = '') =>
    head + literal(item, margin.length + [...head].length, margin, code);
  if (Array.isArray(value)) return value.map((item) => print(item));
  return Object.entries(value).map(([key, item]) => print(item, `${keyText(key)}: `));
}

function isCollection(value: Data): boolean {
  return isObject(value) || Array.isArray(value);
}

function isDeep(value: Data): boolean {
  if (Array.isArray(value)) return value.some(isCollection);
  return isObject(value) && Object.keys(value).length > 0;
}

/** Continuation lines move with the first one, unless their spaces can be part of a text. */
function indented(source: string, margin: string): string {
  const lines = source
    .trim()
    .replace(/<(?=\/script|!--)/gi, '<\\')
    .split('\n');
  const frozen = source.includes('`') || lines.some((line) => line.endsWith('\\'));
  const moved = frozen
    ? lines
    : lines.map((line, index) => (index ? line.trim() && margin + line : line));
  // The comma that follows would belong to the comment.
  return [...moved, ...(lines.at(-1)?.includes('//') ? [margin] : [])].join('\n');
}
