/** Makes JavaScript of TypeScript where that is easily done, character by character as long as it was. */
import { blank } from './spans';

const TYPE = String.raw`[A-Za-z_$][\w$.]{0,60}(?:<[^<>;{}()]{0,80}>)?(?:\[\]){0,3}(?:\s*[|&]\s*[\w$.]{1,60})*`;
// No step of these looks further than a type is long, whatever the text.
const CAST = new RegExp(
  String.raw`(?<=[\w$)\]}'"])[ \t]{1,20}(?:as|satisfies)\s{1,20}(?:const\b|${TYPE})(?=\s{0,20}[)\],;}.\r\n?!:]|$)`,
  'g',
);
const DECLARED = new RegExp(
  String.raw`(\b(?:const|let|var)\s+[\w$]+)(\s*:\s*(?:${TYPE}|\{[^{}=]{0,200}\}))(?=\s*=[^=>])`,
  'g',
);
const NOT_NULL = /(?<=[\w$)\]])!(?=[.,;)\]}[])/g;
const ANGLED = /<any>(?=\s*[\w$(])/g;
const PARAMETERS =
  /\bfunction\s*[\w$]{0,60}\s*\(([^()]{0,300})\)(\s*:\s*[\w$.]{1,60})?|\(([^()]{0,300})\)(\s*:\s*[\w$.<>]{1,60})?(?=\s{0,20}=>)/g;

export function withoutTypes(text: string): string {
  return text
    .replace(CAST, blank)
    .replace(DECLARED, (_, kept: string, type: string) => kept + blank(type))
    .replace(NOT_NULL, ' ')
    .replace(ANGLED, blank)
    .replace(PARAMETERS, parameters);
}

/** `(w: any, d?: Document): void`, with all types as spaces. */
function parameters(
  found: string,
  ...[names, result, arrows, arrowResult]: (string | undefined)[]
): string {
  const given = names ?? arrows ?? '';
  const returned = result ?? arrowResult ?? '';
  const end = found.length - returned.length - 1;
  const start = end - given.length;
  const plain = given.replace(/\??\s*:\s*[^,=]+/g, blank);
  return found.slice(0, start) + plain + found.slice(end, end + 1) + blank(returned);
}
