/** What the code and the widget wrote on the console, and what went wrong where. */
import type { Line } from '../../sandbox/protocol';
import type { Context, Part, Seen } from '../types';
import { button, counted, drawn, fill, folded, make, prose } from './elements';
import { createGroups, type Group } from './lines';

/** How many are drawn at first, and how many more each time. */
const STEP = 200;
const HINT = ' Did you mean ';
/** How a run can end; of being blocked or reset, others tell. */
const ENDS: readonly Seen['status'][] = ['done', 'stopped', 'limit', 'crashed'];

export const consolePart: Part = (context) => {
  const { seen, say } = context;
  const groups = createGroups();
  const list = make('ol', 'lines');
  list.setAttribute('aria-label', say('console.title'));
  const empty = make('p', 'quiet');
  const earlier = button('', () => {
    // What is shown now gets the focus, since the button may go.
    const [top] = list.children;
    shown += STEP;
    draw();
    if (!earlier.isConnected) focusOn(top);
  });
  const element = make('div', 'console');
  const items = new WeakMap<Group, HTMLLIElement>();
  let shown = STEP;

  function draw(): void {
    const { lines, status } = seen.get();
    if (!lines.length) shown = STEP;
    groups.read(lines);
    const drawnNow = groups.all.slice(-shown);
    const left = groups.all.length - drawnNow.length;
    earlier.textContent = counted(context, 'console.earlier', left);
    // Before a run is over, nobody knows whether it writes anything.
    empty.hidden = status === 'running';
    empty.replaceChildren(...prose(say(status === 'idle' ? 'console.idle' : 'console.empty')));
    fill(element, !lines.length ? [empty] : left ? [earlier, list] : [list]);
    fill(
      list,
      drawnNow.map((group) => item(group)),
    );
  }

  function item(group: Group): HTMLLIElement {
    const made = items.get(group) ?? row(context, group.line);
    items.set(group, made);
    count(context, made, group.count);
    return made;
  }

  drawn(seen, ({ lines, status }) => [lines, status], draw);
  seen.listen((now, before) => {
    if (before.status === 'running' && ENDS.includes(now.status))
      context.announce(ended(context, now));
  });
  return element;
};

function focusOn(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus();
}

function row(context: Context, { level, text, widget, place }: Line): HTMLLIElement {
  const { say } = context;
  const made = make('li', 'line');
  made.dataset.level = level;
  if (level !== 'log') made.append(make('span', 'level', say(`console.${level}`)), ' ');
  if (widget) made.append(make('span', 'badge', say('console.widget')), ' ');
  const at = text.endsWith('?') ? text.lastIndexOf(HINT) : -1;
  const said = at < 0 ? text : text.slice(0, at);
  made.append(make('span', 'text', folded(said, say, widget ? prose(said) : [said])));
  if (at >= 0) made.append(' ', make('strong', 'hint', ...prose(text.slice(at + 1))));
  if (place) {
    const { line, column } = place;
    const go = button(say('console.line', { line }), () => context.goTo(line, column));
    made.append(' ', go);
  }
  return made;
}

/** How often the same was written. */
function count(context: Context, made: HTMLElement, n: number): void {
  const text = n > 1 ? counted(context, 'console.times', n) : '';
  const last = made.querySelector('.chaport-run-count');
  if (last?.textContent === text || (!last && !text)) return;
  last?.remove();
  made.append(make('span', 'count', text));
}

/** What a run has come to, in one sentence or two. */
function ended(context: Context, { status, state, lines }: Seen): string {
  const { say } = context;
  const errors = lines.filter(({ level }) => level === 'error').length;
  const parts = [say(`console.ended.${status}`)];
  if (state)
    parts.push(say(state.visible ? 'console.state' : 'console.hidden', { state: state.widget }));
  parts.push(counted(context, 'console.lines', lines.length));
  if (errors) parts.push(counted(context, 'console.errors', errors));
  return parts.join(' ');
}
