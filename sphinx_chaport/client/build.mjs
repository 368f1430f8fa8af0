// Compiles the client into sphinx_chaport/static, which is committed: installing the package needs no Node.
// `--check` writes nothing and fails where a committed file differs in content.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { lazily } from './lazy.mjs';
import { earlierModules, registryFacts, sharedModules } from './playground/bundling.mjs';
import { ownParser } from './syntax/bundling.mjs';
import { cssText } from './view/css-text.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'static');

/**
 * Members that only the simulator's own modules know, each by its plain name: these get short ones.
 * Names that pages, the registry or Analytics know are none of them, nor those of texts by status.
 */
const INTERNAL = [
  ...['announce', 'answered', 'begun', 'bubble', 'byId', 'callBack', 'copies', 'deliver'],
  ...[
    'down',
    'drain',
    'drawing',
    'drawnPosition',
    'enter',
    'firstMessage',
    'folded',
    'giveBack',
    'grave',
  ],
  ...[
    'handOver',
    'hasCloseButton',
    'hasLauncher',
    'held',
    'hold',
    'initialised',
    'journal',
    'judge',
    'late',
  ],
  ...['mistakes', 'newMessage', 'offBecause', 'onBack', 'onlineChanged', 'parts', 'presence'],
  ...['rendering', 'room', 'ruleContext', 'seen', 'settled', 'simulated', 'startDue', 'starting'],
  ...['toEnd', 'trusted', 'typing', 'unwanted', 'viewed', 'waitsFor', 'warnOfUnknown', 'within'],
];
/** Of the deriver's own modules: neither a syntax tree has them, nor what goes in and out. */
const DERIVERS_OWN = new RegExp(
  `^(${[
    ...['active', 'arrowAt', 'awaitAt', 'awaitNameAt', 'begins', 'binding', 'bracketed', 'broken'],
    ...['budget', 'byCall', 'changed', 'commas', 'context', 'cooked', 'declared', 'doubtful'],
    ...['escaped', 'exhaustive', 'findings', 'handlersMatter', 'initialisers', 'isDerived'],
    ...['isFunction', 'isMutable', 'isNew', 'isOptional', 'isShared', 'isStatic', 'isUnique'],
    ...['lastEnd', 'lastStart', 'lexical', 'lineBefore', 'loose', 'marks', 'mayBeAsync'],
    ...['newTarget', 'onlyInParameters', 'parents', 'pending', 'privates', 'reachable'],
    ...['references', 'roles', 'scopes', 'superCall', 'superProperty', 'timers', 'tree'],
    ...['waiting', 'wrapped', 'yieldAt'],
  ].join('|')})$`,
);
/** Of the loader's own modules. */
const LOADERS_OWN = /^(allowed|asked|failed)$/;
/** No members: terser's other steps alone. */
const NONE = /^$/;
// The view asks for its words by name, too; other scripts of a page, for what the sandbox offers them.
const PUBLIC = [
  ...['core/simulator.d.ts', '../static/chaport.d.ts', 'core/api.json', 'view/words.ts'],
  'sandbox/offered.ts',
];

/** Browsers know URLs themselves; the engine of the checker does not. */
const ownUrls = {
  name: 'own-urls',
  setup({ onResolve }) {
    onResolve({ filter: /\/core\/urls$/ }, () => ({ path: join(here, 'simulator/urls.ts') }));
  },
};

/** A function that can hand on its own text, to a worker. */
function asItself(name) {
  return {
    format: 'cjs',
    banner: { js: `(function ${name}() {` },
    footer: { js: '})();' },
  };
}

const bundles = [
  { entry: 'pair/index.ts', out: 'pair.js', globalName: 'chaportPair', target: 'es2020' },
  {
    entry: 'pair/browser.ts',
    out: 'deriver.js',
    target: 'es2020',
    plugins: [ownParser],
    short: () => DERIVERS_OWN,
    pure: true,
  },
  { entry: 'read/index.ts', out: 'read.js', globalName: 'chaportRead', target: 'es2020' },
  {
    entry: 'headless/index.ts',
    out: 'core.js',
    globalName: 'chaportCore',
    target: 'es2022',
    plugins: [lazily],
  },
  {
    entry: 'simulator/index.ts',
    out: 'simulator.js',
    target: 'es2022',
    short: internal,
    passes: 5,
  },
  {
    entry: 'check/index.ts',
    out: 'check.js',
    globalName: 'chaportCheck',
    target: 'es2022',
    plugins: [lazily],
  },
  {
    entry: 'sandbox/index.ts',
    out: 'sandbox.js',
    target: 'es2022',
    plugins: [ownUrls],
    short: internal,
    passes: 5,
    form: asItself('chaportSandbox'),
  },
  {
    entry: 'loader/index.ts',
    out: 'loader.js',
    target: 'es2020',
    short: () => LOADERS_OWN,
    define: { INTENT: 'false' },
  },
  {
    entry: 'loader/intent.ts',
    out: 'loader-intent.js',
    target: 'es2020',
    short: () => LOADERS_OWN,
    define: { INTENT: 'true' },
  },
  { entry: 'loader/idle-mode.ts', out: 'loader-idle.js', target: 'es2020', short: () => NONE },
  {
    entry: 'loader/visitor-mode.ts',
    out: 'loader-visitor.js',
    target: 'es2020',
    short: () => NONE,
  },
  { entry: 'loader/banner.ts', out: 'banner.js', target: 'es2020', short: () => NONE },
  { entry: 'loader/navigation.ts', out: 'navigation.js', target: 'es2020', short: () => NONE },
  { entry: 'loader/launcher.css', out: 'launcher.css', target: 'chrome111' },
  { entry: 'loader/banner.css', out: 'banner.css', target: 'chrome111' },
  { entry: 'samples/index.ts', out: 'samples.js', target: 'es2020', short: () => NONE, pure: true },
  {
    entry: 'playground/index.ts',
    out: 'playground.js',
    target: 'es2020',
    plugins: [registryFacts, earlierModules],
    short: () => NONE,
    pure: true,
  },
  {
    entry: 'playground/on-demand.ts',
    out: 'playground-more.js',
    target: 'es2020',
    plugins: [sharedModules],
    short: () => NONE,
    pure: true,
  },
  {
    entry: 'playground/real/on-demand.ts',
    out: 'playground-real.js',
    target: 'es2020',
    plugins: [sharedModules],
    short: () => NONE,
    pure: true,
  },
  { entry: 'playground/real/frame.ts', out: 'real.js', target: 'es2020' },
  {
    entry: 'playground/playground.css',
    out: 'playground.css',
    target: 'chrome111',
  },
  { entry: 'playground/real/real.css', out: 'playground-real.css', target: 'chrome111' },
  { entry: 'samples/samples.css', out: 'samples.css', target: 'chrome111' },
  { entry: 'samples/wide.css', out: 'wide.css', target: 'chrome111' },
];

