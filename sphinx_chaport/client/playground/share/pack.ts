/** A text in the signs that an address may have: compressed, with a checksum, and with limits on both sides. */

/** Longer addresses get lost on their way. */
export const MOST_SIGNS = 16 * 1024;
/** What a link may become when it is read. */
export const MOST_BYTES = 256 * 1024;

const PLAIN = 0;
const DEFLATED = 1;
/** The checksum and how the rest is packed. */
const HEAD = 5;

/** `old`: this browser cannot read what a newer one has packed. */
export type Refused = 'damaged' | 'large' | 'old';

/** Null where it is too much for a link. */
export async function pack(text: string): Promise<string | null> {
  const plain = new TextEncoder().encode(text);
  if (plain.length > MOST_BYTES) return null;
  const isPlain = typeof CompressionStream === 'undefined';
  const body = isPlain ? plain : await through(plain, new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(HEAD + body.length);
  if ((bytes.length * 4) / 3 > MOST_SIGNS) return null;
  bytes[HEAD - 1] = isPlain ? PLAIN : DEFLATED;
  bytes.set(body, HEAD);
  new DataView(bytes.buffer).setUint32(0, checksum(bytes.subarray(HEAD - 1)));
  return toSigns(bytes);
}

export async function unpack(signs: string): Promise<{ text: string } | { refused: Refused }> {
  if (signs.length > MOST_SIGNS) return { refused: 'large' };
  const bytes = fromSigns(signs);
  const how = bytes?.[HEAD - 1];
  if (!bytes || how === undefined || how > DEFLATED) return { refused: 'damaged' };
  const sum = new DataView(bytes.buffer).getUint32(0);
  if (sum !== checksum(bytes.subarray(HEAD - 1))) return { refused: 'damaged' };
  const body = bytes.subarray(HEAD);
  if (how === DEFLATED && typeof DecompressionStream === 'undefined') return { refused: 'old' };
  const plain = how === DEFLATED ? await inflate(body) : body;
  if (typeof plain === 'string') return { refused: plain };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(plain) };
  } catch {
    return { refused: 'damaged' };
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Stops as soon as it is too much: a small link can be made to fill the memory. */
async function inflate(bytes: Bytes): Promise<Bytes | Refused> {
  let left = MOST_BYTES;
  const limit = new TransformStream<Bytes, Bytes>({
    transform(part, next) {
      left -= part.length;
      if (left < 0) throw new RangeError();
      next.enqueue(part);
    },
  });
  const found = through(bytes, new DecompressionStream('deflate-raw'), limit);
  return found.catch(() => (left < 0 ? 'large' : 'damaged'));
}

async function through(bytes: Bytes, ...steps: TransformStream<Bytes, Bytes>[]): Promise<Bytes> {
  const stream = steps.reduce((from, step) => from.pipeThrough(step), new Blob([bytes]).stream());
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toSigns(bytes: Uint8Array): string {
  const signs = btoa(String.fromCharCode(...bytes));
  return signs.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Null for other signs, and where the last one has bits that no byte needs. */
function fromSigns(signs: string): Bytes | null {
  if (!/^[\w-]+$/.test(signs)) return null;
  try {
    const binary = atob(signs.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return bytes.length >= HEAD && toSigns(bytes) === signs ? bytes : null;
  } catch {
    return null;
  }
}

/** CRC-32: whatever happens to one sign, or to several that stand together, is noticed. */
function checksum(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
