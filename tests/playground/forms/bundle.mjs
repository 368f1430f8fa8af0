// Bundles the forms with stores made by hand, and their style.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = new URL('../../../sphinx_chaport/client/', import.meta.url);
const { build } = await import(new URL('node_modules/esbuild/lib/main.js', client));
const { registryFacts } = await import(new URL('playground/bundling.mjs', client));
const here = fileURLToPath(new URL('.', import.meta.url));

await build({
  absWorkingDir: fileURLToPath(client),
  entryPoints: {
    page: join(here, 'page.js'),
    playground: 'playground/playground.css',
    forms: 'playground/forms.css',
  },
  outdir: process.argv[2],
  bundle: true,
  format: 'iife',
  globalName: 'bundled',
  target: ['es2022', 'chrome111'],
  plugins: [registryFacts],
});
