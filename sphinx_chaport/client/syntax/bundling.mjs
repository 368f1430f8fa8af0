// How pages get the deriver: with the parser of this folder in place of acorn.
import { join } from 'node:path';

/** Modules of `pair`, and what pages have instead. */
const OURS = { './parser': 'index.ts', './nodes': 'children.ts' };

export const ownParser = {
  name: 'own-parser',
  setup(build) {
    build.onResolve({ filter: /^\.\/(?:parser|nodes)$/ }, ({ path, resolveDir }) =>
      resolveDir.endsWith('pair') ? { path: join(import.meta.dirname, OURS[path]) } : undefined,
    );
  },
};
