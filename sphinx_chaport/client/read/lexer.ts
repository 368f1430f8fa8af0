/** Comments and strings in text that is nearly JavaScript: JSX, TypeScript, PHP, half a script. */

export interface Range {
  start: number;
  end: number;
}

export interface Lexed {
  comments: Range[];
  /** With their quotes. */
  strings: Range[];
}

// A quote that its line does not close is an apostrophe of running text.
const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|(?<!:)\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*'|`/g;
const WITH_HASH = new RegExp(`${TOKEN.source}|(?<=^|\\s)#(?![\\[{])[^\\r\\n]*`, 'gm');

export function lex(text: string, hasHashComments = false): Lexed {
  const found: Lexed = { comments: [], strings: [] };
  const token = new RegExp(hasHashComments ? WITH_HASH : TOKEN);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index;
    const isString = /^["'`]/.test(match[0]);
    if (match[0] === '`') token.lastIndex = endOfTemplate(text, start);
    (isString ? found.strings : found.comments).push({ start, end: token.lastIndex });
  }
  return found;
}

/** Templates in the holes of templates are skipped with them. */
function endOfTemplate(text: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}' && depth) depth -= 1;
    else if (text[at] === '`' && !depth) return at + 1;
  }
  return start + 1;
}

/** Comments that follow each other with nothing between, as one. */
export function runs(text: string, comments: Range[]): Range[] {
  const found: Range[] = [];
  for (const each of comments) {
    const last = found[found.length - 1];
    if (last && !text.slice(last.end, each.start).trim()) last.end = each.end;
    else found.push({ ...each });
  }
  return found;
}

/** What a comment holds, as long as it was. */
export function uncommented(text: string): string {
  return text.replace(/^[ \t]*(?:\/\/+|\/\*+|\*+\/?|#+)|\*+\/|\/\*+|\{\/\*|\*\/\}/gm, (mark) =>
    ' '.repeat(mark.length),
  );
}
