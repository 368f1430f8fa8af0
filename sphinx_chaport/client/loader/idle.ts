/** When the browser has nothing better to do. */

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** At the latest, in milliseconds: browsers that are never idle would never run it. */
const LIMIT = 5000;

export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: LIMIT });
  // Safari has none.
  else setTimeout(run, LIMIT / 2);
}

/** Whether the reader saves data, or has a slow connection. */
export function isThrifty(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return Boolean(connection?.saveData || /2g/.test(connection?.effectiveType ?? ''));
}
