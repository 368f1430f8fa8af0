/** Finds the JavaScript in what somebody pasted: HTML with scripts, or JavaScript alone. */

export interface Script {
  source: string;
  /** Where `source` starts in the pasted text. */
  offset: number;
}

export interface Pasted {
  scripts: Script[];
  /** The `src` attributes of scripts. */
  addresses: string[];
}

// A comment may hold scripts that are switched off, so it is taken first and dropped.
const PIECE = /<!--[\s\S]*?-->|<script\b([^>]*)>([\s\S]*?)(?:<\/script\s*>|$)/gi;
const ATTRIBUTE = /\b(src|type)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
const JAVASCRIPT = /^$|javascript|ecmascript|^module$/i;

export function split(text: string): Pasted {
  const isHtml = /^\s*<|<script\b/i.test(text);
  if (!isHtml) return { scripts: [{ source: text, offset: 0 }], addresses: [] };
  const pasted: Pasted = { scripts: [], addresses: [] };
  for (const match of text.matchAll(PIECE)) {
    if (match[2] === undefined) continue;
    const { src, type = '' } = attributes(match[1] ?? '');
    if (src) pasted.addresses.push(src);
    const offset = match.index + match[0].indexOf('>', (match[1] ?? '').length) + 1;
    if (match[2].trim() && JAVASCRIPT.test(type)) pasted.scripts.push({ source: match[2], offset });
  }
  return pasted;
}

function attributes(text: string): Record<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return Object.fromEntries(
    found.map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
}
