/** Reads any file for what concerns the widget, and judges nothing. */

import { rawBlocks, readJson, withoutFences } from './data';
import { decoded } from './escapes';
import { type CallFact, type Facts, type FailureFact, noFacts } from './facts';
import { branchesIn, withoutHoles } from './holes';
import { readPage } from './markup';
import { readComments, readParts } from './parts';
import { decodedPart, factAt, type LineOf, linesOf, type Piece, wholeFile } from './piece';
import { readProgram } from './program';
import { blank, filled } from './spans';
import { errorIn, parsed } from './syntax';
import { withoutTypes } from './types';

const SCRIPT = /^(?:[cm]?[jt]s|[jt]sx)$/;
/** Files whose scripts reach browsers as they are. */
const RUN_AS_IT_STANDS = /^(?:html?|xhtml|php|json|txt|md|rst|)$/;
/** Strings in strings, and no more of them than these. */
const DEPTH = 12;
const PIECES = 300;
/** Longer scripts are bundles: only what stands around the API's name is read. */
const WHOLE = 300_000;
const AROUND = 20_000;

interface Task {
  facts: Facts;
  lineOf: LineOf;
  suffix: string;
  pieces: number;
}

/** The facts of a file; `suffix` is the end of its name, without a dot. */
export function inspect(text: string, suffix: string): Facts {
  const isScript = SCRIPT.test(suffix) && !/^\s*<(?!>|[A-Z])/.test(text);
  const task: Task = { facts: noFacts(), lineOf: linesOf(text), suffix, pieces: 0 };
  const piece = wholeFile(text, !isScript && isTemplate(text, suffix));
  if (suffix === 'json') readJson(piece, (inner) => readAny(inner, task));
  else if (isScript) readScript(piece, task);
  else readAny({ ...piece, text: visible(text, suffix) }, task);
  if (!isScript) task.facts.branches = branchesIn(text);
  return inOrder(task.facts);
}

/** A lone `{{ id }}` in a page of plain HTML was forgotten; several are somebody's way to write pages. */
function isTemplate(text: string, suffix: string): boolean {
  if (!/^(?:html?|xhtml|txt|)$/.test(suffix)) return true;
  return (
    /\{%|<\?(?!xml)|<%|\{\{[#>!-]|\{!!|^@\w/m.test(text) || (text.match(/\{\{/g) ?? []).length > 1
  );
}

function visible(text: string, suffix: string): string {
  if (/^(?:md|markdown|mdx)$/.test(suffix)) return withoutFences(text);
  return suffix === 'rst' ? rawBlocks(text) : text;
}

function inOrder(facts: Facts): Facts {
  const { configs, stubs, addresses, calls } = facts;
  for (const each of [configs, stubs, addresses, calls]) each.sort((a, b) => a.at - b.at);
  // A handler is an attribute, and a part of the text.
  const isNew = (call: CallFact, index: number) =>
    calls[index - 1]?.at !== call.at || calls[index - 1]?.name !== call.name;
  return { ...facts, calls: calls.filter(isNew) };
}

/** A page or a script, by what it looks like. */
function readAny(piece: Piece, task: Task): void {
  if (!mayBeRead(piece, task)) return;
  const isMarkup = /<script\b|^\s*</i.test(piece.text);
  // What a file with a name of its own is, the name says.
  const isPage = piece.depth === 0 && /<\w+[\s>]/.test(piece.text);
  if (!isMarkup && !isPage) {
    readScript(piece, task);
    return;
  }
  readPage(piece, task.facts, task.lineOf, {
    suffix: task.suffix,
    readScript: (inner) => readScript(inner, task),
    readMarkup: (inner) => readAny(inner, task),
  });
}

function mayBeRead(piece: Piece, task: Task): boolean {
  task.pieces += 1;
  return piece.depth <= DEPTH && task.pieces <= PIECES && /chaport/i.test(piece.text);
}

function readScript(piece: Piece, task: Task): void {
  if (!mayBeRead(piece, task)) return;
  const inner = (each: Piece) => readAny(each, task);
  const { facts, lineOf } = task;
  if (piece.text.length > WHOLE) {
    readParts({ ...piece, text: aroundNames(piece.text) }, facts, lineOf, inner);
    return;
  }
  const holeless = withoutHoles(piece);
  const plain =
    holeless === piece.text || !(piece.isTemplate || piece.hasHoles) ? parsed(piece.text) : null;
  const tree = plain ?? parsed(holeless) ?? parsed(piece.text) ?? parsed(withoutTypes(holeless));
  if (!tree && unescaped(piece, task)) return;
  if (!tree) {
    facts.failures.push(...failureOf(piece, task));
    readParts(piece, facts, lineOf, inner);
    return;
  }
  readComments(piece, tree.comments, inner);
  readProgram(tree, piece, facts, lineOf, inner, !plain);
}

/** A script in a string of PHP or another language has its quotes escaped. */
function unescaped(piece: Piece, task: Task): boolean {
  if (!/\\['"]/.test(piece.text)) return false;
  const inner = decodedPart(piece, decoded(piece.text, 0, piece.text.length), { hasHoles: true });
  const isScript = parsed(withoutHoles(inner)) !== null;
  if (isScript) readScript(inner, task);
  return isScript;
}

/** Why a browser does not run a script; nothing where a build or a server makes another text of it. */
function failureOf(piece: Piece, { suffix, lineOf }: Task): FailureFact[] {
  const isMade =
    !RUN_AS_IT_STANDS.test(suffix) || piece.hasHoles || withoutHoles(piece) !== piece.text;
  const error = isMade || !piece.isElement ? null : errorIn(piece.text);
  if (!error) return [];
  const [from, to] = [piece.place(0), piece.place(piece.text.length)];
  return [{ ...factAt(piece, error.at, lineOf), message: error.message, from, to }];
}

/** All but what stands near the API's name as spaces. */
function aroundNames(text: string): string {
  const far: { start: number; end: number }[] = [];
  let last = 0;
  for (const { index } of text.matchAll(/chaport/gi)) {
    if (index - AROUND > last) far.push({ start: last, end: index - AROUND });
    last = index + AROUND;
  }
  return filled(text, [...far, { start: Math.min(last, text.length), end: text.length }], blank);
}
