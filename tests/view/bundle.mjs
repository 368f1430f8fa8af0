// Bundles the development page's script: the view alone, without the widget's core.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = new URL('../../sphinx_chaport/client/', import.meta.url);
const { build } = await import(new URL('node_modules/esbuild/lib/main.js', client));
const { cssText } = await import(new URL('view/css-text.mjs', client));

await build({
  absWorkingDir: fileURLToPath(client),
  entryPoints: [join(fileURLToPath(new URL('.', import.meta.url)), 'page.js')],
  outfile: process.argv[2],
  bundle: true,
  format: 'iife',
  target: 'es2018',
  plugins: [cssText],
});
