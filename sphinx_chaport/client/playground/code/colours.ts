/**
 * The colours of JavaScript. Tokens are named by the classes of Pygments, so that the code looks like
 * every other block of the site, in whichever theme.
 */
import { make } from '../dom';

const KEYWORDS =
  'async|await|break|case|catch|class|continue|default|delete|do|else|extends|finally|for|if|in|' +
  'instanceof|new|of|return|switch|throw|try|typeof|void|while|yield';

/** What comes first is meant first; every character is something of these. */
const GRAMMAR = {
  c1: /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/,
  sb: /`(?:\\[\s\S]|[^\\`])*`?/,
  s1: /'(?:\\.|[^'\\\n])*'?/,
  s2: /"(?:\\.|[^"\\\n])*"?/,
  sr: /(?<=(?:^|[(,=:[!&|?{};])\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]?|[^/\\[\n])+\/?\w*/,
  mf: /\b(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)\b/,
  kd: word('const|function|let|var'),
  kc: word('false|null|true|undefined'),
  k: word(KEYWORDS),
  nb: word('console|document|this|window'),
  nx: /[$\p{ID_Continue}]+/u,
  o: /[=!<>&|+\-*/%^~?]+/,
  w: /\s+/,
  p: /./,
};

const TOKENS = new RegExp(
  Object.entries(GRAMMAR)
    .map(([name, { source }]) => `(?<${name}>${source})`)
    .join('|'),
  'gu',
);

/** Beyond this, colours would keep whoever types waiting: all of them are drawn with each key. */
const LONGEST = 50_000;

/** An element for each line. */
export function colouredLines(code: string): HTMLElement[] {
  const lines = [makeLine()];
  const add = (name: string, text: string) => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index) lines.push(makeLine());
      lines.at(-1)?.lastChild?.before(make('span', name, part));
    }
  };
  if (code.length > LONGEST) add('', code);
  else for (const { groups = {} } of code.matchAll(TOKENS)) add(...tokenOf(groups));
  return lines;
}

/** The end of the line in it gives it a height, also where nothing else does. */
function makeLine(): HTMLElement {
  return make('div', '', '\n');
}

function tokenOf(groups: Record<string, string>): [name: string, text: string] {
  return Object.entries(groups).find(([, text]) => text !== undefined) ?? ['', ''];
}

/** One of these, unless it goes on as another name. */
function word(names: string): RegExp {
  return new RegExp(`(?:${names})(?![$\\p{ID_Continue}])`, 'u');
}
