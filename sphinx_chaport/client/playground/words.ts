/** Texts of ours: English from the files beside this one, and over it what the page has in its own language. */
import type { Say } from './types';
import forms from './words/forms.json';
import panels from './words/panels.json';
import share from './words/share.json';
import shell from './words/shell.json';

export type Words = Record<string, string>;

/** `own` are the page's translations by key; what they lack is English. */
export function createSay(own: Words): Say {
  const all: Words = { ...shell, ...panels, ...forms, ...share, ...own };
  return (key, values = {}) =>
    (all[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
