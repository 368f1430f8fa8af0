// Compiles the client into sphinx_chaport/static, which is committed: installing the package needs no Node.
// `--check` writes nothing and fails where a committed file differs in content.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cssText } from './view/css-text.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'static');

const bundles = [
  { entry: 'pair/index.ts', out: 'pair.js', globalName: 'chaportPair', target: 'es2020' },
  { entry: 'read/index.ts', out: 'read.js', globalName: 'chaportRead', target: 'es2020' },
  { entry: 'headless/index.ts', out: 'core.js', globalName: 'chaportCore', target: 'es2020' },
  { entry: 'simulator/index.ts', out: 'simulator.js', target: 'es2018', styles: true },
  { entry: 'check/index.ts', out: 'check.js', globalName: 'chaportCheck', target: 'es2020' },
  { entry: 'loader/index.ts', out: 'loader.js', target: 'es2018' },
  { entry: 'samples/index.ts', out: 'samples.js', target: 'es2018' },
  { entry: 'samples/samples.css', out: 'samples.css', target: 'chrome111' },
  { entry: 'samples/wide.css', out: 'wide.css', target: 'chrome111' },
];

async function compile({ entry, out, globalName, target: level, styles = false }) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(target, out),
    bundle: true,
    write: false,
    minify: true,
    charset: 'ascii',
    legalComments: 'inline',
    format: entry.endsWith('.css') ? undefined : 'iife',
    globalName,
    target: level,
    plugins: styles ? [cssText] : [],
  });
  return { path: join(target, out), text: `${result.outputFiles[0].text.trimEnd()}\n` };
}

// Handed over as it is, beside the script that it types.
async function copyTypes() {
  const text = await readFile(join(here, 'core/simulator.d.ts'), 'utf8');
  return { path: join(target, 'simulator.d.ts'), text };
}

const check = process.argv.includes('--check');
const stale = [];
await mkdir(target, { recursive: true });
for (const { path, text } of await Promise.all([...bundles.map(compile), copyTypes()])) {
  const old = await readFile(path, 'utf8').catch(() => null);
  if (old === text) continue;
  if (check) stale.push(path);
  else await writeFile(path, text);
}
if (stale.length) {
  console.error(`stale, run 'make static':\n${stale.join('\n')}`);
  process.exit(1);
}
