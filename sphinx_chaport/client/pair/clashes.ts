/** Names that would mean something else once their `ready` wrapper is gone. */

import type { Api } from './api';
import type { Block } from './blocks';
import { isInside } from './parse';
import type { Binding } from './scope';

/** Names that a window already has: a `var` of that name at top level would overwrite them. */
const windowNames = new Set(
  `addEventListener alert atob blur btoa caches cancelAnimationFrame chaport chaportConfig
  chaportSimulator chaportSimulatorConfig clearInterval clearTimeout clientInformation close closed
  confirm console content cookieStore createImageBitmap crypto customElements devicePixelRatio dispatchEvent
  document event external fetch find focus frameElement frames getComputedStyle getSelection globalThis
  history indexedDB innerHeight innerWidth isSecureContext launchQueue length localStorage location
  locationbar matchMedia menubar moveBy moveTo name navigation navigator open opener origin
  originAgentCluster outerHeight outerWidth pageXOffset pageYOffset parent performance personalbar
  postMessage print prompt queueMicrotask removeEventListener reportError requestAnimationFrame
  requestIdleCallback resizeBy resizeTo scheduler screen screenLeft screenTop screenX screenY scroll
  scrollBy scrollTo scrollX scrollY scrollbars self sessionStorage setInterval setTimeout
  speechSynthesis status statusbar stop structuredClone styleMedia toolbar top trustedTypes
  visualViewport window`.split(/\s+/),
);

/** Whether names clash when these blocks are taken off; none means the implicit one around everything. */
export function clashes(api: Api, blocks: Block[]): boolean {
  if (blocks.length === 0)
    return [...api.scopes.root.names.values()].some((each) => isTaken(api, each));
  const seen = new Set(api.scopes.root.names.keys());
  return blocks.some((block) => blockClashes(api, block, seen));
}

function blockClashes(api: Api, block: Block, seen: Set<string>): boolean {
  return topNames(api, block).some((binding) => {
    const taken = seen.has(binding.name) || isTaken(api, binding);
    seen.add(binding.name);
    return taken || usedElsewhere(api, binding.name, block);
  });
}

function isTaken(api: Api, binding: Binding): boolean {
  return windowNames.has(binding.name) && api.roles.get(binding) !== 'api';
}

/** Whether the same name means the page's own variable in other places of the code. */
function usedElsewhere(api: Api, name: string, block: Block): boolean {
  return api.scopes.free.some(({ node }) => node.name === name && !isInside(node, block.fn));
}

/** What a block declares for the whole of itself; its listener's parameters go with the wrapper. */
function topNames(api: Api, { fn }: Block): Binding[] {
  const scopes = new Set([api.scopes.of.get(fn), api.scopes.of.get(fn.body)]);
  return [...scopes]
    .flatMap((scope) => [...(scope?.names.values() ?? [])])
    .filter((binding) => binding.kind !== 'param' && binding.declared[0] !== fn.id);
}
