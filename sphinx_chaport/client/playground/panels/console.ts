/** What the code and the widget wrote on the console, and what went wrong where. */
import type { Line } from '../../sandbox/protocol';
import { named, setText } from '../dom';
import type { Context, Part, Seen } from '../types';
import { button, counted, drawn, fill, folded, make, prose } from './elements';
import { type Group, grouped } from './lines';

/** How many are drawn at first, and how many more each time. */
const STEP = 200;
/** What a message asks at its end. */
const HINT = /^([\s\S]*) (Did you mean [^?]{1,200}\?)$/;
/** How a run can end; of being blocked or reset, others tell. */
const ENDS: readonly Seen['status'][] = ['done', 'stopped', 'limit', 'crashed'];

export const consolePart: Part = (context) => {
  const { seen, say } = context;
  const list = named(make('ol', 'lines'), say('console.title'));
  const empty = make('p', 'quiet');
  const earlier = button('', () => {
    // What is shown now gets the focus, since the button may go.
    const [top] = list.children;
    shown += STEP;
    draw();
    if (!earlier.isConnected) focusOn(top);
  });
  const element = make('div', 'console');
  const rows = new WeakMap<Line, Row>();
  let shown = STEP;

  function draw(): void {
    const { lines, status } = seen.get();
    if (!lines.length) shown = STEP;
    const groups = grouped(lines);
    const left = Math.max(0, groups.length - shown);
    earlier.textContent = counted(context, 'console.earlier', left);
    // Before a run is over, nobody knows whether it writes anything.
    empty.hidden = status === 'running';
    empty.replaceChildren(...prose(say(status === 'idle' ? 'console.idle' : 'console.empty')));
    fill(element, !lines.length ? [empty] : left ? [earlier, list] : [list]);
    fill(list, groups.slice(left).map(item));
  }

  function item({ line, count }: Group): HTMLElement {
    const made = rows.get(line) ?? makeRow(context, line);
    rows.set(line, made);
    made.tell(count);
    return made.element;
  }

  drawn(seen, ['lines', 'status'], draw);
  seen.watch(['status'], (now, before) => {
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

interface Row {
  element: HTMLElement;
  /** How often the same was written. */
  tell(count: number): void;
}

function makeRow(context: Context, { level, text, widget, place }: Line): Row {
  const { say } = context;
  const element = make('li', 'line');
  element.dataset.level = level;
  const add = (part: Node) => element.append(part, ' ');
  if (level !== 'log') add(make('span', 'level', say(`console.${level}`)));
  if (widget) add(make('span', 'badge', say('console.widget')));
  const [, said = text, hint] = HINT.exec(text) ?? [];
  add(make('span', 'text', folded(said, say, widget ? prose(said) : [said])));
  if (hint) add(make('strong', 'hint', ...prose(hint)));
  if (place) {
    const { line, column } = place;
    add(button(say('console.line', { line }), () => context.goTo(line, column)));
  }
  const times = make('span', 'count');
  add(times);
  return {
    element,
    tell(count) {
      times.hidden = count < 2;
      if (!times.hidden) setText(times, counted(context, 'console.times', count));
    },
  };
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
