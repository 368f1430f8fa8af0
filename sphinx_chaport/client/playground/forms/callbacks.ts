/** Functions: ready-made ones to choose from, and those of the code as they are. */
import { make } from '../dom';
import { assignees, choice, type Place, untouched, wordOr } from './place';
import { isCode, type Value } from './values';

/** A callback is called with something only by these. */
const GIVEN: Record<string, string> = { isOnline: 'isOnline', on: 'data' };

type Made = [word: string, source: string];

export function callback(place: Place): HTMLElement {
  const { value, tools, name } = place;
  const options = readyMade(place).map(([word, source]): [string, Value] => [
    word,
    { $js: source },
  ]);
  const chosen = options.find(([, made]) => isCode(value) && plain(made) === plain(value));
  const own = value !== undefined && !chosen;
  if (own) options.unshift([tools.context.say('forms.asWritten'), value]);
  const box = make('div', 'chaport-fields-either');
  const change = (next: Value) => {
    if (next === chosen?.[1]) return;
    box.replaceWith(callback({ ...place, value: next }));
    place.change(next);
  };
  box.append(choice({ ...place, value: chosen?.[1] ?? value, change }, options));
  if (own) box.append(untouched({ ...place, path: '', name: wordOr(tools, 'forms.code', name) }));
  return box;
}

/** The queue's way to call is the same to whoever reads. */
function plain(value: Value): string {
  const source = isCode(value) ? value.$js : '';
  return source
    .replace(/\s+/g, ' ')
    .replace(/window\./g, '')
    .replace(/\.q\('(\w+)'\)/g, '.$1()');
}

function readyMade(place: Place): Made[] {
  if (place.name === 'resolve') return resolvers(place);
  return /ules\[\d+\]/.test(place.path) ? conditions(place) : listeners(place);
}

function listeners({ tools }: Place): Made[] {
  const { say } = tools.context;
  const given = GIVEN[tools.about] ?? '';
  const calls = ['open', 'close', 'toggle', 'hideLauncher', 'showLauncher'].map(
    (name): Made => [
      say('forms.callback.call', { name }),
      `function () { window.chaport.${name}(); }`,
    ],
  );
  const log = `function (${given}) { console.log(${given || `'${tools.about}'`}); }`;
  return [
    [say(given ? 'forms.callback.log' : 'forms.callback.note'), log],
    [say('forms.callback.nothing'), 'function () {}'],
    ...calls,
  ];
}

function conditions({ tools }: Place): Made[] {
  const { say } = tools.context;
  const test = "return cp.compare(cp.getParameterValue('language'), '=', 'en');";
  return [
    [say('forms.callback.english'), `function (cp) { ${test} }`],
    [say('forms.callback.always'), 'function () { return true; }'],
    [say('forms.callback.never'), 'function () { return false; }'],
  ];
}

function resolvers({ tools }: Place): Made[] {
  const { say } = tools.context;
  const answer = (word: string, source: string): Made => [
    word,
    `function () { return ${source}; }`,
  ];
  return [
    ...assignees(tools).map(([id, name]) =>
      answer(say('forms.callback.to', { name }), tools.deriver.literal(id)),
    ),
    answer(say('forms.callback.on'), 'undefined'),
    answer(say('forms.callback.account'), 'null'),
  ];
}
