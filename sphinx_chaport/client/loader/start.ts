/**
 * Starts the widget of a page, by the loader protocol of the contract (section 1), when it is wanted.
 *
 * The script's own element says what to load:
 * - `data-chaport-src`: the address of the widget's script, or of the simulator, relative to this one;
 * - `data-chaport-simulator`: the simulated account, for a page that has not set one itself;
 * - `data-chaport-config`: the configuration as data, see `wire.ts`;
 * - `data-chaport-config-src`, in its place where the configuration has functions: a script that
 *   sets `window.chaportConfig`, relative to this one. It loads first; commands queue meanwhile;
 * - `data-chaport-loading`: when, see `waits` and the modes' own files;
 * - `data-chaport-debug`: one line on the console says what is done, and why.
 */
import { announce, type Control, createControl, type Start } from './control';
import { watchLinks } from './links';
import { type Moved, watchNavigation } from './moves';
import { type Add, createAdder } from './scripts';
import { createStub } from './stub';
import { revive } from './wire';

/** Set by the build: whether this is `loader-intent.js`, which knows one way of loading. */
declare const INTENT: boolean;

declare global {
  interface Window {
    chaport?: unknown;
    chaportConfig?: unknown;
    chaportSimulatorConfig?: unknown;
    sphinxChaport?: Control & Moved;
  }
  interface Navigator {
    /** Global Privacy Control. */
    globalPrivacyControl?: boolean;
  }
}

export interface Page {
  data: DOMStringMap;
  add: Add;
}

/** Sets the page up; null where it has no widget, or one by other code. */
export function start(own: HTMLScriptElement): Page | null {
  const { dataset: data } = own;
  if (window.sphinxChaport) return null;
  if (data.chaportConfig) window.chaportConfig = JSON.parse(data.chaportConfig, revive);
  const off = whyOff(data);
  if ('chaportDebug' in data) {
    const { chaportLoading = 'immediate', chaportBecause } = data;
    console.info(`[sphinx-chaport] ${off ? 'off' : chaportLoading}: ${off || chaportBecause}`);
  }
  if (off) {
    stayOff(data);
    return null;
  }
  // Simulated pages load at once.
  if (!INTENT && data.chaportSimulator) {
    window.chaportSimulatorConfig ||= JSON.parse(data.chaportSimulator);
  }
  const add = createAdder(own);
  const [control, settle]: [Control & Moved, () => void] = createControl(beginning(data, add));
  listen(control);
  watchLinks(control);
  watchNavigation(control, add);
  settle();
  return { data, add };
}

/** Why nothing is loaded, whatever happens later; nothing where something may be. */
function whyOff({ chaportSrc, chaportLoading, chaportBecause }: DOMStringMap): string | undefined {
  if (window.chaport) return 'another installation code';
  if (!chaportSrc) return chaportBecause || 'off';
  if (!INTENT && chaportLoading === 'consent' && navigator.globalPrivacyControl) {
    return 'Global Privacy Control';
  }
  return undefined;
}

/** Code of the page may call all the same: nothing comes of it. */
function stayOff({ chaportSrc }: DOMStringMap): void {
  if (chaportSrc) window.chaport ||= createStub(() => true);
  const nothing = (): void => {};
  window.sphinxChaport = { load: nothing, grant: nothing, revoke: nothing, status: 'off' };
  announce('off');
}

function listen(control: Control): void {
  window.sphinxChaport = control;
  for (const name of ['load', 'grant', 'revoke'] as const) {
    document.addEventListener(`chaport:${name}`, control[name]);
  }
}

/** `consent` needs a yes; `intent`, `idle` and `manual` have to be asked. */
function beginning(data: DOMStringMap, add: Add): Start {
  const { chaportSrc = '', chaportConfigSrc, chaportLoading = 'immediate' } = data;
  return {
    allowed: INTENT || chaportLoading !== 'consent',
    asked: !INTENT && /^(immediate|consent)$/.test(chaportLoading),
    add(failed) {
      const addWidget = () => add(chaportSrc, failed);
      if (chaportConfigSrc) add(chaportConfigSrc, failed).onload = addWidget;
      else addWidget();
    },
  };
}
