/** Whole files that are no examples: the names in them that the registry does not know, and nothing else. */

import { findApi } from './api';
import { configSetBy, unknownNames } from './names';
import { caught, keyName, type Node, problemAt, type Tree } from './parse';
import type { Facts, Finding, ProblemData } from './types';
import { parseWhole } from './whole';

export interface Usage {
  /** How many calls and configurations were looked at. */
  uses: number;
  problems: ProblemData[];
}

/** Calls of `chaport` and keys of `chaportConfig`; where the code does not parse, why. */
export function usage(code: string, facts: Facts): Usage {
  const usage: Usage = { uses: 0, problems: [] };
  const findings: Finding[] = [];
  const error = caught(() => {
    const tree = parseWhole(code);
    const api = findApi(tree);
    const configs = configurations(tree);
    usage.uses = api.calls.length + configs.length;
    findings.push(...unknownNames(api, facts));
    for (const config of configs) findings.push(...unknownKeys(config, '', facts));
  });
  if (error) findings.push(error);
  usage.problems = findings.sort((a, b) => a.at - b.at).map((each) => problemAt(code, each));
  return usage;
}

/** The objects that `chaportConfig` is set to. */
function configurations(tree: Tree): Node[] {
  const found: Node[] = [];
  for (const node of tree.nodes) {
    const value = configSetBy(node);
    if (value?.type === 'ObjectExpression') found.push(value);
  }
  return found;
}

function unknownKeys(node: Node, prefix: string, facts: Facts): Finding[] {
  if (node.type !== 'ObjectExpression') return [];
  // What has no registered parts, such as `visitor.custom`, has keys of the site's own.
  const named = facts.options.some((option) => option.startsWith(prefix));
  if (!named) return [];
  return node.properties.flatMap((each): Finding[] => {
    const key = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || key === undefined) return [];
    const name = prefix + key;
    if (facts.options.includes(name)) return unknownKeys(each.value, `${name}.`, facts);
    const message = `The configuration has no option "${name}".`;
    const unknown = { kind: 'option' as const, name };
    return [
      { kind: 'unknown-option', at: each.key.start, message, mend: '', stops: 'nothing', unknown },
    ];
  });
}
