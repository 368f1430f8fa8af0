/** Values that break careless code. Each is made anew, as some remember that they were looked at. */

function thrower(): never {
  throw new Error('looked at');
}

function cyclic(): object {
  const value: Record<string, unknown> = { name: 'Ada', rules: [] };
  value.custom = value;
  value.rules = [value];
  value['team-1'] = value;
  return value;
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object whose every property is another one like it. */
function endless(): object {
  const keys = ['custom', 'rules', 'devices', 'configs', 'mobile'];
  return new Proxy(
    {},
    {
      get: () => endless(),
      ownKeys: () => keys,
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
    },
  );
}

function deep(): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < 20_000; level++) value = { custom: value };
  return value;
}

const HANDLERS: ProxyHandler<object> = {
  get: thrower,
  has: thrower,
  ownKeys: thrower,
  getPrototypeOf: thrower,
  getOwnPropertyDescriptor: thrower,
};

export const nasty: (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => Symbol('token'),
  () => '',
  () => '`',
  () => '\n\u2028',
  () => '\ud800',
  () => '__proto__',
  () => 'a'.repeat(1_000_000),
  () => [],
  () => [[]],
  () => new Array(4_294_967_295),
  () => [undefined, null],
  () => ['left', {}, thrower],
  () => ['left', Number.NaN],
  () => ({}),
  () => Object.create(null),
  () => Object.freeze({ name: 'Ada', id: Object.freeze([]) }),
  () => JSON.parse('{"__proto__": {"id": 1}, "constructor": 2}'),
  () => ({ ['k'.repeat(100_000)]: 1 }),
  () => ({ custom: { balance: 10n, when: Symbol('x') } }),
  () => ({ custom: { toJSON: thrower } }),
  () => ({ custom: { toJSON: () => undefined } }),
  () => ({ custom: { toJSON: () => 'text' } }),
  () => ({ rules: [{}, { a: 1, b: 2 }, { c: ['country'] }, null], resolve: 'f' }),
  () => ({ toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower }),
  () => ({
    get id() {
      return thrower();
    },
    get name() {
      return thrower();
    },
    token: 1,
  }),
  () => new Proxy({}, HANDLERS),
  () => new Proxy([], HANDLERS),
  () => new Proxy(thrower, HANDLERS),
  () => revoked({}),
  () => revoked([]),
  () => [revoked({}), new Proxy({}, HANDLERS)],
  cyclic,
  () => [cyclic()],
  endless,
  deep,
  () => thrower,
  () => class {},
  () => new Date(Number.NaN),
  () => /x/,
  () => new Map([['name', 'Ada']]),
  () => new Error('x'),
  () => new Uint8Array(8),
  () => new String('left'),
  () => Promise.resolve(1),
  () => globalThis,
];
