/** From literals in a syntax tree to data; what is no data is kept as source. */
import type * as acorn from 'acorn';

/**
 * JSON, in which `{"$js": source}` is an expression that is no data. Keys of the author's own that
 * begin with `$` carry one more of them.
 */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

/** What stands for an expression that is no data. */
export type Other = (node: acorn.AnyNode, source: string) => Data;

export function dataOf(node: acorn.AnyNode, source: string, other: Other = raw): Data {
  if (node.type === 'Literal' && node.raw === 'null') return null;
  return plain(node, source, other) ?? other(node, source);
}

function raw(node: acorn.AnyNode, source: string): Data {
  const text = source.slice(node.start, node.end);
  if (node.type !== 'FunctionExpression' || !text.startsWith('(')) return { $js: text };
  // `resolve(cp) { ... }` is no expression by itself.
  return { $js: `${node.async ? 'async ' : ''}function${node.generator ? '*' : ''} ${text}` };
}

/** Undefined for what is no literal. */
function plain(node: acorn.AnyNode, source: string, other: Other): Data | undefined {
  switch (node.type) {
    case 'Literal':
      // A template's hole stands in it.
      if (source.slice(node.start, node.end) !== node.raw) return undefined;
      return constant(node.value);
    case 'TemplateLiteral':
      return template(node, source);
    case 'UnaryExpression':
      return unary(node);
    case 'ArrayExpression':
      return array(node, source, other);
    case 'ObjectExpression':
      return object(node, source, other);
    default:
      return undefined;
  }
}

function constant(value: acorn.Literal['value']): Data | undefined {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? value
    : undefined;
}

function template(node: acorn.TemplateLiteral, source: string): Data | undefined {
  const [only, ...more] = node.quasis;
  if (!only || more.length) return undefined;
  const written = source.slice(only.start, only.end).replace(/\r\n?/g, '\n');
  return written === only.value.raw ? (only.value.cooked ?? undefined) : undefined;
}

/** `-1`, and the `!0` and `!1` of minified code. */
function unary({ operator, argument }: acorn.UnaryExpression): Data | undefined {
  if (argument.type !== 'Literal' || typeof argument.value !== 'number') return undefined;
  if (operator === '-') return -argument.value;
  return operator === '!' ? !argument.value : undefined;
}

function array(node: acorn.ArrayExpression, source: string, other: Other): Data | undefined {
  const items: Data[] = [];
  for (const item of node.elements) {
    if (!item || item.type === 'SpreadElement') return undefined;
    items.push(dataOf(item, source, other));
  }
  return items;
}

function object(node: acorn.ObjectExpression, source: string, other: Other): Data | undefined {
  const entries: [string, Data][] = [];
  for (const property of node.properties) {
    const name = property.type === 'Property' ? nameOf(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    entries.push([keyOf(name), dataOf(property.value, source, other)]);
  }
  return Object.fromEntries(entries);
}

/** A key as `Data` has it. */
export function keyOf(name: string): string {
  return name.startsWith('$') ? `$${name}` : name;
}

export function nameOf(property: acorn.Property): string | undefined {
  const { key } = property;
  if (property.computed || property.kind !== 'init') return undefined;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}
