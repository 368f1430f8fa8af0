/** Functions: ready-made ones to choose from, and those of the code as they are. */
import { make } from '../dom';
import { assignees, choice, type Place, swap, type Tools, untouched, wordOr } from './place';
import { isCode, type Value } from './values';

/** A callback is called with something only by these. */
const GIVEN: Record<string, string> = { isOnline: 'isOnline', on: 'data' };

/** The key of what it is called, what it is in code, and the name that its text takes in. */
type Made = [key: string, source: string, name?: string];

export function callback(place: Place): HTMLElement {
  const { value, tools, name } = place;
  const { say } = tools.context;
  const options = readyMade(place).map(([key, $js, called = '']): [string, Value] => [
    say(`forms.callback.${key}`, { name: called }),
    { $js },
  ]);
  const chosen = options.find(([, made]) => isCode(value) && plain(made) === plain(value));
  const own = value !== undefined && !chosen;
  if (own) options.unshift([say('forms.asWritten'), value]);
  const box = make('div', 'chaport-fields-either');
  const change = (next: Value) => {
    if (next !== chosen?.[1]) swap(place, box, next);
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

function readyMade({ name, path, tools }: Place): Made[] {
  if (name === 'resolve') return resolvers(tools);
  return /ules\[\d+\]/.test(path) ? CONDITIONS : listeners(tools.about);
}

function listeners(about: string): Made[] {
  const given = GIVEN[about] ?? '';
  const calls = ['open', 'close', 'toggle', 'hideLauncher', 'showLauncher'].map(
    (name): Made => ['call', `function () { window.chaport.${name}(); }`, name],
  );
  return [
    [given ? 'log' : 'note', `function (${given}) { console.log(${given || `'${about}'`}); }`],
    ['nothing', 'function () {}'],
    ...calls,
  ];
}

const CONDITIONS: Made[] = [
  ['english', "function (cp) { return cp.compare(cp.getParameterValue('language'), '=', 'en'); }"],
  ['always', 'function () { return true; }'],
  ['never', 'function () { return false; }'],
];

function resolvers(tools: Tools): Made[] {
  const answer = (key: string, source: string, name = ''): Made => [
    key,
    `function () { return ${source}; }`,
    name,
  ];
  return [
    ...assignees(tools).map(([id, name]) => answer('to', tools.deriver.literal(id), name)),
    answer('on', 'undefined'),
    answer('account', 'null'),
  ];
}