/**
 * What goes to the embedded engine is one function, called at once, in no parentheses: quickjs reads
 * all that stands in those twice, to see whether it is the head of an arrow function.
 */
const asGlobal = (name) => ({
  format: 'cjs',
  banner: { js: `var ${name} = function (module) {` },
  footer: { js: 'return module.exports; }({});' },
});

/** What is smaller is not always what compresses better. */
const COMPRESSION = { ecma: 2020, unsafe_arrows: true, inline: 1, lhs_constants: false };

/**
 * `short` tells which members get short names; then terser makes it smaller, too. Where scripts are `pure`, no
 * member does anything when it is read: nobody's code but ours is there.
 */
async function compile(bundle) {
  const { entry, out, globalName, target: level, plugins = [], short, form } = bundle;
  const usual = entry.endsWith('.css') ? {} : { format: 'iife' };
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(target, out),
    bundle: true,
    write: false,
    minify: !short,
    minifySyntax: true,
    charset: 'ascii',
    legalComments: 'inline',
    define: bundle.define ?? {},
    target: level,
    plugins: entry.endsWith('.css') ? plugins : [cssText, ...plugins],
    ...(globalName ? asGlobal(globalName) : (form ?? usual)),
  });
  const { text } = result.outputFiles[0];
  return {
    path: join(target, out),
    text: `${(short ? await squeezed(text, await short(), bundle) : text).trimEnd()}\n`,
  };
}

/** What visitors load: after esbuild, terser sees more of what can be said in fewer bytes. */
async function squeezed(text, members, { passes = 3, pure = false }) {
  const licences = text.match(/\/\*![\s\S]*?\*\//g) ?? [];
  const { code } = await minify(text, {
    ecma: 2020,
    mangle: { properties: { regex: members } },
    // A function with arguments in the place of its call has less in common with other code.
    compress: { ...COMPRESSION, passes, pure_getters: pure },
    // Where a statement goes, terser would take the licence above it along.
    format: { ascii_only: true, comments: false, preamble: licences.join('\n') },
  });
  return code;
}

/** The names of `INTERNAL`, when none of them is known outside. */
async function internal() {
  const known = await Promise.all(PUBLIC.map((name) => readFile(join(here, name), 'utf8')));
  const names = new Set(known.join().match(/\w+/g));
  const clash = INTERNAL.find((name) => names.has(name));
  if (clash)
    throw new Error(`build.mjs: \`${clash}\` is a name that pages know, take it from INTERNAL`);
  return new RegExp(`^(${INTERNAL.join('|')})$`);
}

/** A file with its script in it, and that alone allowed: a sandboxed frame cannot load one from `file://`. */
async function sandboxPage() {
  const bundle = { entry: 'sandbox/receive.ts', out: 'sandbox.html', target: 'es2022' };
  const { path, text } = await compile({ ...bundle, short: () => NONE });
  const script = text.trimEnd();
  if (/<\/script|<!--/i.test(script))
    throw new Error('build.mjs: the sandbox would end its own script');
  const page = await readFile(join(here, 'sandbox/sandbox.html'), 'utf8');
  return {
    path,
    text: page
      .replace('HASH', `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
      .replace('<script></script>', () => `<script>${script}</script>`),
  };
}

/** Handed over as they are: types beside the script that they are of, a page beside its script. */
const COPIED = ['core/simulator.d.ts', 'playground/real/real.html'];

async function copyOf(file) {
  return { path: join(target, basename(file)), text: await readFile(join(here, file), 'utf8') };
}

const check = process.argv.includes('--check');
const stale = [];
await mkdir(target, { recursive: true });
const files = await Promise.all([...bundles.map(compile), ...COPIED.map(copyOf), sandboxPage()]);
for (const { path, text } of files) {
  const old = await readFile(path, 'utf8').catch(() => null);
  if (old === text) continue;
  if (check) stale.push(path);
  else await writeFile(path, text);
}
if (stale.length) {
  console.error(`stale, run 'make static':\n${stale.join('\n')}`);
  process.exit(1);
}
