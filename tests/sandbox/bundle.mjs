// Bundles the page's end of the sandbox alone, for the pages of the tests.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = new URL('../../sphinx_chaport/client/', import.meta.url);
const { build } = await import(new URL('node_modules/esbuild/lib/main.js', client));

await build({
  absWorkingDir: fileURLToPath(client),
  entryPoints: [join(fileURLToPath(new URL('.', import.meta.url)), 'page.js')],
  outfile: process.argv[2],
  bundle: true,
  format: 'iife',
  target: 'es2022',
});
