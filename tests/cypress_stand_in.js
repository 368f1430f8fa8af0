// Runs a Cypress file without Cypress, whose program cannot be had everywhere: a page with as much of
// `describe`, `it`, `expect` and `cy` as the guide's file uses. The site under test is in a frame, as it
// is in Cypress. The page must offer `readProjectFile(path)` and `interceptRequest(url, reply)`.
(() => {
  const tests = [];
  let titles = [];
  let queue = [];
  let frame = null;

  window.describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  window.it = (title, body) => tests.push({ title: [...titles, title].join(' '), body });

  function fail(message) {
    throw new Error(message);
  }

  window.expect = (value) => ({
    to: { equal: (other) => value === other || fail(`${value} is not ${other}`) },
  });

  async function retried(check) {
    const end = Date.now() + 4000;
    for (;;) {
      try {
        return check();
      } catch (error) {
        if (Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  }

  // A script runs only after `onBeforeLoad`, in the same window.
  async function visit(path, { onBeforeLoad }) {
    const html = await (await fetch(path)).text();
    frame?.remove();
    frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentWindow.localStorage.clear();
    onBeforeLoad(frame.contentWindow);
    frame.contentDocument.open();
    frame.contentDocument.write(html);
    frame.contentDocument.close();
    return frame.contentWindow;
  }

  function found(selector) {
    return frame.contentDocument.querySelector(selector) ?? fail(`no ${selector}`);
  }

  function isVisible(element) {
    return element.getClientRects().length > 0 || fail(`${element.outerHTML} is not visible`);
  }

  /** Commands run one after the other; what a `then` queues runs before what follows it. */
  function chain(query) {
    const step = { query, checks: [] };
    queue.push(step);
    const links = {
      should(check) {
        step.checks.push(check === 'be.visible' ? isVisible : check);
        return links;
      },
      // biome-ignore lint/suspicious/noThenProperty: the name is Cypress's
      then(use) {
        queue.push({ query: () => use(step.value), checks: [] });
        return links;
      },
      click() {
        queue.push({ query: () => step.value.click(), checks: [] });
        return links;
      },
    };
    return links;
  }

  window.cy = {
    readFile: (path) => chain(() => window.readProjectFile(path)),
    intercept: (url, reply) => chain(() => window.interceptRequest(url, reply)),
    visit: (path, options) => chain(() => visit(path, options)),
    window: () => chain(() => frame.contentWindow),
    get: (selector) => chain(() => found(selector)),
  };

  async function drain() {
    while (queue.length) {
      const [step, ...rest] = queue;
      queue = [];
      step.value = await retried(step.query);
      for (const check of step.checks) await retried(() => check(step.value));
      queue = [...queue, ...rest];
    }
  }

  /** Runs everything; gives a line for each test, with what went wrong behind it. */
  window.runAll = async () => {
    const results = [];
    for (const { title, body } of tests) {
      queue = [];
      const outcome = await Promise.resolve(body()).then(drain).then(() => '', String);
      results.push([title, outcome]);
    }
    return results;
  };
})();
