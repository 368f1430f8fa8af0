// A page with nothing on it but a sandbox, and what came of its runs.
const stage = document.createElement('div');
stage.setAttribute('aria-label', 'Stage');
stage.className = 'stage';
document.querySelector('main').append(stage);
window.host = window.chaportSandbox.createHost(stage, 'chaport/');
window.heard = [];
window.runs = 0;

window.start = (request) => {
  window.runs += 1;
  const run = window.runs;
  window.host.run(request, (report) => window.heard.push({ run, ...report }));
};
