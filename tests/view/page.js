// The development page's script: draws what a person or a test asks for, without the widget's core.
// On the page: `show({ state: 'expanded' })`, and `done` is what the visitor did in the view.
import { createPage } from '../../sphinx_chaport/client/simulator/page.ts';
import { createStorage } from '../../sphinx_chaport/client/simulator/storage.ts';
import { createPageView } from '../../sphinx_chaport/client/simulator/view.ts';
import css from '../../sphinx_chaport/client/view/view.css';
import '../broken.js';

const first = {
  visible: true,
  state: 'collapsed',
  launcher: true,
  closeButton: false,
  appearance: { color: '#0b5fa5', teamName: 'Example Sales', welcome: '', textStatuses: false },
  position: { side: 'right', x: 0, y: 0 },
  language: 'en',
  layout: 'window',
  place: null,
  online: true,
  messages: [],
  unread: 0,
  invitation: null,
  typing: false,
};

window.done = [];
window.drawing = first;
window.show = (changes = {}) => {
  const { appearance, position, ...rest } = changes;
  window.drawing = {
    ...window.drawing,
    ...rest,
    appearance: { ...window.drawing.appearance, ...appearance },
    position: { ...window.drawing.position, ...position },
  };
  window.view.draw(() => window.drawing);
};
window.reset = (changes) => {
  window.done = [];
  window.drawing = first;
  window.show(changes);
};

const does = (name, changes) => (text) => {
  window.done.push(text === undefined ? name : [name, text]);
  window.show(typeof changes === 'function' ? changes(text) : changes);
};
const say = (text) => ({
  messages: [...window.drawing.messages, { from: 'visitor', text, t: 0, status: 'sending' }],
});
window.view = createPageView(window, css)({
  toggle: does('toggle', () => ({
    state: window.drawing.state === 'expanded' ? 'collapsed' : 'expanded',
  })),
  close: does('close', { state: 'collapsed', place: null }),
  open: does('open', { state: 'expanded' }),
  dismiss: does('dismiss', { state: 'collapsed', invitation: null }),
  send: does('send', say),
  left: does('left', { state: 'collapsed', place: null }),
});
window.makePage = () => createPage(window);
window.makeStorage = () => createStorage(window);
window.show();
