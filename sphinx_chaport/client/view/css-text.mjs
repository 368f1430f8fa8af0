// Lets TypeScript import a style sheet as its minified text, for `CSSStyleSheet.replaceSync`.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

export const cssText = {
  name: 'css-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        charset: 'utf8',
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};
