/**
 * How a configuration travels to the page: JSON, in which `{"$path": "window.dataLayer"}` stands for
 * the value of that expression when the page loads. Keys of the author's own that begin with `$`
 * carry one more of them, so nothing can be mistaken.
 */
export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

/** The value that `path` names, or undefined where a part of it is missing. */
function valueAt(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], {
      window,
      document,
    });
}

/** For `JSON.parse`: turns what travelled into what was meant. */
export function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const path = entries.length === 1 && entries[0]?.[0] === '$path' ? entries[0][1] : null;
  if (typeof path === 'string') return valueAt(path);
  return Object.fromEntries(entries.map(([key, item]) => [key.replace(/^\$/, ''), item]));
}
