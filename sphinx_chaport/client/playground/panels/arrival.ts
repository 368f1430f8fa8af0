/** The slider that says when the widget's script arrives. */
import type { Arrival } from '../../sandbox/protocol';
import { freshId, named } from '../dom';
import type { Context, Model } from '../types';
import { drawn, make, prose } from './elements';

/** Milliseconds without a move, after which the code runs. */
const REST = 150;
/** Of a line of code, in words. */
const LONGEST = 60;

export function arrivalSlider(context: Context): HTMLElement {
  const { model, say } = context;
  const input = make('input');
  const title = make('span', '', say('timeline.arrives'));
  const value = make('span', 'arrival-value');
  const ticks = make('datalist');
  ticks.id = freshId();
  Object.assign(input, { type: 'range', min: '0', step: '1' });
  input.setAttribute('list', ticks.id);
  // Each move is said as the slider's own value.
  value.setAttribute('aria-live', 'off');
  const runSoon = debounced(context.run);

  function draw(): void {
    const now = model.get();
    const stops = stopsOf(now);
    input.max = String(stops.length - 1);
    input.value = String(stops.indexOf(now.arrival));
    const text = inWords(context, now);
    input.setAttribute('aria-valuetext', text.replace(/`/g, ''));
    value.replaceChildren(...prose(text));
    if (ticks.childElementCount === stops.length) return;
    ticks.replaceChildren(...stops.map((_, index) => new Option('', String(index))));
  }

  input.addEventListener('input', () => {
    const arrival = stopsOf(model.get())[Number(input.value)] ?? 'before';
    if (arrival === model.get().arrival) return;
    model.set({ arrival });
    // A screen reader reads the value at once.
    draw();
    runSoon();
  });
  for (const type of ['focus', 'pointerenter']) input.addEventListener(type, context.findPlaces);
  drawn(model, ['arrival', 'places', 'code'], draw);
  const label = make('label', 'arrival', make('span', 'arrival-title', title, ' ', value), input);
  named(input, title.textContent ?? '');
  return make('div', '', label, ticks);
}

/** A place that the code does not have, or not yet, keeps its stop as long as it is chosen. */
function stopsOf({ places, arrival }: Model): Arrival[] {
  const between: Arrival[] = [...places.keys()];
  if (typeof arrival === 'number' && arrival >= places.length) between.push(arrival);
  return ['before', ...between, 'after', 'never'];
}

function inWords({ say }: Context, { arrival, places, code }: Model): string {
  if (typeof arrival !== 'number') return say(`timeline.${arrival}`);
  const line = places[arrival];
  if (line === undefined) return say('timeline.between');
  const text = (code.split('\n', line)[line - 1] ?? '').trim().replace(/`/g, "'");
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return say('timeline.line', { line, code: shown });
}

function debounced(act: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, REST);
  };
}
