// Reads the same texts with acorn and with the parser that pages get: the programs of test262, whole
// scripts, and pieces put together. Prints the texts of which both do not say the same, and how many there were.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as acorn from '../../../sphinx_chaport/client/node_modules/acorn/dist/acorn.mjs';
import { build } from '../../../sphinx_chaport/client/node_modules/esbuild/lib/main.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const client = join(root, 'sphinx_chaport/client');
const programs = join(client, 'node_modules/test262-parser-tests');
const TEXTS = 40_000;
const PIECES = [
  ...['async ', 'await ', 'yield ', 'class A{', 'static ', '#x', 'get a(){}', '...', ' => '],
  ...['(', ')', '{', '}', '`', '${', '?.', '??', '**', 'import ', 'export ', 'new.target', 'let '],
  ...['const ', '/x/u', '0x1n', '\\u0061', 'label:', 'break ', 'using ', 'of ', 'for(', ';', ','],
  ...['super', '=', 'const {a=1}=', '/*', '//', '\n', '"use strict";', 'async(x,y)=>1', '\u00fc'],
  ...['({a,b=1,async c(){},*d(){},get e(){return 1},[f]:2}={})', 'function*g(){', 'return ', '@'],
  ...['a', '1', ' ', 'x.y', 'f()', "'s'", 'if(a)', 'else ', 'in ', '\u{1d4b3}', 'var ', '}', ')'],
  ...['while(1)', 'do ', 'try{', 'catch(e){', 'finally{', 'switch(a){', 'case 1:', 'default:'],
  ...['=>{', 'async function f(){', 'function f(a,b){', '++', '--', 'typeof ', 'delete ', '[', ']'],
  ...['&&', '||', '? ', ': ', 'arguments', 'eval', '[a,b]=', '({a:b,...c}=', '(a,b)', '(a)'],
  ...['yield*', 'for await(', 'let[', 'throw ', 'continue ', 'with(a)', '-->', '<!--', '08', '.5'],
  ...['"\\01"', '1_0', '/=', '!', '`a${b}c`', 'extends ', 'new ', 'this', 'null', '#x in '],
  ...['a => {}', '? 1 : 2', 'let in\u00fc', '({...{', "'use strict'\n", '010', 'class B{}', 'f(){}'],
  ...['a = 1 of b', '/* c\n */', 'in\u00fc', "{'use strict'}", '"\\01"'],
  ...['static{', 'set a(b){}', 'import(a)', '/* a\n */', '// b\n', '  '],
];
/** Where a word, a number, a string is broken, one may see that before the other looks at what is around. */
const IN_A_WORD =
  /escape|number|character|Code point|Untermin|regular exp|no end|The sign|octal|In strict mode, a/i;
/**
 * Where acorn goes its own way: a word right behind such a number, `?.` at the end of all, `import`
 * before dots, flags with an escape, a constant whose line ends before `of`.
 */
const ODD = /0x1n[a-z]|const [^;]*\n[^;]*of|\?\.$|import \.|\/x\/u\\/;

async function ownParser() {
  const { outputFiles } = await build({
    entryPoints: [join(client, 'syntax/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const text = Buffer.from(outputFiles[0].text).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

/** All that a parser says of a text: the tree and the comments; or where it cannot be read, and why. */
function said(parser, text) {
  const onComment = [];
  const options = { ecmaVersion: 2025, allowHashBang: false, onComment };
  try {
    const tree = parser.parse(text, options);
    return { read: JSON.stringify([tree, onComment], sorted) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { at: error.pos, why: error.message };
  }
}

function sorted(_, value) {
  if (typeof value === 'bigint' || value instanceof RegExp) return String(value);
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSame(text) {
  const [should, is] = [said(acorn, text), said(own, text)];
  counts[should.read ? 'read' : 'refused'] += 1;
  if (ODD.test(text)) return true;
  if (should.read || is.read) return should.read === is.read;
  return should.at === is.at || IN_A_WORD.test(should.why + is.why);
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

async function filesIn(folder, wanted) {
  const names = (await readdir(folder)).filter(wanted);
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

const own = await ownParser();
const counts = { read: 0, refused: 0 };
const scripts = await filesIn(join(root, 'sphinx_chaport/static'), (name) => name.endsWith('.js'));
// Signs that Unicode has got since differ between acorn's tables and those of the engine.
const isScript = (name) => !/\.module\.|^c060a3014ad24dfd/.test(name);
const folders = ['pass', 'pass-explicit', 'early', 'fail'].map((each) => join(programs, each));
const cases = await Promise.all(folders.map((folder) => filesIn(folder, isScript)));
const different = [...scripts, ...cases.flat(), ...texts()].filter((text) => !isSame(text));
console.log(JSON.stringify({ different: different.slice(0, 20), ...counts }));
