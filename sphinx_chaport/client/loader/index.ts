/**
 * Starts the widget of a page, by the loader protocol of the contract (section 1).
 *
 * The script's own element says what to load:
 * - `data-chaport-src`: the address of the widget's script, or of the simulator, relative to this one;
 * - `data-chaport-simulator`: the simulated account, for a page that has not set one itself;
 * - `data-chaport-config`: the configuration as data, see `wire.ts`;
 * - `data-chaport-config-src`, in its place where the configuration has functions: a script that
 *   sets `window.chaportConfig`, relative to this one. It loads first; commands queue meanwhile.
 */
import { revive } from './wire';

interface Stub {
  _q: IArguments[];
  _l: Record<string, unknown[]>;
  q(): void;
  on(event: string, listener: unknown): void;
}

declare global {
  interface Window {
    chaport?: unknown;
    chaportConfig?: unknown;
    chaportSimulatorConfig?: unknown;
  }
}

function createStub(): Stub {
  const stub: Stub = {
    _q: [],
    _l: {},
    q() {
      // biome-ignore lint/complexity/noArguments: the protocol queues the arguments object itself
      stub._q.push(arguments);
    },
    on(event, listener) {
      stub._l[event] = stub._l[event] || [];
      stub._l[event].push(listener);
    },
  };
  return stub;
}

function addScript(src: string, then?: () => void): void {
  const script = document.createElement('script');
  script.type = 'text/javascript';
  script.async = true;
  script.src = src;
  if (then) script.onload = then;
  document.scripts[0]?.before(script);
}

function start(own: HTMLScriptElement): void {
  const { chaportSrc, chaportConfig, chaportConfigSrc, chaportSimulator } = own.dataset;
  if (!chaportSrc) return;
  if (chaportConfig) window.chaportConfig = JSON.parse(chaportConfig, revive);
  if (window.chaport) return;
  if (chaportSimulator) window.chaportSimulatorConfig ||= JSON.parse(chaportSimulator);
  window.chaport = createStub();
  const beside = (path: string) => new URL(path, own.src).href;
  const addWidget = () => addScript(beside(chaportSrc));
  if (chaportConfigSrc) addScript(beside(chaportConfigSrc), addWidget);
  else addWidget();
}

// Null in a module, which this file never is.
if (document.currentScript) start(document.currentScript as HTMLScriptElement);
