// A recording model of row 17 of the contract, independent of the deriver and of the reference widget.
//
// `pairModel.compare(traditional, queue, places)` runs both forms under every arrival of the script and
// every later start of the session, and answers with the first difference, or null.
//
// A form's code has calls `__at(k)` at its statements. The script arrives at the first one that is reached
// with k at or behind the arrival; the session starts in the same way, at the earliest with the arrival.
var pairModel = (() => {
  const VALUES = ['getActiveTrigger', 'getParameterValue', 'getTriggerById', 'compare'];
  const ACTIONS = [
    'open', 'close', 'toggle', 'hideLauncher', 'showLauncher', 'setVisitorData', 'setActiveTrigger',
    'isOnline', 'updatePosition', 'startSession',
  ];
  const ENTRIES = 400;

  class Overflow extends Error {}

  function world() {
    const log = [];
    const tasks = [];
    const clicks = [];
    let loads = [];
    const listeners = {};
    const waiting = [];
    let arrived = false;
    let session = false;
    let ready = false;
    let state = 'collapsed';
    let trigger = null;
    let depth = 0;

    const record = (...entry) => {
      if (log.length > ENTRIES) throw new Overflow();
      log.push(entry);
    };
    const guarded = (fn, ...args) => {
      try {
        fn(...args);
      } catch (error) {
        if (error instanceof Overflow) throw error;
        record('error', error.name);
      }
    };
    const fire = (event, data) => {
      if (event !== 'ready') {
        if (depth > 1) return;
        record('event', event);
      }
      depth += event === 'ready' ? 0 : 1;
      for (const fn of [...(listeners[event] || [])]) guarded(fn, data);
      depth -= event === 'ready' ? 0 : 1;
    };
    const change = (next) => {
      if (state === next) return;
      state = next;
      fire('widget.stateChange', next);
    };
    const listen = (event, fn) => {
      if (event === 'ready' && ready) {
        guarded(fn, { visitorId: 'v' });
        return;
      }
      (listeners[event] = listeners[event] || []).push(fn);
      if (event !== 'ready') record('listen', event);
    };
    const start = () => {
      if (session) return;
      session = true;
      ready = true;
      fire('ready', { visitorId: 'v' });
      while (waiting.length) waiting.shift()();
    };
    const effects = {
      open: () => change('expanded'),
      close: () => change('collapsed'),
      toggle: () => change(state === 'expanded' ? 'collapsed' : 'expanded'),
      setActiveTrigger: (given) => {
        trigger = given;
        fire('chat.autoInvitation', given);
      },
      isOnline: (fn) => fn && guarded(fn, true),
      updatePosition: (_position, fn) => fn && tasks.push({ delay: 1, fn }),
      startSession: (_credentials, fn) => {
        start();
        if (fn) guarded(fn);
      },
      getActiveTrigger: () => trigger,
      getParameterValue: (key) => (key === 'empty' ? '' : `value of ${key}`),
      getTriggerById: (id) => ({ id }),
      compare: (a, _matcher, b) => a === b,
    };
    const run = (name, args) => {
      record('call', name, JSON.stringify(args, (_k, v) => (typeof v === 'function' ? 'fn' : v)));
      return effects[name] ? effects[name](...args) : undefined;
    };
    /** A command given after the hand-over, directly or by q. */
    const command = (name, args) => {
      if (name === 'on') return listen(...args);
      if (session || name === 'startSession' || VALUES.includes(name)) return run(name, args);
      waiting.push(() => run(name, args));
      return undefined;
    };
    const spread = (args) => (args === undefined ? [] : Array.isArray(args) ? args : [args]);

    const chaport = {
      _q: [],
      _l: {},
      q(...args) {
        chaport._q.push(args);
      },
      on(event, fn) {
        (chaport._l[event] = chaport._l[event] || []).push(fn);
      },
    };
    const handOver = () => {
      if (arrived) return;
      arrived = true;
      const { _q, _l } = chaport;
      chaport.on = listen;
      chaport.q = (name, args) => command(name, spread(args));
      for (const name of [...VALUES, ...ACTIONS]) chaport[name] = (...args) => command(name, args);
      for (const event of Object.keys(_l)) for (const fn of _l[event]) listen(event, fn);
      for (const [name, args] of _q) {
        // A value that nobody gets waits in order with the rest.
        if (VALUES.includes(name) && !session) waiting.push(() => run(name, spread(args)));
        else command(name, spread(args));
      }
    };
    const element = {
      addEventListener: (_event, fn) => clicks.push(fn),
      set onclick(fn) {
        clicks.push(fn);
      },
    };
    /** The page has loaded: who asks for that later waits for nothing. */
    const load = () => {
      const handlers = loads;
      loads = { push() {} };
      for (const fn of handlers) guarded(fn);
    };
    return {
      log, handOver, start, fire, load, clicks, tasks, guarded,
      globals: {
        window: { chaport },
        button: element,
        document: {
          addEventListener: (_event, fn) => loads.push(fn),
          querySelector: () => element,
          title: 'Title',
        },
        console: { log: (...args) => record('console', ...args.map(String)) },
        later: (fn) => tasks.push({ fn, delay: 0 }),
        setTimeout: (fn, delay) => tasks.push({ fn, delay }),
      },
    };
  }

  function runTasks({ tasks, guarded }) {
    while (tasks.length) {
      tasks.sort((a, b) => a.delay - b.delay);
      guarded(tasks.shift().fn);
    }
  }

  /** Runs one form; `early` lets timers run before an arrival that comes last. */
  function trace(code, { arrival, session, places, early }) {
    const here = world();
    let inside = false;
    const at = (k) => {
      if (inside) return;
      inside = true;
      if (k >= arrival) here.handOver();
      if (k >= arrival && k >= session) here.start();
      inside = false;
    };
    const globals = { ...here.globals, __at: at };
    const run = new Function(...Object.keys(globals), code);
    try {
      at(-1);
      here.guarded(() => run(...Object.values(globals)));
      here.load();
      // When a reader clicks is not the code's to order, so clicks and early timers are kept apart.
      if (early && here.clicks.length === 0) runTasks(here);
      at(places + 1);
      runTasks(here);
      for (const fn of [...here.clicks]) here.guarded(fn, { preventDefault() {} });
      runTasks(here);
      here.fire('chat.started', { visitorId: 'v' });
      runTasks(here);
    } catch (error) {
      if (!(error instanceof Overflow)) throw error;
      return null;
    }
    return here.log;
  }

  /** Listeners of different events may change places where nothing is between them. */
  function settled(log) {
    const result = [];
    for (let i = 0; i < log.length; ) {
      let end = i;
      while (end < log.length && log[end][0] === 'listen') end += 1;
      result.push(...log.slice(i, end).sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)));
      if (end === i) result.push(log[end++]);
      i = end;
    }
    return result.map((entry) => entry.join(' '));
  }

  function views(log) {
    return [
      settled(log.filter((entry) => entry[0] !== 'console')),
      log.filter((entry) => entry[0] !== 'listen').map((entry) => entry.join(' ')),
    ];
  }

  function compare(traditional, queue, places, onlyArrived) {
    const last = onlyArrived ? -1 : places + 1;
    for (let arrival = -1; arrival <= last; arrival += 1) {
      for (let session = arrival; session <= places + 1; session += 1) {
        for (const early of arrival === last && !onlyArrived ? [false, true] : [false]) {
          const when = { arrival, session, places, early };
          const first = trace(traditional, when);
          const second = trace(queue, when);
          if (!first || !second) continue;
          const [a, b] = [JSON.stringify(views(first)), JSON.stringify(views(second))];
          if (a !== b) return { when, traditional: first, queue: second };
        }
      }
    }
    return null;
  }

  return { compare };
})();
