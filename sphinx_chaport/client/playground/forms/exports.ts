/** A configuration as what one installs it with; each text is as the package itself writes it. */
import type { Data } from '../../read/values';
import type { Tools } from './place';
import { isCode, isObject, nameOf, type Options } from './values';

type Print = Pick<Tools['deriver'], 'literal'>;

const PLACEHOLDER = 'YOUR_APP_ID';
const WIDTH = 44;

/** The simulated widget's own id (`widget/app_id.py`): whoever installs needs another. */
const NOBODYS = '0'.repeat(24);

function appIdOf({ appId = PLACEHOLDER }: Options): Data {
  return appId === NOBODYS ? PLACEHOLDER : appId;
}

/** As `widget/installation.py` has it. */
export function installationCode(config: Options, host: string, { literal }: Print): string {
  const data = Object.assign({ appId: '' }, config, { appId: appIdOf(config) });
  return `<script>
window.chaportConfig = ${literal(data, 'window.chaportConfig = '.length)};
(function (w, d, c, s) {
  if (w.chaport) return;
  c = w.chaport = { _q: [], _l: {} };
  c.q = function () { c._q.push(arguments); };
  c.on = function (e, l) { (c._l[e] = c._l[e] || []).push(l); };
  s = d.createElement('script');
  s.type = 'text/javascript';
  s.async = true;
  s.src = 'https://${host}/javascripts/insert.js';
  d.scripts[0].before(s);
})(window, document);
</script>
`;
}

/** The lines of a `conf.py`, as `widget/conf_text.py` has them: without what a static site would show to everyone. */
export function confText(all: Options, host: string): string {
  const appId = appIdOf(all);
  const { appId: _, ...config } = all;
  const [kept, left] = withoutPersonal(config);
  const lines = [
    isCode(appId)
      ? '# chaport_app_id = ""  # The code computes it.'
      : `chaport_app_id = ${JSON.stringify(appId)}`,
    `chaport_host = ${JSON.stringify(host)}`,
  ];
  if (left.length) {
    lines.push(`# Left out, as a static site shows it to everyone: ${left.join(', ')}.`);
  }
  if (Object.keys(kept).length) lines.push(`chaport_config = ${python(kept, '')}`);
  if (lines.at(-1)?.includes('js(')) lines.unshift('from sphinx_chaport import js', '');
  return `${lines.join('\n')}\n`;
}

function withoutPersonal(config: Options): [kept: Options, left: string[]] {
  const { visitor, visitorIntegrityHash, ...kept } = config;
  const left = ['visitor', 'visitorIntegrityHash'].filter((key) => key in config);
  if (isObject(kept.session) && 'user' in kept.session) {
    const { user, ...others } = kept.session;
    left.push('session.user');
    kept.session = others;
    if (!Object.keys(others).length) delete kept.session;
  }
  return [kept, left];
}

function python(value: Data, margin: string): string {
  if (isCode(value)) return `js(${pythonCode(value.$js)})`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${margin}    `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(
    ([key, item]) => (isList ? '' : `${JSON.stringify(nameOf(key))}: `) + python(item, inner),
  );
  const [left, right] = isList ? '[]' : '{}';
  const line = left + parts.join(', ') + right;
  if (!line.includes('\n') && [...line].length + margin.length < WIDTH) return line;
  return [left, ...parts.map((part) => `${inner}${part},`), margin + right].join('\n');
}

function pythonCode(code: string): string {
  const block = code.includes('\n') && !/"""|\\|"$/.test(code);
  return block ? `"""${code}"""` : JSON.stringify(code);
}

/** The directive for a page in reStructuredText or in MyST. */
export function directive(all: Options, myst: boolean): string {
  const { appId, ...others } = all;
  const config = appId === NOBODYS ? others : all;
  const body = Object.keys(config).length ? yaml(config, '').slice(1) : '';
  if (!myst) return `.. chaport-widget::\n${body && `\n${body.replace(/^(?=.)/gm, '   ')}\n`}`;
  // A fence within needs a longer one around it.
  const ticks = body.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...ticks.map((found) => found.length)) + 1);
  return `${fence}{chaport-widget}\n${body && `${body}\n`}${fence}\n`;
}

/** With what stands before it: a space, or the end of the line. */
function yaml(value: Data, margin: string): string {
  if (isCode(value)) return ` !js ${yamlCode(value.$js, margin)}`;
  if (Array.isArray(value)) {
    const flat = value.every((item) => !isObject(item) && !Array.isArray(item) && !isCode(item));
    if (flat) return ` [${value.map(scalar).join(', ')}]`;
    return value.map((item) => `\n${margin}- ${yaml(item, `${margin}  `).trimStart()}`).join('');
  }
  if (!isObject(value)) return ` ${scalar(value)}`;
  const entries = Object.entries(value);
  if (!entries.length) return ' {}';
  const each = ([key, item]: [string, Data]) =>
    `\n${margin}${scalar(nameOf(key))}:${yaml(item, `${margin}  `)}`;
  return entries.map(each).join('');
}

/** Text needs no quotes where nothing else can be meant. */
function scalar(value: Data): string {
  const plain = typeof value === 'string' && /^[a-z][\w.-]*( [\w.-]+)*$/i.test(value);
  return plain && !/^(null|true|false)$/i.test(value) ? value : quoted(value);
}

/** All JSON is YAML, but for characters that end a line there. */
function quoted(value: Data): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A block where neither reStructuredText nor YAML would change any of it. */
function yamlCode(code: string, margin: string): string {
  const source = code.trim();
  const block = source.includes('\n') && !/[^\P{C}\n]|[ \t]$/mu.test(source);
  if (!block) return quoted(source);
  return `|\n${source.replace(/^(?=.)/gm, margin || '  ')}`;
}
