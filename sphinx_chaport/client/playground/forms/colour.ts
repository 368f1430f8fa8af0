/** The window's colour: one of the names, or any other. */
import { api } from '../../core/api';
import { freshId, make, setAttributes } from '../dom';
import { group, type Place } from './place';
import type { Value } from './values';

export function colour(place: Place): HTMLElement {
  const { value, tools } = place;
  const name = freshId();
  const swatch = (word: string, chosen: Value, shade: string) => {
    const radio = make('input');
    setAttributes(radio, { type: 'radio', name, 'aria-label': word, title: word });
    radio.style.setProperty('--chaport-swatch', shade);
    radio.checked = chosen === value;
    radio.addEventListener('change', () => choose(chosen));
    return radio;
  };
  const shown = make('code', '', String(value ?? ''));
  const choose = (chosen: Value) => {
    shown.textContent = String(chosen ?? '');
    place.change(chosen);
  };
  const own = make('input');
  setAttributes(own, { type: 'color', 'aria-label': tools.context.say('forms.ownColour') });
  own.value = shadeOf(value);
  const colours = Object.entries(api.colors).map(([word, shade]) => swatch(word, word, shade));
  const none = swatch(tools.context.say('forms.unset'), undefined, 'transparent');
  const box = group(place, make('div', 'chaport-fields-swatches', none, ...colours, own, shown));
  own.addEventListener('input', () => {
    for (const radio of box.querySelectorAll<HTMLInputElement>('[type=radio]'))
      radio.checked = false;
    choose(own.value);
  });
  return box;
}

/** In six digits, as a picker takes it. */
function shadeOf(value: Value): string {
  const text = String(value ?? '');
  const hex = api.colors[text] ?? text;
  return hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
}
