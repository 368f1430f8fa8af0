// The style of the editor's library without the features that the playground does not switch on.
import { readFile } from 'node:fs/promises';

/** Marks of the current line are among them: without a colour, they draw nothing. */
const UNUSED =
  /\.(pce-wrap|pce-guides|active-line|active-bracket|selection-matches)\b|\.pce-line:+after/;
const RULE = /([^{}]+)(\{[^{}]*\})/g;

export const editorStyle = {
  name: 'editor-style',
  setup(build) {
    build.onLoad({ filter: /prism-code-editor.dist.layout\.css$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(RULE, asUsed), loader: 'css' };
    });
  },
};

function asUsed(_, selectors, body) {
  const kept = selectors.split(',').filter((each) => !UNUSED.test(each));
  return kept.length ? kept.join() + body : '';
}
