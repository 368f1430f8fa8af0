// Runs the tests of this folder for StrykerJS, in its worker: they are bundled once, and each mutant
// gets a fresh context to load them into. No test waits for time to pass, so that each is over, with
// all its promises, when the call into the context returns.
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, createContext, Script } from 'node:vm';
import { build } from '../../sphinx_chaport/client/node_modules/esbuild/lib/main.js';

const modules = fileURLToPath(new URL('../../sphinx_chaport/client/node_modules', import.meta.url));

// Takes longer than all other tests together, and asks nothing but that nothing throws.
const LEFT_OUT = 'contract-anything.test.ts';

// StrykerJS's numbers for how a test ended.
const SUCCESS = 0;
const FAILED = 1;

// How long a test may take, in milliseconds: ten times what the longest does on a busy machine.
const PATIENCE = 6000;

// The code of the error by which a context is stopped that takes too long.
const STOPPED = 'ERR_SCRIPT_EXECUTION_TIMEOUT';

// Two files may name a test alike: each has a harness of its own.
function harnessOfFile({ path, importer, resolveDir }) {
  const [, file = basename(importer)] = path.split('?');
  return { path: join(resolveDir, 'harness.ts'), suffix: `?${file}` };
}

function entry(files) {
  const imports = files.map(
    (file, index) => `import './${file}'; import { tests as t${index} } from './harness?${file}';`,
  );
  const found = files.map((file, index) => `['${file}', t${index}]`);
  return `${imports.join('\n')}
    const tests = new Map();
    for (const [file, own] of [${found}])
      for (const [name, run] of own) tests.set(file + ': ' + name, run);
    export const names = [...tests.keys()];
    export let failure;
    export async function run(name) {
      failure = 'It waits for a promise that nothing settles.';
      try {
        await tests.get(name)();
        failure = null;
      } catch (error) {
        failure = String((error && error.message) || error);
      }
    }`;
}

// The working directory is StrykerJS's copy of the repository, with all mutants in its code.
async function bundle() {
  const folder = resolve('tests/core');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const files = names.filter((name) => name !== LEFT_OUT).sort();
  const harness = (own) => own.onResolve({ filter: /^\.\/harness/ }, harnessOfFile);
  const result = await build({
    stdin: { contents: entry(files), resolveDir: folder, loader: 'js' },
    plugins: [{ name: 'harness', setup: harness }],
    nodePaths: [modules],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'coreTests',
    target: 'es2020',
    logLevel: 'silent',
  });
  return result.outputFiles[0].text;
}

// Counting which test covers what takes as long as all the rest, and is of use only once.
function withoutCounting(code) {
  return code.replace(/function stryCov_\w+\(\) \{/g, '$& return;');
}

// A context with all tests, none of them run. `patience` is how long a step may take, in milliseconds,
// whatever it catches. `settings` tell the changed code which mutant is active, `early` ones while it
// loads.
function load(script, patience, settings, early = {}) {
  const context = createContext(constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  const evaluate = (code) => code.runInContext(context, { timeout: patience });
  const shared = evaluate(new Script('globalThis.__stryker__ = {}'));
  Object.assign(shared, early);
  evaluate(script);
  Object.assign(shared, settings);
  const { coreTests } = context;
  const run = (name) => {
    shared.currentTestId = name;
    evaluate(new Script(`coreTests.run(${JSON.stringify(name)})`));
    return coreTests.failure;
  };
  return { shared, names: [...coreTests.names], run };
}

// What a test tells: how it failed, and how long it took.
function timed(run, name) {
  const start = performance.now();
  const failureMessage = run(name);
  return { failureMessage, timeSpentMs: performance.now() - start };
}

function dryRun(script) {
  const { shared, names, run } = load(script, 10 * PATIENCE);
  const tests = names.map((name) => {
    const result = timed(run, name);
    const status = result.failureMessage === null ? SUCCESS : FAILED;
    return { id: name, name, status, ...result };
  });
  return { status: 'complete', tests, mutantCoverage: shared.mutantCoverage };
}

function mutantRun(script, spent, options) {
  const { activeMutant, mutantActivation, hitLimit, testFilter } = options;
  const active = {
    activeMutant: activeMutant.id,
    hitCount: hitLimit && 0,
    hitLimit,
  };
  const early = mutantActivation === 'static' ? active : {};
  const { shared, names, run } = load(script, PATIENCE, active, early);
  const order = [...(testFilter ?? names)].sort((a, b) => (spent[a] ?? 0) - (spent[b] ?? 0));
  for (const [index, name] of order.entries()) {
    const { failureMessage, timeSpentMs } = timed(run, name);
    spent[name] = timeSpentMs;
    if (shared.hitCount > hitLimit) return { status: 'timeout', reason: 'It never ends.' };
    if (failureMessage === null) continue;
    return {
      status: 'killed',
      killedBy: [name],
      failureMessage,
      nrOfTests: index + 1,
    };
  }
  return { status: 'survived', nrOfTests: order.length };
}

// Tests that cannot even be loaded have noticed the mutant, too. An error of ours is no such thing.
function stopped(error) {
  if (error?.code === STOPPED) return { status: 'timeout' };
  if (error instanceof Error) throw error;
  return {
    status: 'killed',
    killedBy: [],
    failureMessage: String(error),
    nrOfTests: 0,
  };
}

function createRunner() {
  // By test, how long it took here: those that take long come last.
  const spent = {};
  let counting;
  let quick;
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      const code = await bundle();
      counting = new Script(code);
      quick = new Script(withoutCounting(code));
    },
    dryRun: async () => dryRun(counting),
    async mutantRun(options) {
      try {
        return mutantRun(quick, spent, options);
      } catch (error) {
        return stopped(error);
      }
    },
  };
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'core', factory: createRunner }];
