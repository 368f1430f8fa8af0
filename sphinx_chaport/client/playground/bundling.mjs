// How the playground's scripts are made: what they take of the registry, and what the second has of the first.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const REGISTRY = 'chaport:registry';

/** `chaport:registry` of registry.d.ts: what the deriver asks of methods, out of the registry's export. */
export const registryFacts = {
  name: 'registry-facts',
  setup(build) {
    build.onResolve({ filter: /^chaport:registry$/ }, () => ({
      path: REGISTRY,
      namespace: REGISTRY,
    }));
    build.onLoad({ filter: /.*/, namespace: REGISTRY }, async () => {
      const file = join(import.meta.dirname, '../../static/chaport-api.json');
      const { methods } = JSON.parse(await readFile(file, 'utf8'));
      const reasons = methods.filter((each) => each.queueReason);
      const contents = JSON.stringify({
        returning: methods.filter((each) => each.returns).map(({ name }) => name),
        notQueued: Object.fromEntries(reasons.map((each) => [each.name, each.queueReason])),
      });
      return { contents, loader: 'json' };
    });
  },
};

/** What the page's first script, `samples.js`, has and hands on. */
const EARLIER = { '../samples/files': 'chaportFiles' };
/** Modules that other scripts of the page have, and where these hand them on: `shared.ts`, `sandbox/offered.ts`. */
const SHARED = {
  ...EARLIER,
  deriver: 'chaportPlaygroundShared.deriver',
  dom: 'chaportPlaygroundShared.dom',
  'panels/elements': 'chaportPlaygroundShared.elements',
  '../core/api': 'chaportSandbox',
  '../core/check-value': 'chaportSandbox',
  '../core/types-in-words': 'chaportSandbox',
};

const handOn = (modules) => ({
  name: 'shared-modules',
  setup(build) {
    const places = new Map(
      Object.entries(modules).map(([path, place]) => [join(import.meta.dirname, path), place]),
    );
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      return places.has(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'shared' }, async ({ path }) => ({
      contents: handedOn(await exportsOf(path), places.get(path)),
    }));
  },
});

export const earlierModules = handOn(EARLIER);
export const sharedModules = handOn(SHARED);

/** Each by itself, and said to do nothing: those that a script does not take are left out of it. */
function handedOn(names, place) {
  return names
    .map((name) => `export const ${name} = /* @__PURE__ */ (() => ${place}.${name})();`)
    .join('\n');
}

async function exportsOf(path) {
  const text = await readFile(`${path}.ts`, 'utf8');
  const found = text.matchAll(/^export (?:async function|function|const) (\w+)/gm);
  return Array.from(found, ([, name]) => name);
}
