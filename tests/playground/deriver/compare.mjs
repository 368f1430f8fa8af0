// Reads the same texts with acorn as it is and as pages get it: whole scripts, and pieces put together.
// Prints the texts of which both do not say the same, and how many there were.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as whole from '../../../sphinx_chaport/client/node_modules/acorn/dist/acorn.mjs';
import { slimAcorn } from '../../../sphinx_chaport/client/slim-acorn.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const client = join(root, 'sphinx_chaport/client');
const TEXTS = 20_000;
const PIECES = [
  ...['async ', 'await ', 'yield ', 'class A{', 'static ', '#x', 'get a(){}', '...', ' => '],
  ...['(', ')', '{', '}', '`', '${', '?.', '??', '**', 'import ', 'export ', 'new.target', 'let '],
  ...['const ', '/x/u', '0x1n', '\\u0061', 'label:', 'break ', 'using ', 'of ', 'for(', ';', ','],
  ...['super', '=', 'const {a=1}=', '/*', '//', '\n', '"use strict";', 'async(x,y)=>1', '\u00fc'],
  ...['({a,b=1,async c(){},*d(){},get e(){return 1},[f]:2}={})', 'function*g(){', 'return ', '@'],
  ...['a', '1', ' ', 'x.y', 'f()', "'s'", 'if(a)', 'else ', 'in ', '\u{1d4b3}', 'var '],
];

async function slim() {
  const path = join(client, 'node_modules/acorn/dist/acorn.mjs');
  let text = '';
  await slimAcorn.setup({
    onLoad: async (_, load) => {
      text = (await load({ path })).contents;
    },
  });
  while (!text) await new Promise((done) => setTimeout(done));
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** All that a parser says of a text; of regular expressions, browsers know the details. */
function said(parser, text) {
  const [onToken, onComment] = [[], []];
  const options = { ecmaVersion: 2025, allowHashBang: false, onToken, onComment };
  try {
    const tree = parser.parse(text, options);
    const tokens = onToken.map(({ type, start, end }) => [type.label, start, end]);
    return JSON.stringify([tree, tokens, onComment], (_, value) =>
      typeof value === 'bigint' || value instanceof RegExp ? String(value) : value,
    );
  } catch (error) {
    const message = error.message.replace(/ \(\d+:\d+\)$/, '').replace(/regular expres.*/s, '');
    return `${error.pos} ${message.replace(/^(Invalid|Duplicate) $/, '')}`;
  }
}

/** The same texts each time. */
function* texts() {
  let seed = Number(process.argv[2] ?? 1);
  const below = (limit) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % limit;
  };
  for (let count = 0; count < TEXTS; count += 1) {
    yield Array.from({ length: 1 + below(9) }, () => PIECES[below(PIECES.length)]).join('');
  }
}

const folder = join(root, 'sphinx_chaport/static');
const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
const files = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')));
const other = await slim();
let read = 0;
const different = [...files, ...texts()].filter((text) => {
  const [should, is] = [said(whole, text), said(other, text)];
  if (should.startsWith('[')) read += 1;
  return should !== is;
});
console.log(JSON.stringify({ different: different.slice(0, 20), read }));
