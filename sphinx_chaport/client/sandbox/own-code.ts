/** The whole of this script, as `build.mjs` wraps it: what frames and workers are given to run. */
declare const chaportSandbox: () => void;

export function ownCode(): string {
  return `(${chaportSandbox})()`;
}
