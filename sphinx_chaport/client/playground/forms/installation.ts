/** The configuration: a form of all options and a text, bound both ways, and what to install it with. */
import { api } from '../../core/api';
import { make, makeButton, named, setAttributes } from '../dom';
import type { Context, Part } from '../types';
import { confText, directive, installationCode } from './exports';
import { frame, mark, objectForm } from './frame';
import { labelled, type Tools } from './place';
import { isObject, mistakesIn, type Options } from './values';

/** As messages of the widget name it. */
const CONFIG = 'chaportConfig';
const HOSTS = ['app.chaport.com', 'app.chaport.ru'];
const SHOWN_FOR = 1500;

export const installationPart: Part = (context) =>
  frame(context, (form) => {
    const { root, rest, tools } = form;
    const { model, say } = context;
    const put = (config: string) => {
      model.set({ config });
      form.changed();
    };
    const options = objectForm(tools, say('forms.options'), CONFIG, api.options, (value) => {
      options.keep(value);
      const none = !Object.keys(value).length;
      put(none ? '' : tools.deriver.withValue(model.get().config, value));
    });
    const text = make('textarea', 'chaport-fields-code');
    text.addEventListener('input', () => put(text.value));
    const install = installs(tools);
    rest.before(options.element, labelledText(text));
    root.append(install.element);
    model.watch(['config'], ({ config }) => {
      if (text.value !== config) text.value = config;
      const value = read(tools, config);
      const isWrong = typeof value === 'string';
      options.element.disabled = isWrong;
      if (isWrong) return mark(form, [{ path: CONFIG, text: value, grave: true }]);
      options.show(value);
      mark(form, mistakesIn('options', value, CONFIG, false));
      install.show(value);
    });
  });

/** The options, or what is wrong with the text. */
function read({ deriver, context }: Tools, config: string): Options | string {
  if (!config.trim()) return {};
  const found = deriver.readValue(config);
  if ('value' in found) return isObject(found.value) ? found.value : context.say('forms.noObject');
  const { line, column, message } = found.problem;
  return context.say('forms.problem', { line, column, message });
}

function labelledText(area: HTMLTextAreaElement): HTMLElement {
  const placeholder = '{ launcher: { show: false } }';
  setAttributes(area, { rows: '4', spellcheck: 'false', placeholder });
  const element = labelled(make('code', '', `window.${CONFIG}`), area);
  element.classList.add('chaport-fields-text');
  element.dataset.path = CONFIG;
  return element;
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
    const pre = named(make('pre', '', code), title, 'region');
    pre.tabIndex = 0;
    const bar = make(
      'div',
      'chaport-fields-bar',
      make('strong', '', title),
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
  return named(button, `${say('forms.copy')}: ${title}`);
}
