// How pages get the deriver: with the parser of this folder in place of acorn.
import { join } from 'node:path';

export const ownParser = {
  name: 'own-parser',
  setup(build) {
    build.onResolve({ filter: /^\.\/parser$/ }, () => ({
      path: join(import.meta.dirname, 'index.ts'),
    }));
  },
};
