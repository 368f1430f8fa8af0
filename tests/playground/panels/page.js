// The four panels on a page, over stores that a person or a test sets: `seen({ lines: [...] })`, `model({ arrival: 1 })`.
import {
  chatPart,
  consolePart,
  statePart,
  timelinePart,
} from '../../../sphinx_chaport/client/playground/panels/index.ts';
import { createStore } from '../../../sphinx_chaport/client/playground/store.ts';
import { createSay } from '../../../sphinx_chaport/client/playground/words.ts';
import '../../broken.js';
import { addSections } from '../sections.js';
import * as runs from './runs.js';

const model = createStore({ ...runs.model });
const seen = createStore({ ...runs.nothing });

window.runs = runs;
window.done = [];
window.said = [];
const note =
  (name) =>
  (...args) =>
    void window.done.push([name, ...args]);

const context = {
  data: {},
  model,
  seen,
  say: createSay(),
  announce: (text) => void window.said.push(text),
  run: () => window.done.push(['run', model.get().arrival]),
  stop: note('stop'),
  act: note('act'),
  goTo: note('goTo'),
  findPlaces: () => model.set({ places: runs.places }),
};

/** Draws at once what has changed: the panels wait for the next frame. */
const settled = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
window.model = (change) => {
  model.set(change);
  return settled();
};
window.seen = (change) => {
  seen.set(change);
  return settled();
};
/** A run of the example with the script arriving then. */
window.show = (arrival, change = {}) => {
  model.set({ arrival });
  return window.seen({ ...runs.run(arrival), ...change });
};
window.lines = (count, make = (index) => ({ text: `line ${index}` })) =>
  Array.from({ length: count }, (_, index) => ({
    level: 'log',
    text: '',
    widget: false,
    place: null,
    ...make(index),
  }));

const parts = { timeline: timelinePart, state: statePart, console: consolePart, chat: chatPart };
addSections(parts, context);
