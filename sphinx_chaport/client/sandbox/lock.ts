/** Takes away from a worker all that is not the language: whatever reaches out, makes workers or speaks to the page. */

const LANGUAGE =
  'Infinity NaN undefined globalThis eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent ' +
  'encodeURI encodeURIComponent escape unescape Object Function Array Number Boolean String Symbol Date ' +
  'Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ' +
  'SuppressedError JSON Math BigInt Proxy Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry ' +
  'Iterator ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array ' +
  'Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array';

/** What the sandbox itself needs, bound before it is taken away. */
export interface Natives {
  post(data: unknown): void;
  listen(type: string, hear: (event: never) => void): void;
  later(run: () => void): void;
  every(milliseconds: number, run: () => void): void;
  now(): number;
  turn(): Promise<void>;
  /** Runs a text where `eval` is forbidden and blobs are not. */
  importText(text: string): void;
}

interface Scope {
  postMessage(data: unknown): void;
  addEventListener(type: string, hear: (event: never) => void): void;
  setTimeout(run: () => void): void;
  setInterval(run: () => void, milliseconds: number): void;
  importScripts(address: string): void;
  performance: Performance;
}

export function takeNatives(scope: Scope): Natives {
  const { performance, Blob, URL } = globalThis;
  const [make, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  const load = scope.importScripts.bind(scope);
  const wait = scope.setTimeout.bind(scope);
  const repeat = scope.setInterval.bind(scope);
  return {
    post: scope.postMessage.bind(scope),
    listen: scope.addEventListener.bind(scope),
    later: (run) => void wait(run),
    every: (milliseconds, run) => void repeat(run, milliseconds),
    now: performance.now.bind(performance),
    turn: createTurn(new MessageChannel(), Promise),
    importText(text) {
      const address = make(new Blob([text]));
      try {
        load(address);
      } finally {
        revoke(address);
      }
    },
  };
}

/** Waits for a task of its own; timers would wait longer and longer. A run has one turn after the other. */
function createTurn({ port1, port2 }: MessageChannel, Native: PromiseConstructor) {
  const ask = port2.postMessage.bind(port2);
  return () =>
    new Native<void>((done) => {
      port1.onmessage = () => done();
      ask(0);
    });
}

export function lock(scope: object): void {
  const kept = new Set<PropertyKey>(LANGUAGE.split(' '));
  for (let each = scope; each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const key of Reflect.ownKeys(each)) {
      if (typeof key === 'symbol' || (each === scope && kept.has(key))) continue;
      if (!Reflect.deleteProperty(each, key))
        Reflect.defineProperty(each, key, { value: undefined });
    }
  }
}

/** What code writes as `toJSON` on the prototype of all objects would change what is told of its run. */
export function guardTelling(): void {
  for (const owner of [Object.prototype, Array.prototype]) {
    Object.defineProperty(owner, 'toJSON', {
      get: () => undefined,
      set(this: object, value: unknown) {
        if (this === owner) return;
        const own = { value, writable: true, enumerable: true, configurable: true };
        Reflect.defineProperty(this, 'toJSON', own);
      },
    });
  }
}
