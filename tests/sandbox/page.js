// A page with nothing on it but a sandbox, and what came of its runs.
import { createHost } from '../../sphinx_chaport/client/sandbox/host.ts';

const host = createHost(document, document.documentElement.dataset.base ?? 'chaport/');
host.element.setAttribute('aria-label', 'Stage');
host.element.className = 'stage';
document.querySelector('main').append(host.element);
window.host = host;
window.heard = [];
window.runs = 0;

window.start = (request) => {
  window.runs += 1;
  const run = window.runs;
  host.run(request, (report) => window.heard.push({ run, ...report }));
};
