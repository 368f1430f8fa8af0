/** The facts of text that is no plain JavaScript, by its recognisable parts. */
import { addressesIn } from './addresses';
import { addConfig, type Reading } from './configs';
import { decoded } from './escapes';
import type { CallFact, ConfigFact, Facts, Fault } from './facts';
import { withoutHoles } from './holes';
import { type Lexed, lex, type Range, runs, uncommented } from './lexer';
import { decodedPart, factAt, inState, type LineOf, type Piece, part } from './piece';
import { type ReadInner, readProgram } from './program';
import { blank, filled } from './spans';
import { expressionAt, parsed } from './syntax';
import { holdsCode } from './texts';
import { withoutTypes } from './types';

const ANCHOR =
  /(?:\b(?:chaportConfig)(?:['"]\s*\])?!?(?:\s+as\s+[\w.]+)?\)?|\bchaport(?:['"]\s*\])?\)?)\s*(?::\s*[\w.<>]{1,60}\s*)?=(?![=>])\s*/g;
const CALL =
  /\bchaport(?:\s+as\s+\w+\))?['"]?\]?[?!]?\.\s*([A-Za-z]\w*)\s*(?:\?\.)?\(\s*(?:(['"`])([\w.]+)\2)?(?:\s*,\s*\[\s*(['"])([\w.]+)\4)?/g;
/** Blocks that are tried around one place, and how long they may be. */
const BLOCKS = 12;
/** Places of one text that are looked at. */
const PLACES = 100;
const LONGEST = 100_000;

export interface PartsOptions {
  hasHashComments?: boolean;
  /** Whether comments were cut already, as in pages. */
  readsConfigs?: boolean;
}

export function readParts(
  piece: Piece,
  facts: Facts,
  lineOf: LineOf,
  inner: ReadInner,
  options: PartsOptions = {},
): void {
  const lexed = lex(piece.text, options.hasHashComments);
  readComments(piece, lexed.comments, inner);
  const embedded = readStrings(piece, lexed.strings, inner);
  const code = filled(
    piece.text,
    [...lexed.comments, ...embedded].sort((a, b) => a.start - b.start),
    blank,
  );
  const rest = readBlocks({ ...piece, text: code }, lexed, facts, lineOf, inner);
  const left = { ...piece, text: rest };
  if (options.readsConfigs !== false) readLoose(left, facts, lineOf);
  facts.addresses.push(...addressesIn(left, rest, lineOf));
  facts.calls.push(...looseCalls(left, lineOf));
}

/** What was switched off by a comment is told as such. */
export function readComments(piece: Piece, comments: Range[], inner: ReadInner): void {
  for (const { start, end } of runs(piece.text, comments)) {
    const text = uncommented(piece.text.slice(start, end));
    if (!/chaportConfig\s*=|chaport\s*=|\/insert\.js/.test(text)) continue;
    inner({ ...part(piece, start, end, inState(piece, 'commented')), text });
  }
}

function readStrings(piece: Piece, strings: Range[], inner: ReadInner): Range[] {
  return strings.filter(({ start, end }) => {
    const text = decoded(piece.text, start + 1, end - 1);
    const holds = holdsCode(text.text);
    if (holds) inner(decodedPart(piece, text, { hasHoles: true }));
    return holds;
  });
}

/** Reads blocks that are plain JavaScript when types and holes are gone; the text without them. */
function readBlocks(
  piece: Piece,
  lexed: Lexed,
  facts: Facts,
  lineOf: LineOf,
  inner: ReadInner,
): string {
  const plain = withoutTypes(withoutHoles(piece));
  const pairs = bracesIn(filled(plain, lexed.strings, blank));
  const done: Range[] = [];
  for (const { index } of first(PLACES, piece.text.matchAll(/\bchaportConfig\b|\bchaport\b/g))) {
    if (done.some(({ start, end }) => start <= index && index < end)) continue;
    const around = pairs.filter(
      ({ start, end }) => start < index && index < end && end - start < LONGEST,
    );
    for (const { start, end } of around.sort((a, b) => a.start - b.start).slice(-BLOCKS)) {
      const tree = parsed(plain.slice(start + 1, end));
      if (!tree) continue;
      readProgram(tree, part(piece, start + 1, end), facts, lineOf, inner, true);
      done.push({ start, end });
      break;
    }
  }
  return filled(
    piece.text,
    done.sort((a, b) => a.start - b.start),
    blank,
  );
}

function* first<T>(count: number, all: Iterable<T>): Generator<T> {
  let left = count;
  for (const each of all) {
    if (left-- <= 0) return;
    yield each;
  }
}

function bracesIn(text: string): Range[] {
  const found: Range[] = [];
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined) found.push({ start, end: index });
    }
  }
  return found;
}

/** Configurations and stubs outside of any block that could be read. */
function readLoose(piece: Piece, facts: Facts, lineOf: LineOf): void {
  const plain = withoutTypes(withoutHoles(piece));
  const reading: Reading = { piece, lineOf, variables: new Map(), inParts: true };
  for (const match of first(PLACES, plain.matchAll(ANCHOR))) {
    const start = match.index + match[0].length;
    const value = expressionAt(plain, start);
    const isThree = match[0].startsWith('chaportConfig');
    const name = {
      type: 'Identifier' as const,
      name: isThree ? 'chaportConfig' : 'chaport',
      start: match.index,
      end: start,
    };
    if (value) addConfig(facts.configs, name, value, reading);
    else if (isThree) facts.configs.push(idAlone(piece, match.index, start, lineOf));
    if (!isThree)
      facts.stubs.push({
        ...factAt(piece, match.index, lineOf),
        fault: looseFault(plain.slice(start, start + 3000)),
      });
  }
}

/** Of a configuration that cannot be read, the app id. */
function idAlone(piece: Piece, at: number, start: number, lineOf: LineOf): ConfigFact {
  const written = /\bappId['"]?\s*:\s*(?:(['"`])([^'"`\r\n]*)\1|([^,}\r\n]{1,200}))/.exec(
    piece.text.slice(start, start + 3000),
  );
  const id =
    written?.[2] !== undefined
      ? { text: written[2] }
      : written
        ? { code: (written[3] ?? '').trim() }
        : null;
  return {
    ...factAt(piece, at, lineOf),
    version: 3,
    id,
    data: {},
    lines: [],
    isPartial: true,
    inParts: true,
  };
}

function looseFault(text: string): Fault | null {
  if (/_q\.push\(\s*\.\.\./.test(text)) return 'flat';
  if (/^\{\s*\}\s*;?\s*$/.test(text)) return 'empty';
  const lacking = ['_q', '_l', 'q', 'on'].filter(
    (name) => !new RegExp(`(?:^|[^\\w$])${name}\\s*(?:[:=(]|\\()`).test(text),
  );
  return lacking.length === 4 ? 'empty' : lacking.length ? `lacks-${lacking.join(' ')}` : null;
}

export function looseCalls(piece: Piece, lineOf: LineOf): CallFact[] {
  return [...piece.text.matchAll(CALL)].flatMap(
    ({ 0: all, 1: method = '', 3: text, 5: second, index }) => {
      const fact = factAt(piece, index + all.indexOf('.'), lineOf);
      const called = method === 'q' ? text : method;
      const event = called === 'on' ? (method === 'q' ? second : text) : undefined;
      const names: CallFact[] = called ? [{ ...fact, kind: 'method', name: called }] : [];
      return event ? [...names, { ...fact, kind: 'event', name: event }] : names;
    },
  );
}
