/** Strings of JSON, such as the tags of a tag manager's export, and the fences of Markdown. */
import { decoded } from './escapes';
import { decodedPart, inState, type Piece } from './piece';
import type { ReadInner } from './program';
import { blank, filled } from './spans';
import { holdsCode } from './texts';

/** No export has more tags than these that name the widget. */
const MOST = 200;

/** Reads the strings that hold code; a tag that is paused does not run. */
export function readJson(piece: Piece, inner: ReadInner): void {
  let count = 0;
  for (const { 0: all, index } of piece.text.matchAll(/"(?:[^"\\\r\n]|\\.)*"/g)) {
    if (!all.includes('haport')) continue;
    count += 1;
    if (count > MOST) return;
    const text = decoded(piece.text, index + 1, index + all.length - 1);
    if (!holdsCode(text.text)) continue;
    const state = isPaused(piece.text, index) ? inState(piece, 'inert', 'paused') : {};
    inner(decodedPart(piece, text, { ...state, hasHoles: false }));
  }
}

/** Whether the tag around `at` has `"paused": true`: looked for up to the brackets of the list of tags. */
function isPaused(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('"tagId"', at), text.lastIndexOf('"accountId"', at));
  const next = ['"tagId"', '"accountId"']
    .map((name) => text.indexOf(name, at))
    .filter((each) => each >= 0);
  if (start < 0) return false;
  return /"paused"\s*:\s*true/.test(text.slice(start, Math.min(text.length, ...next)));
}

/** Markdown without its code, which readers see and no browser runs. */
export function withoutFences(text: string): string {
  const fences = [
    ...text.matchAll(
      /^[ \t>]*(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?)?(?:^[ \t>]*\1[^\n]*$|(?![\s\S]))/gm,
    ),
  ];
  const at = fences.map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
  return filled(text, at, blank).replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, blank);
}

/** The raw HTML of reStructuredText, and nothing else. */
export function rawBlocks(text: string): string {
  const blocks = [
    ...text.matchAll(
      /^([ \t]*)\.\. raw:: +html[^\n]*\n((?:\1[ \t]+[^\n]*(?:\n|(?![\s\S]))|[ \t]*\r?\n)*)/gm,
    ),
  ];
  const kept = blocks.map(({ 0: all, 2: body = '', index }) => ({
    start: index + all.length - body.length,
    end: index + all.length,
  }));
  const between = [0, ...kept.map(({ end }) => end)].map((start, index) => ({
    start,
    end: kept[index]?.start ?? text.length,
  }));
  return filled(text, between, blank);
}
