/** The script element that this extension adds to pages: it carries the configuration as data. */
import { addressIn } from './addresses';
import type { Facts } from './facts';
import { factAt, type LineOf, type Piece } from './piece';
import { type Data, keyOf } from './values';

const ENTITIES: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

/** Adds the facts of the element, where it is ours; the simulator is no installation. */
export function readOurs(
  piece: Piece,
  start: number,
  attributes: Record<string, string>,
  facts: Facts,
  lineOf: LineOf,
): void {
  const source = attributes['data-chaport-src'];
  if (!source || 'data-chaport-simulator' in attributes) return;
  const config = dataIn(attributes['data-chaport-config'] ?? '');
  const { appId, ...data } = config ?? {};
  const fact = factAt(piece, start, lineOf);
  const id = typeof appId === 'string' ? { text: appId } : null;
  const isPartial = config === null;
  facts.configs.push({ ...fact, version: 3, id, data, lines: [], isPartial, inParts: false });
  facts.stubs.push({ ...fact, fault: null });
  facts.addresses.push(...(addressIn(source, start, piece, lineOf) ?? []));
}

/** Null where a script beside the page has it. */
function dataIn(attribute: string): { [key: string]: Data } | null {
  const text = attribute.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|(\w{2,4}));/gi, entity);
  try {
    const value: unknown = JSON.parse(text, quoted);
    return typeof value === 'object' && value !== null ? (value as { [key: string]: Data }) : null;
  } catch {
    return null;
  }
}

function entity(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? all;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

function quoted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [keyOf(key), each]));
}
