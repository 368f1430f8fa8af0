/** What a page or a template is made of: scripts, addresses, handlers, comments, and the rest. */
import { addressIn } from './addresses';
import type { Facts } from './facts';
import { lex, uncommented } from './lexer';
import { readOurs } from './ours';
import { looseCalls, readParts } from './parts';
import { inState, type LineOf, type Piece, part } from './piece';
import type { ReadInner } from './program';
import { blank, filled, type Span, spans } from './spans';

export interface Markup {
  /** The end of the file's name, without a dot. */
  suffix: string;
  readScript: (piece: Piece) => void;
  readMarkup: ReadInner;
}

const COMMENTS = [
  ['<!--', '-->'],
  ['{{--', '--}}'],
  ['{{!--', '--}}'],
  ['<%--', '--%>'],
  ['<%#', '%>'],
  ['{% comment', '{% endcomment'],
  ['{%- comment', 'endcomment -%}'],
  ['@*', '*@'],
] as const;
// Svelte's blocks begin with the one, Smarty's and Latte's comments are the other.
const HASH = ['{#', '#}'] as const;
const STAR = ['{*', '*}'] as const;

const ELEMENT = /<(script|pre|code|textarea)\b((?:[^>"']|"[^"]*"|'[^']*'|=>)*)>/gi;
const ATTRIBUTE = /([\w:@.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}|([^\s>"'{]+))/g;
const HANDLER = /^(?:on|@|v-on:|x-on:|\(|:on)|^href$/i;
const JAVASCRIPT =
  /^$|javascript|ecmascript|^module$|^(?:ts|tsx|typescript)$|^text\/babel$|\bts\b/i;
/** Pages that nobody makes from anything: what is no script in them is text. */
const STATIC = /^(?:html?|xhtml|md|markdown|mdx|rst|svg|xml)$/;

export function readPage(piece: Piece, facts: Facts, lineOf: LineOf, markup: Markup): void {
  const commented = commentsIn(piece.text, markup.suffix);
  for (const { start, end } of commented) readComment(piece, start, end, markup.readMarkup);
  const live = { ...piece, text: filled(piece.text, commented, blank) };
  const elements = elementsIn(live.text);
  for (const each of elements)
    if (each.name === 'script') readElement(live, each, facts, lineOf, markup);
  readAttributes(live, facts, lineOf);
  const text = filled(live.text, elements, blank);
  if (!/chaport/i.test(text)) return;
  const rest = { ...live, text };
  if (STATIC.test(markup.suffix)) readText(rest, facts, lineOf, markup);
  else
    readParts(rest, facts, lineOf, markup.readMarkup, {
      hasHashComments: /php|phtml|py|rb/.test(markup.suffix),
    });
}

function commentsIn(text: string, suffix: string): Span[] {
  const pairs = [
    ...COMMENTS,
    ...(suffix === 'svelte' ? [] : [HASH]),
    ...(/tpl|latte|smarty/.test(suffix) ? [STAR] : []),
  ];
  const found = spans(text, pairs);
  const last = found[found.length - 1]?.end ?? 0;
  // A browser takes all that follows for a part of a comment that nothing ends.
  const open = text.indexOf('<!--', last);
  if (open >= 0) found.push({ start: open, end: text.length, open: '<!--' });
  return [...found.filter((span) => !isInScript(text, span)), ...phpComments(text)].sort(
    (a, b) => a.start - b.start,
  );
}

/** `<script><!-- ... //--></script>`: an old way to hide code from old browsers. */
function isInScript(text: string, { start, open }: Span): boolean {
  return (
    open === '<!--' && /<script\b[^>]*>\s*$/i.test(text.slice(Math.max(0, start - 300), start))
  );
}

function phpComments(text: string): Span[] {
  return spans(text, [['<?php', '?>']]).flatMap(({ start, end }) =>
    lex(text.slice(start, end - 2), true).comments.map((each) => ({
      start: start + each.start,
      end: start + each.end,
      open: 'php',
    })),
  );
}

function readComment(piece: Piece, start: number, end: number, readMarkup: ReadInner): void {
  const text = uncommented(piece.text.slice(start, end)).replace(
    /<!--|-->|\{#|#\}|\{\{!?--|--\}\}|<%--|--%>|<%#|@\*/g,
    blank,
  );
  if (/chaport/.test(text))
    readMarkup({ ...part(piece, start, end, inState(piece, 'commented')), text });
}

interface Element extends Span {
  name: string;
  attributes: Record<string, string>;
  inner: number;
  innerEnd: number;
}

function elementsIn(text: string): Element[] {
  const found: Element[] = [];
  const opening = new RegExp(ELEMENT);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = (match[1] ?? '').toLowerCase();
    const inner = match.index + match[0].length;
    const isWhole = /\/\s*$/.test(match[2] ?? '');
    const closing = new RegExp(`</${name}\\s*>`, 'gi');
    closing.lastIndex = inner;
    const close = isWhole ? null : closing.exec(text);
    const innerEnd = isWhole ? inner : (close?.index ?? text.length);
    const end = isWhole ? inner : close ? closing.lastIndex : text.length;
    found.push({
      start: match.index,
      end,
      open: name,
      name,
      attributes: attributesOf(match[2] ?? ''),
      inner,
      innerEnd,
    });
    opening.lastIndex = Math.max(end, inner);
  }
  return found;
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return Object.fromEntries(
    found.map(([, name = '', ...values]) => [
      name.toLowerCase(),
      values.find((each) => each !== undefined) ?? '',
    ]),
  );
}

function readElement(
  piece: Piece,
  element: Element,
  facts: Facts,
  lineOf: LineOf,
  markup: Markup,
): void {
  const { attributes, start, inner, innerEnd } = element;
  readOurs(piece, start, attributes, facts, lineOf);
  const type = attributes.type ?? attributes.lang ?? '';
  const runs = JAVASCRIPT.test(type) && !/rocketlazyloadscript/.test(type);
  const state = runs ? {} : inState(piece, 'inert', type);
  const address = addressIn(
    attributes.src ?? attributes['data-src'] ?? '',
    start,
    { ...piece, ...state },
    lineOf,
  );
  if (address) facts.addresses.push(...address);
  if (/^(?:application\/(?:ld\+)?json|importmap|text\/x-)/.test(type)) return;
  const isPlain = !/\bts|babel/.test(type);
  markup.readScript(part(piece, inner, innerEnd, { ...state, isElement: isPlain }));
}

/** `onclick`, Vue's `@click`, `href="javascript:..."`: only calls stand there. */
function readAttributes(piece: Piece, facts: Facts, lineOf: LineOf): void {
  for (const match of piece.text.matchAll(/\bchaport\b/g)) {
    const from = Math.max(0, match.index - 400);
    const before = piece.text.slice(from, match.index);
    const opened = /([@:\w.-]+)\s*=\s*(?:"[^"<>]*|'[^'<>]*|\{[^<>]*)$/.exec(before);
    if (!opened || !HANDLER.test(opened[1] ?? '')) continue;
    const start = from + opened.index;
    const end = Math.min(piece.text.length, match.index + 200);
    const [call] = looseCalls(part(piece, Math.max(start, match.index - 1), end), lineOf);
    if (call) facts.calls.push(call);
  }
}

/** A code that was pasted into a page without its script element is shown, not run. */
function readText(piece: Piece, facts: Facts, lineOf: LineOf, markup: Markup): void {
  if (!/\bchaportConfig\s*=\s*\{/.test(piece.text)) return;
  const state = { ...piece, ...inState(piece, 'inert', 'text') };
  readParts(state, facts, lineOf, markup.readMarkup);
}
