// The links of the playground for tests in Python: one JSON line in, `[name, arguments]`, one out.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../../sphinx_chaport/client/node_modules/esbuild/lib/main.js';

const client = join(dirname(fileURLToPath(import.meta.url)), '../../../sphinx_chaport/client');
const result = await build({
  stdin: {
    contents: `
      export { readLink, writeLink } from './playground/share/link';
      export { pack, unpack } from './playground/share/pack';
    `,
    resolveDir: client,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
});
const text = Buffer.from(result.outputFiles[0].text).toString('base64');
const links = { ...(await import(`data:text/javascript;base64,${text}`)) };
const streams = { CompressionStream, DecompressionStream };

/** The browser can do without any of these. */
links.without = (...names) => {
  for (const [name, value] of Object.entries(streams)) {
    globalThis[name] = names.includes(name) ? undefined : value;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...args] = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await links[name](...args)) ?? null };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
