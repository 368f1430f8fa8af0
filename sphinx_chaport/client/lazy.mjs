// Modules that the embedded engine compiles on first use: until then they are text, which costs it nothing to load.
// Not for browsers, where a page's policy may forbid to compile text.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

/** Modules that export functions only; what nothing else imports of theirs is in them. */
const LAZY = [
  'analytics',
  'assignments',
  'chat',
  'integrity',
  'invitations',
  'language',
  'session',
  'types-in-words',
  'urls',
  'visitor',
];
/** What they import and others, too: it is handed to them. */
const GIVEN = ['api', 'check-value', 'matchers', 'parameters', 'quietly', ...LAZY];

const FILE = new RegExp(`[\\\\/]core[\\\\/](${LAZY.join('|')})\\.ts$`);
const IMPORT = /import\{([^}]*)\}from"\.\/([\w-]+)";/g;
const EXPORT = /export\{([^}]*)\};\s*$/;

export const lazily = {
  name: 'lazily',
  setup({ initialOptions, onLoad }) {
    onLoad({ filter: FILE }, async ({ path }) => ({
      contents: stub(basename(path, '.ts'), await compiled(path, initialOptions.target)),
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]core[\\/]api\.json$/ }, async ({ path }) => ({
      contents: asText(JSON.parse(await readFile(path, 'utf8'))),
      loader: 'js',
    }));
  },
};

/** As text, JSON is read several times as fast as the same in JavaScript. */
function asText(value) {
  const names = Object.keys(value).join(',');
  return `const all=JSON.parse(${JSON.stringify(JSON.stringify(value))});export const {${names}}=all;export default all;`;
}

async function compiled(path, target) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    charset: 'ascii',
    legalComments: 'inline',
    target,
    external: GIVEN.filter((name) => name !== basename(path, '.ts')).map((name) => `./${name}`),
  });
  return outputFiles[0].text;
}

/** The module as a function of what it imports; each export compiles it, and makes way for the real one. */
function stub(name, text) {
  const given = [];
  const body = text
    .replace(IMPORT, (_, names, from) => {
      given.push(from);
      return `const {${names.replaceAll(' as ', ':')}}=${variable(from)};`;
    })
    .replace(EXPORT, (_, names) => `return{${names.replace(/([\w$]+) as (\w+)/g, '$2:$1')}};`);
  const exported = [...EXPORT.exec(text)[1].matchAll(/(\w+)(?:,|$)/g)].map(([, each]) => each);
  if (/^(import|export)\b|return\{[^}]* as /m.test(body))
    throw new Error(`lazy.mjs: \`${name}\` cannot be text`);
  const code = `(function(${given.map(variable).join()}){"use strict";${body}})`;
  return [
    ...given.map((from) => `import * as ${variable(from)} from './${from}';`),
    'const evaluate = eval;',
    `const load = () => ({ ${exported.join()} } = evaluate(${JSON.stringify(code)})(${given.map(variable).join()}));`,
    ...exported.map((each) => `export let ${each} = (...args) => (load(), ${each}(...args));`),
  ].join('\n');
}

function variable(name) {
  return `$${name.replaceAll('-', '_')}`;
}
