/** Where in the code a caret stands: which brackets are open around it, and what is being typed. */

export interface Frame {
  open: string;
  /** What is called, before `(`; what is assigned to, before `{` and `[`. */
  target: string;
  /** How many commas came before. */
  index: number;
  /** In an object: the key whose value is being written, null before one. In a call: the first text given. */
  key: string | null;
  /** The keys that an object has already. */
  keys: string[];
}

export interface Place {
  /** From the outermost to the innermost. */
  frames: Frame[];
  /** What has been typed of a name or a text so far. */
  word: string;
  /** The quote that the word stands in; the empty string for none. */
  quote: string;
  /** Where the word begins. */
  from: number;
}

const COMMENT = /^\/[/*]/;
const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(['"`])((?:\\.|(?!\1)[^\\\n])*)(\1?)|[$\w]+(?:\s*\??\.\s*[$\w]*)*|=>|\S/g;

interface Walk {
  frames: Frame[];
  last: string;
  /** What stands before the last `=`. */
  assigned: string;
}

/** Null in a comment. */
export function placeAt(code: string, at: number): Place | null {
  const walk: Walk = { frames: [frameOf('', '')], last: '', assigned: '' };
  const { frames } = walk;
  for (const match of code.slice(0, at).matchAll(TOKENS)) {
    const [token, quote = '', text = '', closed = ''] = match;
    const isLast = match.index + token.length === at;
    const typed = quote ? text : token;
    const isOpen = quote ? !closed : /^[$\w]/.test(token);
    if (COMMENT.test(token)) {
      if (isLast && !token.endsWith('*/')) return null;
    } else if (isLast && isOpen) {
      return { frames, word: typed, quote, from: at - typed.length };
    } else step(walk, typed, quote !== '');
  }
  return { frames, word: '', quote: '', from: at };
}

function step(walk: Walk, token: string, isText: boolean): void {
  const top = walk.frames.at(-1);
  if (top && isText) {
    if (top.open === '(' && top.index === 0) top.key = token;
  } else if (top) (SIGNS[token] ?? ignore)(walk, top, token);
  walk.last = token;
}

type Sign = (walk: Walk, top: Frame, token: string) => void;

const ignore: Sign = () => undefined;

const opens: Sign = ({ frames, last, assigned }, _, token) => {
  const isBlock = token === '{' && !/^(?:[=([,:?]|return)?$/.test(last);
  frames.push(frameOf(isBlock ? 'block' : token, last === '=' ? assigned : last));
};

const closes: Sign = ({ frames }) => {
  if (frames.length > 1) frames.pop();
};

const SIGNS: Readonly<Record<string, Sign>> = {
  '(': opens,
  '[': opens,
  '{': opens,
  ')': closes,
  ']': closes,
  '}': closes,
  ',': (_, top) => {
    top.index += 1;
    if (top.open === '{') top.key = null;
  },
  ':': ({ last }, top) => {
    if (top.open !== '{') return;
    top.key = last;
    top.keys.push(last);
  },
  '=': (walk) => {
    walk.assigned = walk.last;
  },
};

function frameOf(open: string, target: string): Frame {
  return { open, target, index: 0, key: null, keys: [] };
}
