// How `make mutants` breaks the widget's core: each small change of `client/core` has to fail a test
// of this folder. Started in the repository's root. What is left out of it, and why: mutants-prose.mjs.
const core = 'sphinx_chaport/client/core';
const only = (process.env.ONLY ?? '').split(' ').filter(Boolean);

export default {
  mutate: [...(only.length ? only : ['**/*']).map((name) => `${core}/${name}.ts`), '!**/*.d.ts'],
  testRunner: 'core',
  plugins: ['./tests/core/mutants-runner.mjs', './tests/core/mutants-prose.mjs'],
  ignorers: ['prose'],
  coverageAnalysis: 'perTest',
  thresholds: { high: 90, low: 85, break: only.length ? null : 80 },
  concurrency: 2,
  // The runner stops what never ends, test by test. A worker that is silent for so long is broken.
  timeoutMS: 300_000,
  // What the tests are made of, and nothing else, is copied and changed.
  ignorePatterns: [
    '**',
    '!sphinx_chaport/client/tsconfig.json',
    '!sphinx_chaport/client/core/**',
    '!sphinx_chaport/client/headless/**',
    '!sphinx_chaport/static/chaport-api.json',
    '!docs/snippets/identity/vectors.json',
    '!tests/core/*.ts',
    // About codes, not about the core.
    'tests/core/places.test.ts',
  ],
  symlinkNodeModules: false,
  tempDirName: 'build/mutants/sandbox',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    reportTests: false,
    logTests: false,
  },
  allowConsoleColors: false,
  jsonReporter: { fileName: 'build/mutants/report.json' },
  htmlReporter: { fileName: 'build/mutants/report.html' },
};
