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

/** Modules that shared.ts hands on from the first script to the second, by their names there. */
const SHARED = {
  api: '../core/api',
  deriver: 'deriver',
  dom: 'dom',
  elements: 'panels/elements',
};

export const sharedModules = {
  name: 'shared-modules',
  setup(build) {
    const names = new Map(
      Object.entries(SHARED).map(([name, path]) => [join(import.meta.dirname, path), name]),
    );
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const name = names.get(join(resolveDir, path));
      return name && { path: name, namespace: 'shared' };
    });
    build.onLoad({ filter: /.*/, namespace: 'shared' }, async ({ path: name }) => ({
      contents: `export const { ${await exportsOf(SHARED[name])} } = chaportPlaygroundShared.${name};`,
    }));
  },
};

/** What a module hands on: named one by one, the second script takes them without a layer between. */
async function exportsOf(path) {
  const text = await readFile(join(import.meta.dirname, `${path}.ts`), 'utf8');
  const found = text.matchAll(/^export (?:async function|function|const) (\w+)/gm);
  return Array.from(found, ([, name]) => name).join();
}
