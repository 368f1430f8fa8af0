/**
 * JavaScript for the editor's colours. Tokens are named by the classes of Pygments, so that the code
 * looks like every other block of the site, in whichever theme.
 */

const KEYWORDS =
  'async|await|break|case|catch|class|continue|default|delete|do|else|extends|finally|for|if|in|' +
  'instanceof|new|of|return|switch|throw|try|typeof|void|while|yield';

export const grammar = {
  c1: /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g,
  sb: /`(?:\\[\s\S]|[^\\`])*`?/g,
  s1: /'(?:\\.|[^'\\\n])*'?/g,
  s2: /"(?:\\.|[^"\\\n])*"?/g,
  sr: {
    pattern: /((?:^|[(,=:[!&|?{};])\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/g,
    lookbehind: true,
  },
  mf: /\b(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)\b/,
  kd: /\b(?:const|function|let|var)\b/,
  kc: /\b(?:false|null|true|undefined)\b/,
  k: new RegExp(`\\b(?:${KEYWORDS})\\b`),
  nb: /\b(?:console|document|this|window)\b/,
  nx: /[$\w]+/,
  o: /[=!<>&|+\-*/%^~?]+/,
  p: /[()[\]{}.,:;]/,
};
