/** What the deriver has to know of the API, from what the registry gave the client. */
import registry from 'chaport:registry';
import type { Properties, Type } from '../core/api';
import type { Facts } from '../pair/types';
import { api, isKind, resolved } from './sandbox';

export function factsOfApi(): Facts {
  const methods = Object.keys(api.methods).map((name) => {
    const queueReason = registry.notQueued[name] ?? '';
    return [name, { returns: registry.returning.includes(name), queue: !queueReason, queueReason }];
  });
  return {
    methods: Object.fromEntries(methods),
    events: [...api.events],
    options: optionPaths(api.options),
  };
}

/** Options and their properties by dotted path, each before what is in it. */
function optionPaths(properties: Properties, lead = ''): string[] {
  return Object.entries(properties).flatMap(([key, type]) => {
    const path = lead + key.replace('?', '');
    return [path, ...inside(type).flatMap((each) => optionPaths(each, `${path}.`))];
  });
}

/** The objects that a type is, or may be. */
export function inside(type: Type): Properties[] {
  const found = resolved(type);
  if (typeof found === 'string') return [];
  if (!isKind(found)) return [found];
  return found[0] === 'or' ? (found.slice(1) as Type[]).flatMap(inside) : [];
}
