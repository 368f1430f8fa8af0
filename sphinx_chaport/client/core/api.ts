/** What the registry says of calls, options and names, as the checks read it. */
import json from './api.json';
import { MATCHERS } from './matchers';

/** The properties of an object, or parameters in order: `name?` is optional, `...name` the rest. */
export interface Properties {
  readonly [name: string]: Type;
}

export type Kind =
  | readonly ['or', ...Type[]]
  | readonly ['is', ...unknown[]]
  | readonly ['list', Type]
  | readonly ['tuple', Properties]
  | readonly ['like', pattern: string, words: string]
  | readonly ['map', keys: Type, values: Type, count?: number];

/** A type; a text is the name of one that has a name. */
export type Type = string | Kind | Properties;

interface Api {
  methods: { readonly [method: string]: readonly Properties[] };
  events: readonly string[];
  parameters: readonly string[];
  options: Properties;
  types: { readonly [name: string]: Type };
  colors: { readonly [name: string]: string };
}

export const api = json as unknown as Api;

export const methodNames = Object.keys(api.methods);

const NAMED: { readonly [name: string]: Type } = {
  ...api.types,
  options: api.options,
  methods: ['is', ...methodNames],
  events: ['is', ...api.events],
  parameters: ['is', ...api.parameters],
  matchers: ['is', ...MATCHERS],
  colors: ['is', ...Object.keys(api.colors)],
};

/** The type behind a name; what has none behind it is one of the basic types. */
export function resolved(type: Type): Type {
  return typeof type === 'string' ? (NAMED[type] ?? type) : type;
}

export function isKind(type: Type): type is Kind {
  return Array.isArray(type);
}
