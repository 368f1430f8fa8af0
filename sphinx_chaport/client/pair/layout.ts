/** Indentation: which lines may be moved, by how much, and in the author's own style. */

import { children, type Node, type Tree } from './parse';

/** The start of every line that is not inside a template or a continued string. */
export function movableLines(tree: Tree): number[] {
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
  const waiting: Node[] = [tree.program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const text = node.type === 'TemplateElement' || node.type === 'Literal';
    if (text && tree.source.slice(node.start, node.end).includes('\n')) {
      found.push({ start: node.start, end: node.end });
    }
    waiting.push(...children(node));
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

/** One step of indentation, as the code itself has it; two spaces where it has none. */
export function indentStep(tree: Tree): string {
  const found = movableLines(tree)
    .filter((line) => !isBlank(tree.source, line) && !inComment(tree, line))
    .map((line) => indentAt(tree.source, line))
    .filter((indent) => indent !== '');
  if (found.some((indent) => indent.startsWith('\t'))) return '\t';
  return found.reduce(
    (least, each) => (each.length < least.length ? each : least),
    found[0] ?? '  ',
  );
}

function inComment(tree: Tree, at: number): boolean {
  return tree.comments.some((comment) => comment.start < at && at < comment.end);
}

export function newline(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
