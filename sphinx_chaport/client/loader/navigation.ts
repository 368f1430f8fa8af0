/** `navigation.js`: after a move to another page that loads none, the one widget goes along. */
import { whenMoved } from './moves';

interface Config {
  appearance?: { position?: unknown };
  assignments?: unknown;
  visitor?: unknown;
  visitorIntegrityHash?: string;
  launcher?: { show?: boolean };
}

const SCRIPT = 'script[data-chaport-src]';
const text = JSON.stringify;
const config = () => (window.chaportConfig ?? {}) as Config;
const isShown = (): boolean => config().launcher?.show !== false;
const isStarted = (): boolean => /loading|ready/.test(window.sphinxChaport?.status ?? '');
const q = (name: string, ...args: unknown[]): void =>
  (window.chaport as { q(name: string, args: unknown[]): void }).q(name, args);

let kept = window.sphinxChaport?.kept ?? [];
let turn = 0;
let wasShown = isShown();

/** What the theme took away with the old body comes back into the new one. */
function keep(): void {
  for (const node of kept) {
    if (node.isConnected) continue;
    const place = node.matches('button') && document.querySelector('a.chaport-launcher');
    if (place) place.replaceWith(node);
    else document.body.append(node);
  }
}

/** The page as it is served: what of it a theme takes over, and when, only the theme knows. */
async function move(): Promise<void> {
  const own = ++turn;
  const url = location.href;
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // The reader may be elsewhere by now.
  if (own !== turn) return;
  const before = config();
  const script = page.querySelector<HTMLScriptElement>(SCRIPT);
  if (script) await configure(script, url);
  if (!isStarted()) return;
  apply(before, config(), Boolean(script));
  q('newPageView', { url, title: page.title });
}

async function configure(script: HTMLScriptElement, url: string): Promise<void> {
  const { chaportConfig, chaportConfigSrc } = script.dataset;
  if (chaportConfig) window.chaportConfig = JSON.parse(chaportConfig, window.sphinxChaport?.revive);
  if (!chaportConfigSrc) return;
  const added = document.createElement('script');
  added.nonce = document.querySelector<HTMLScriptElement>(SCRIPT)?.nonce ?? '';
  added.src = new URL(chaportConfigSrc, new URL(script.getAttribute('src') ?? '', url)).href;
  document.head.append(added);
  await new Promise((done) => {
    added.onload = added.onerror = done;
  });
}

/** As far as the API can; the rest of a configuration counts from the next load on. */
function apply(before: Config, after: Config, isOn: boolean): void {
  const [from, to] = [before, after].map(({ appearance }) => appearance?.position ?? ['right']);
  const { assignments = {}, visitor, visitorIntegrityHash } = after;
  if (text(from) !== text(to)) q('updatePosition', to);
  if (text(before.assignments ?? {}) !== text(assignments)) q('setAssignmentRules', assignments);
  if (visitor && text(before.visitor) !== text(visitor)) {
    q('setVisitorData', ...[visitor, visitorIntegrityHash].filter(Boolean));
  }
  if (!isOn) q('close');
  const shows = isOn && isShown();
  if (shows !== wasShown) q(shows ? 'showLauncher' : 'hideLauncher');
  wasShown = shows;
}

whenMoved((found) => {
  kept = found;
  move();
});
new MutationObserver(keep).observe(document, { childList: true, subtree: true });
keep();
move();
