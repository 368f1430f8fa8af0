/** Makes JavaScript of JavaScript with holes, character by character as long as it was. */
import type { Piece } from './piece';
import { blank, filled, type Span, spans } from './spans';

/** Longer marks before those that they begin with. */
const HOLES = [
  ['<?', '?>'],
  ['<%', '%>'],
  ['{{{', '}}}'],
  ['{{--', '--}}'],
  ['{{', '}}'],
  ['{!!', '!!}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['{$', '}'],
  ['<![CDATA[', ''],
  [']]>', ''],
] as const;

// What only steers the template leaves nothing in the page.
const SILENT =
  /^(?:\{%|\{#|\{\{--|\{\{[#/^!>]|\{\{-?\s*(?:if|else|end|range|with|define|block)\b|<%(?![=:-])|<%--|<\?(?!=|php\s+echo\b|php\s+print\b|php[^?]*\becho\b)|<!\[|\]\])/;

const RAZOR = /(?<=['"])@[A-Z]\w*(?:\.\w+)*(?:\([^()'"]*\))?(?=['"])/g;

/** The text with each hole as a name or as nothing. */
export function withoutHoles({ text, hasHoles }: Piece): string {
  const templates = filled(text, spans(text, HOLES), standIn);
  const expressions = hasHoles ? filled(templates, dollars(templates), standIn) : templates;
  return bladeLines(expressions).replace(RAZOR, standIn);
}

/** `${...}`, with braces inside. */
function dollars(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at)) {
    const end = closing(text, at + 1, '{', '}');
    if (end < 0) break;
    found.push({ start: at, end, open: '${' });
    at = end;
  }
  return found;
}

/** The offset behind what closes the bracket at `start`; at most 4,000 characters on. */
function closing(text: string, start: number, open: string, close: string): number {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + 4000); at++) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return -1;
}

function standIn(hole: string): string {
  if (SILENT.test(hole)) return blank(hole);
  const first = /^[^\r\n]*/.exec(hole)?.[0].length ?? 0;
  return '_'.repeat(first) + blank(hole.slice(first));
}

/** Blade's `@if (...)` and `@json(...)`. */
function bladeLines(text: string): string {
  const found: Span[] = [];
  for (const match of text.matchAll(
    /@(json|js|js::from)\(|^[ \t]*@(?:if|else|elseif|end\w+|isset|auth|guest|unless|php|production|env)\b[^\n]*/gm,
  )) {
    const end = match[1]
      ? closing(text, match.index + match[0].length - 1, '(', ')')
      : match.index + match[0].length;
    if (end > 0) found.push({ start: match.index, end, open: match[1] ?? '' });
  }
  return filled(text, found, (hole, index) => (found[index]?.open ? standIn(hole) : blank(hole)));
}

/** The offsets of `else` in templates, which may be in the whole file. */
export function branchesIn(text: string): number[] {
  const marks =
    /\{%-?\s*el(?:se|if)|\{\{-?\s*(?:else|\^)|@else|<\?php\s+\}?\s*else|<%-?\s*\}?\s*els|\{:else|\bv-else\b/g;
  return [...text.matchAll(marks)].map(({ index }) => index);
}
