/** Copies of what a page passes, as JSON can hold them; whatever it is, nothing throws. */

const SECRET = /^(token|hash|salt|visitorintegrityhash)$/i;
const DEEPEST = 10;

/** `text` is what becomes of each string. */
export function copied(value: unknown, text: (value: string) => string): unknown {
  const above: unknown[] = [];

  function copy(one: unknown): unknown {
    switch (typeof one) {
      case 'string':
        return text(one);
      case 'boolean':
        return one;
      case 'number':
        return Number.isFinite(one) ? one : String(one);
      case 'object':
        return one && copyObject(one);
      default:
        return `[${typeof one}]`;
    }
  }

  function copyObject(one: object): unknown {
    if (above.includes(one)) return '[cyclic]';
    if (above.length >= DEEPEST) return '[deep]';
    above.push(one);
    try {
      return copyItems(one);
    } catch {
      return '[unreadable]';
    } finally {
      above.pop();
    }
  }

  function copyItems(one: object): unknown {
    if (one instanceof Error) return String(one.name);
    if (Array.isArray(one)) return Array.from(one, (item) => copy(item));
    const tag = Object.prototype.toString.call(one);
    return tag === '[object Object]' ? copyEntries(one) : tag;
  }

  function copyEntries(one: object): unknown {
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(one)) {
      if (item !== undefined) result[text(key)] = SECRET.test(key) ? '[secret]' : copy(item);
    }
    return result;
  }

  return copy(value);
}
