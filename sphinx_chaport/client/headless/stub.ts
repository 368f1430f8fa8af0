/** What the installation code leaves on a page before the widget's script is there (contract 1). */

/** Puts the standard stub on `host`, unless there is one already. */
export function installStub(host: { chaport?: unknown }): Chaport.Stub {
  if (host.chaport) return host.chaport as Chaport.Stub;
  const stub: Record<string, unknown> & Pick<Chaport.Stub, '_q' | '_l'> = { _q: [], _l: {} };
  stub.q = function () {
    // biome-ignore lint/complexity/noArguments: the very objects that real pages queue
    stub._q.push(arguments);
  };
  stub.on = (event: string, listener: () => void) => {
    stub._l[event] = stub._l[event] || [];
    stub._l[event].push(listener);
  };
  host.chaport = stub;
  return stub as unknown as Chaport.Stub;
}
