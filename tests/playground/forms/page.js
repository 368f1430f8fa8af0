// The three forms on a page, over stores that a person or a test sets: `model({ code: '...' })`.
import { api } from '../../../sphinx_chaport/client/core/api.ts';
import { checkArguments } from '../../../sphinx_chaport/client/core/check.ts';
import * as exported from '../../../sphinx_chaport/client/playground/forms/exports.ts';
import {
  argumentsPart,
  installationPart,
  surroundingsPart,
} from '../../../sphinx_chaport/client/playground/forms/index.ts';
import { createStore } from '../../../sphinx_chaport/client/playground/store.ts';
import { createSay } from '../../../sphinx_chaport/client/playground/words.ts';
import '../../broken.js';
import { addSections } from '../sections.js';

const account = {
  operators: [
    { id: 'ann', name: 'Ann', teams: ['sales'] },
    { id: 'ben', name: 'Ben', online: false },
  ],
  teams: [{ id: 'sales', name: 'Sales' }],
  triggers: [
    { id: 'welcome', message: 'Hello, how can I help?' },
    { id: 'sale', message: 'All lamps are reduced today.', enabled: false },
  ],
};

window.api = api;
window.exported = exported;
window.checkArguments = checkArguments;
window.runs = 0;
window.said = [];

const model = createStore({
  sample: null,
  form: 'traditional',
  code: "window.chaport.on('ready', function () {\n  // Moves it up.\n  window.chaport.updatePosition(['right', 0, 100]);\n});\n",
  config: "{ appId: '0123456789abcdef01234567', appearance: { windowColor: 'teal' } }",
  simulator: { environment: { country: 'NO' }, account },
  page: {
    url: 'https://shop.example/lamps?utm_source=letter&page=2',
    title: 'Lamps',
    referrer: '',
    language: 'en',
  },
  untrusted: false,
});
const context = {
  data: { samples: [], subject: null, real: null, playground: '' },
  model,
  say: createSay(),
  announce: (text) => void window.said.push(text),
  run: () => {
    window.runs += 1;
  },
};
window.model = model;

const parts = {
  arguments: argumentsPart,
  installation: installationPart,
  surroundings: surroundingsPart,
};
addSections(parts, context);
