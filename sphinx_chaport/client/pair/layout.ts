/** Indentation: which lines may be moved, by how much, and in the author's own style. */

import type { Tree } from './parse';

const linesOf = new WeakMap<Tree, number[]>();
const stepOf = new WeakMap<Tree, string>();

/** The start of every line that is not inside a template or a continued string. */
export function movableLines(tree: Tree): number[] {
  const lines = linesOf.get(tree) ?? findMovableLines(tree);
  linesOf.set(tree, lines);
  return lines;
}

function findMovableLines(tree: Tree): number[] {
  const frozen = frozenRanges(tree);
  const starts: number[] = [];
  let next = 0;
  for (let at = 0; at >= 0 && at <= tree.source.length; ) {
    for (let range = frozen[next]; range && range.end < at; range = frozen[++next]);
    const range = frozen[next];
    if (!range || range.start >= at) starts.push(at);
    const end = tree.source.indexOf('\n', at);
    at = end < 0 ? -1 : end + 1;
  }
  return starts;
}

function frozenRanges(tree: Tree): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const node of tree.nodes) {
    const text = node.type === 'TemplateElement' || node.type === 'Literal';
    if (text && tree.source.slice(node.start, node.end).includes('\n')) {
      found.push({ start: node.start, end: node.end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
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
export function indentStep(tree: Tree): string {
  const step = stepOf.get(tree) ?? findIndentStep(tree);
  stepOf.set(tree, step);
  return step;
}

function findIndentStep(tree: Tree): string {
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
}

export function newline(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
