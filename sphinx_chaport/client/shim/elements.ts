/** The elements of the stage: whatever selector the page asks for is there, once. */
import { createEvents, type EventSource, PageEvent } from './listeners';
import { once, type Stage, strict } from './stage';

export interface Elements {
  find(selector: string): object | null;
  create(tag: string): object;
  /** Those that were asked for, by name. */
  named(): NamedElement[];
}

export interface NamedElement {
  name: string;
  element: { textContent?: unknown };
  source: EventSource;
}

export function createElements(stage: Stage): Elements {
  const found = new Map<string, NamedElement>();
  let created = 0;

  function named(name: string): object {
    const known = found.get(name);
    if (known) return known.element;
    const source = createEvents(stage, () => element);
    const element: object = createElement(stage, name, source, (inner) => find(`${name} ${inner}`));
    found.set(name, { name, element, source });
    return element;
  }

  function find(selector: string): object | null {
    const name = String(selector).trim();
    return stage.absent(name) ? null : named(name);
  }

  return {
    find,
    create(tag) {
      created += 1;
      return named(`<${tag}> ${created}`);
    },
    named: () => [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function createElement(
  stage: Stage,
  name: string,
  { methods }: EventSource,
  find: (selector: string) => object | null,
): object {
  const attributes = new Map<string, string>();
  const done = (what: string, value: unknown) => stage.effect(`${name} ${what}`, value);
  const written = (what: string) =>
    strict({}, `${name}.${what}`, (key, value) => done(`${what}.${key}`, value));
  const style = once(() => written('style'));
  const dataset = once(() => written('dataset'));
  const classes = once(() => classList(done));
  const element = {
    ...methods,
    ...plain(name),
    get style() {
      return style();
    },
    get dataset() {
      return dataset();
    },
    get classList() {
      return classes();
    },
    setAttribute(key: string, value: unknown) {
      attributes.set(String(key), String(value));
      done(key, String(value));
    },
    getAttribute: (key: string) => attributes.get(String(key)) ?? null,
    hasAttribute: (key: string) => attributes.has(String(key)),
    removeAttribute(key: string) {
      attributes.delete(String(key));
      done(key, null);
    },
    append: (...nodes: unknown[]) => done('append', nodes.map(String)),
    prepend: (...nodes: unknown[]) => done('prepend', nodes.map(String)),
    appendChild(node: unknown) {
      done('append', [String(node)]);
      return node;
    },
    remove: () => done('remove', null),
    focus: () => done('focus', null),
    blur: () => done('blur', null),
    scrollIntoView: () => done('scrollIntoView', null),
    click: () => void methods.dispatchEvent(new PageEvent('click')),
    querySelector: find,
    querySelectorAll: (selector: string) => [find(selector)].filter(Boolean),
    closest: find,
    toString: () => name,
  };
  return strict(element, name, (key, value) => {
    if (!/^on[a-z]+$/.test(key)) done(key, value);
  });
}

function plain(name: string): Record<string, unknown> {
  const id = /^#([\w-]+)$/.exec(name)?.[1] ?? '';
  return {
    id,
    className: '',
    textContent: '',
    innerText: '',
    innerHTML: '',
    title: '',
    value: '',
    href: '',
    src: '',
    lang: '',
    hidden: false,
    disabled: false,
    checked: false,
    onclick: null,
    onsubmit: null,
    oninput: null,
    onchange: null,
  };
}

function classList(done: (what: string, value: unknown) => void): object {
  const classes = new Set<string>();
  const change = () => done('class', [...classes].join(' '));
  return {
    add(...names: string[]) {
      for (const name of names) classes.add(name);
      change();
    },
    remove(...names: string[]) {
      for (const name of names) classes.delete(name);
      change();
    },
    toggle(name: string, on = !classes.has(name)) {
      if (on) classes.add(name);
      else classes.delete(name);
      change();
      return on;
    },
    contains: (name: string) => classes.has(name),
  };
}
