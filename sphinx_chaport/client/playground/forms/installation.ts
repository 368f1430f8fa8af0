/** The configuration: a form of all options and a text, bound both ways, and what to install it with. */
import { api } from '../../core/api';
import type { Data } from '../../read/values';
import { freshId, make, makeButton, setAttributes } from '../dom';
import type { Context, Part } from '../types';
import { confText, directive, installationCode, type Options } from './exports';
import { objectFields } from './fields';
import { frame, mark, runOnChange } from './frame';
import { labelled, type Tools } from './place';
import { isObject, mistakesIn } from './values';

/** As messages of the widget name it. */
const CONFIG = 'chaportConfig';
const HOSTS = ['app.chaport.com', 'app.chaport.ru'];
const SHOWN_FOR = 1500;

export const installationPart: Part = (context) =>
  frame(context, (root, tools) => {
    const { model, say } = context;
    const form = make('fieldset', 'chaport-fields-part');
    const rest = make('div', 'chaport-fields-rest');
    const again = runOnChange(context);
    const typed = textOf();
    const install = installs(tools);
    let drawn = '';

    const put = (config: string) => {
      model.set({ config });
      again.changed();
    };
    const change = (value: Data) => {
      const { config } = model.get();
      const none = isObject(value) && !Object.keys(value).length;
      drawn = JSON.stringify(value);
      put(none ? '' : tools.deriver.withValue(config, value));
    };
    const show = () => {
      const { config } = model.get();
      const value = read(tools, config);
      typed.show(config, value);
      form.disabled = typeof value === 'string';
      if (typeof value === 'string') return;
      if (JSON.stringify(value) !== drawn) {
        drawn = JSON.stringify(value);
        form.replaceChildren(
          make('legend', '', say('forms.options')),
          ...fields(tools, value, change),
        );
      }
      mark(form, rest, mistakesIn('options', value, CONFIG, false));
      install.show(value);
    };
    typed.area.addEventListener('input', () => put(typed.area.value));
    root.append(form, typed.element, rest, again.element, install.element);
    model.watch(['config'], show);
  });

function fields(tools: Tools, value: Options, change: (value: Data) => void): HTMLElement[] {
  const place = {
    type: 'options',
    name: CONFIG,
    path: CONFIG,
    optional: false,
    value,
    change: (next: Data | undefined) => change(next ?? {}),
    tools,
  };
  return objectFields(place, api.options);
}

/** The options, or what is wrong with the text. */
function read({ deriver, context }: Tools, config: string): Options | string {
  if (!config.trim()) return {};
  const found = deriver.readValue(config);
  if ('value' in found) return isObject(found.value) ? found.value : context.say('forms.noObject');
  const { line, column, message } = found.problem;
  return context.say('forms.problem', { line, column, message });
}

function textOf() {
  const area = make('textarea', 'chaport-fields-code');
  setAttributes(area, {
    rows: '4',
    spellcheck: 'false',
    placeholder: '{ launcher: { show: false } }',
  });
  const wrong = make('p', 'chaport-fields-wrong');
  wrong.id = freshId();
  const element = labelled(make('code', '', `window.${CONFIG}`), area);
  element.classList.add('chaport-fields-text');
  element.append(wrong);
  return {
    area,
    element,
    show(config: string, value: Options | string) {
      if (area.value !== config) area.value = config;
      wrong.textContent = typeof value === 'string' ? value : '';
      if (wrong.textContent) area.setAttribute('aria-describedby', wrong.id);
      else area.removeAttribute('aria-describedby');
      area.setAttribute('aria-invalid', String(Boolean(wrong.textContent)));
    },
  };
}

/** What to paste where, each with a button that copies it. */
function installs(tools: Tools) {
  const { context, deriver } = tools;
  const { say, data } = context;
  const host = make('select', '', ...HOSTS.map((name) => new Option(name)));
  host.value = data.real?.host ?? (HOSTS[0] as string);
  let config: Options = {};
  const texts: [string, () => string][] = [
    [say('forms.install.code'), () => installationCode(config, host.value, deriver)],
    ['conf.py', () => confText(config, host.value)],
    ['reStructuredText', () => directive(config, false)],
    ['MyST', () => directive(config, true)],
  ];
  const blocks = texts.map(([title, write]) => {
    const code = make('code');
    const pre = make('pre', '', code);
    pre.tabIndex = 0;
    setAttributes(pre, { role: 'region', 'aria-label': title });
    const bar = make(
      'div',
      'chaport-fields-bar',
      make('strong', 'chaport-fields-title', title),
      copyButton(context, code, title),
    );
    return {
      element: make('div', 'chaport-fields-install', bar, pre),
      show: () => code.replaceChildren(write()),
    };
  });
  const show = (next: Options) => {
    config = next;
    for (const block of blocks) block.show();
  };
  host.addEventListener('change', () => show(config));
  const choice = labelled(say('forms.host'), host);
  return { element: make('div', '', choice, ...blocks.map(({ element }) => element)), show };
}

/** Without https there is no clipboard: the text is selected then, ready for the keyboard. */
function copyButton({ say, announce }: Context, code: HTMLElement, title: string): HTMLElement {
  const button = makeButton('chaport-fields-button', say('forms.copy'), async () => {
    let word = 'forms.copied';
    try {
      await navigator.clipboard.writeText(code.textContent ?? '');
    } catch {
      getSelection()?.selectAllChildren(code);
      word = 'forms.copyByKey';
    }
    button.textContent = say(word);
    announce(say(word));
    setTimeout(() => {
      button.textContent = say('forms.copy');
    }, SHOWN_FOR);
  });
  button.setAttribute('aria-label', `${say('forms.copy')}: ${title}`);
  return button;
}
