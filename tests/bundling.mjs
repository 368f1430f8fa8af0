// Bundles scripts and styles for the pages of tests: `node bundling.mjs FOLDER ENTRY...`.
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = new URL('../sphinx_chaport/client/', import.meta.url);
const { build } = await import(new URL('node_modules/esbuild/lib/main.js', client));
const { registryFacts } = await import(new URL('playground/bundling.mjs', client));
const { cssText } = await import(new URL('view/css-text.mjs', client));
const [folder, ...entries] = process.argv.slice(2);

const bundled = (entry) =>
  build({
    absWorkingDir: fileURLToPath(client),
    entryPoints: [entry],
    outfile: join(folder, basename(entry)),
    bundle: true,
    format: 'iife',
    target: ['es2020', 'chrome111'],
    // To a script, a style sheet is a text.
    plugins: entry.endsWith('.css') ? [] : [cssText, registryFacts],
  });
await Promise.all(entries.map(bundled));
