/** Indentation: which lines may be moved, by how much, and in the author's own style. */

import type { Tree } from './parse';
import { remembered } from './remembered';

/** The start of every line that is not inside a template or a continued string. */
export const movableLines = remembered(({ source, nodes }: Tree): number[] => {
  const frozen = new Set<number>();
  for (const { type, start, end } of nodes) {
    if (type !== 'TemplateElement' && type !== 'Literal') continue;
    for (const line of linesIn(source, start, end)) frozen.add(line);
  }
  return [0, ...linesIn(source, 0, source.length)].filter((line) => !frozen.has(line));
});

/** Where lines start behind the line ends of a part of the text. */
function linesIn(source: string, start: number, end: number): number[] {
  const ends = source.slice(start, end).matchAll(/\n/g);
  return [...ends].map(({ index }) => start + index + 1);
}

/** The white space at the start of a line. */
export function indentAt(source: string, line: number): string {
  return /^[ \t]*/.exec(source.slice(line, line + 1000))?.[0] ?? '';
}

export function isBlank(source: string, line: number): boolean {
  const end = source.indexOf('\n', line);
  return source.slice(line, end < 0 ? source.length : end).trim() === '';
}

export function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

/** One step of indentation, as the code itself has it behind a bracket; two spaces where it has none. */
export const indentStep = remembered((tree: Tree): string => {
  const { source } = tree;
  const lines = movableLines(tree).filter((line) => !isBlank(source, line));
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? line;
    const indent = indentAt(source, line);
    if (indent.startsWith('\t')) return '\t';
    const outer = indentAt(source, before);
    const opens = /[{[(]\s*$/.test(source.slice(before, line).trimEnd());
    if (opens && indent.length > outer.length) return indent.slice(outer.length);
  }
  return '  ';
});

export function newline(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
