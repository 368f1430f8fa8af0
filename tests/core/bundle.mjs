// Bundles each test file of this folder, or of the one beside it that `--in=` names, and runs it here,
// in Node. Prints, by file, the bundle and what came out: `node bundle.mjs [NAME.test.ts ...]`. With
// `--show` only the failures, to be read.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from '../../sphinx_chaport/client/node_modules/esbuild/lib/main.js';

const here = dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const beside = process.argv.find((argument) => argument.startsWith('--in='))?.slice(5) ?? 'core';
const folder = join(here, '..', beside);
const files = named.length
  ? named
  : (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));

async function bundle(name) {
  const contents = `import '../${beside}/${name}';\nexport { begin, report } from './run';`;
  const result = await build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'coreTests',
    target: 'es2020',
    charset: 'ascii',
    logLevel: 'silent',
  });
  return result.outputFiles[0].text;
}

async function inNode(code) {
  const scope = createContext({});
  runInContext(code, scope);
  runInContext('coreTests.begin()', scope);
  await new Promise((done) => setTimeout(done, 0));
  return runInContext('coreTests.report()', scope);
}

async function one(name) {
  try {
    const code = await bundle(name);
    return [name, { code, node: await inNode(code) }];
  } catch (error) {
    return [name, { code: null, node: { count: 0, failures: [String(error)] } }];
  }
}

const results = await Promise.all(files.sort().map(one));
if (process.argv.includes('--show')) {
  for (const [name, { node }] of results) {
    console.log(`${name}: ${node.count} tests, ${node.failures.length} failed`);
    for (const failure of node.failures) console.log(`  - ${failure}`);
  }
} else console.log(JSON.stringify(Object.fromEntries(results)));
