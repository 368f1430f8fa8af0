/** Adding scripts to the page. */

/** Adds scripts with the nonce of `own`; a path without a host is relative to it. */
export function createAdder(own: HTMLScriptElement) {
  return (path: string, failed: (() => void) | null = null): HTMLScriptElement => {
    const script = document.createElement('script');
    script.type = 'text/javascript';
    script.async = true;
    if (own.nonce) script.nonce = own.nonce;
    script.onerror = failed;
    script.src = new URL(path, own.src).href;
    document.scripts[0]?.before(script);
    return script;
  };
}

export type Add = ReturnType<typeof createAdder>;
