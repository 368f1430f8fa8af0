// Runs a generated page with the widget core, `chaportCore`, and says what came of it.
// A program is JSON: `config` and `simulator` as a page has them, `ready` (commands in a listener for
// `ready`), and `steps`. `{"$call": "name"}` is a callback that is written down when it is called.
'use strict';

var coreModel = (() => {
  const EVENTS = [
    'ready',
    'chat.autoInvitation',
    'chat.onlineChange',
    'chat.started',
    'widget.stateChange',
  ];

  function live(value, heard) {
    if (typeof value !== 'object' || value === null) return value;
    if ('$call' in value) return (...args) => void heard.push([value.$call, args]);
    if ('$undefined' in value) return undefined;
    if (Array.isArray(value)) return value.map((item) => live(item, heard));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, live(item, heard)]));
  }

  // One line of the page's code. What the stub does not have is written with `q` before the arrival.
  function run(step, page) {
    const { chaport } = page.world.host;
    const args = live(step.args || [], page.heard);
    try {
      if (step.advance) page.world.advance(step.advance);
      else if (step.event) listen(step, page);
      else if (step.way === 'held') page.held.q(step.name, args);
      else if (step.way === 'bare') chaport.q(step.name, ...args);
      else if (step.way === 'called' && chaport[step.name]) chaport[step.name](...args);
      else chaport.q(step.name, args);
    } catch (error) {
      page.thrown.push(`${step.name}: ${error}`);
    }
  }

  // These come at any place in the code, so what they hear is another thing each time.
  function listen({ event, way }, { world, held }) {
    const listener = () => {};
    if (way === 'held') held.on(event, listener);
    else if (way === 'called') world.host.chaport.on(event, listener);
    else world.host.chaport.q('on', [event, listener]);
  }

  function open(program) {
    const world = chaportCore.createWorld({ seed: 7, now: 1000 });
    const heard = [];
    const appId = '0123456789abcdef01234567';
    world.host.chaportConfig = { appId, ...live(program.config, heard) };
    const { q, on } = chaportCore.installStub(world.host);
    const page = { world, heard, held: { q, on }, thrown: [] };
    for (const event of EVENTS) on(event, (data) => void heard.push([event, data]));
    const ready = program.ready || [];
    if (ready.length) on('ready', () => ready.forEach((step) => run(step, page)));
    return page;
  }

  // In any order, and without the advice on a method that only the queue is advised against for.
  function lines(world) {
    return world.console
      .map(({ level, message }) => `${level}: ${message}`)
      .filter((line) => !line.includes('is not for the command queue'))
      .sort();
  }

  // The script arrives after the first `split` steps.
  function visit(program, split) {
    const page = open(program);
    const { world, heard, thrown } = page;
    for (const step of program.steps.slice(0, split)) run(step, page);
    const api = chaportCore.arrive(world.ports, world.host, live(program.simulator || {}, heard));
    for (const step of program.steps.slice(split)) run(step, page);
    world.window.fire('go');
    world.advance(10000);
    const before = { state: api.state(), drawing: world.drawing(), stored: { ...world.storage } };
    const trace = api.trace();
    const address = world.host.chaport.getParameterValue?.('page_url');
    // Shows who would get a chat now.
    api.visitorMessage('Hello');
    world.advance(10000);
    return {
      api,
      trace,
      seen: {
        thrown,
        ...before,
        address,
        after: api.state(),
        places: world.view.places,
        depth: world.depth(),
        lines: lines(world),
        heard,
      },
    };
  }

  // Where the same code comes out otherwise, by where the script arrives; null where it does not.
  function compare(program) {
    const texts = (split) =>
      Object.entries(visit(program, split).seen).map(([name, value]) => [
        name,
        JSON.stringify(value) || 'undefined',
      ]);
    const first = texts(0);
    for (let split = 0; split <= program.steps.length; split += 1) {
      for (const [index, [what, got]] of texts(split).entries()) {
        const expected = what === 'thrown' ? '[]' : first[index][1];
        if (got !== expected) return { split, what, expected, got };
      }
    }
    return null;
  }

  // Everything that one visit leaves behind, as text.
  function everything(program, split) {
    const { api, seen } = visit(program, split);
    return JSON.stringify([seen, api.trace()]);
  }

  // The names of the commands that ran, and of those that wait still.
  function fates(program, split) {
    const { trace, seen } = visit(program, split);
    const names = (kind) =>
      trace
        .filter((entry) => entry.kind === kind && entry.name !== 'on')
        .map(({ name }) => name)
        .sort();
    return { thrown: seen.thrown, run: names('run'), waits: names('waits'), heard: seen.heard };
  }

  return { compare, everything, fates };
})();
