// What the deriver asks of methods, out of the registry's export: `chaport:registry` of playground/registry.d.ts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'chaport:registry';

export const registryFacts = {
  name: 'registry-facts',
  setup(build) {
    build.onResolve({ filter: /^chaport:registry$/ }, () => ({ path: NAME, namespace: NAME }));
    build.onLoad({ filter: /.*/, namespace: NAME }, async () => {
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
