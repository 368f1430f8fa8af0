/** What a wrong call is told, what it does, and that nothing breaks the checks. */
import { api } from '../../sphinx_chaport/client/core/api';
import { checkArguments, unknownMethod } from '../../sphinx_chaport/client/core/check';
import { equal, ok, test } from './harness';
import { nasty } from './nasty';

function fails(method: string, args: unknown[], error: string, run = false): void {
  const found = checkArguments(method, args);
  equal(found.error, error);
  equal(found.run, run);
}

function passes(method: string, args: unknown[], taken: unknown[] = args): void {
  equal(checkArguments(method, args), { error: null, run: true, args: taken });
}

function callback(): void {}

const CALLS: Record<string, unknown[][]> = {
  close: [[]],
  compare: [
    ['a', '=', 'A'],
    [1, '>=', null],
    [true, '!contains', 'x'],
  ],
  disableTriggers: [[], [['id-1', 'id-2']], ['id-1', 'id-2'], ['id-1'], [[]]],
  enableTriggers: [[], [['id-1', 'id-2']], ['id-1', 'id-2'], ['id-1'], [[]]],
  getActiveTrigger: [[]],
  getParameterValue: Object.values(api.parameters).map((name) => [name]),
  getTriggerById: [['id-1']],
  getWidgetState: [[]],
  hideLauncher: [[]],
  isOnline: [[callback]],
  newPageView: [[], [{}], [{ url: '/a', title: 'A' }], [{ title: 'A' }]],
  open: [[]],
  openIn: [['_blank'], [{ selector: '#chat' }]],
  showLauncher: [[]],
  setActiveTrigger: [[{ message: 'Hi' }], [{ id: 'id-1', message: 'Hi' }]],
  setAssignmentRules: [
    [{}],
    [{ rules: [{ 'team-1': ['country', '=', 'DE'] }, { 'team-2': true }, { 'op-1': callback }] }],
    [{ resolve: callback, defaultRules: [] }],
  ],
  setVisitorData: [[{}], [{ name: 'Ada', custom: { balance: 5 } }, 'hash-of-it']],
  startSession: [[], [{ id: 'v', token: 't' }], [{ id: 'v', token: 't' }, callback]],
  stopSession: [[], [true], [false, callback]],
  toggle: [[]],
  updatePosition: [[['left']], [['right', 0, 100], callback], [['left', -5]]],
  q: [['open'], ['openIn', ['_blank']], ['startSession', { id: 'v', token: 't' }]],
  on: [['ready', callback]],
};

test('10.8: a right call of each method has no message and runs as it is', () => {
  equal(Object.keys(CALLS), Object.keys(api.methods));
  for (const [method, calls] of Object.entries(CALLS))
    for (const args of calls) passes(method, args);
});

test('10.8: a wrong call names method, argument, what was expected, what came, the nearest name', () => {
  fails(
    'updatePosition',
    [['rigth']],
    "`chaport.updatePosition`: `position[0]` must be 'left' or 'right', not 'rigth'. Did you mean 'right'?",
  );
  fails('getTriggerById', [5], '`chaport.getTriggerById`: `id` must be a string, not `5`.');
  fails('isOnline', [null], '`chaport.isOnline`: `callback` must be a function, not `null`.');
  fails(
    'updatePosition',
    ['right'],
    "`chaport.updatePosition`: `position` must be a list `[side, x?, y?]`, not 'right'.",
  );
  fails(
    'stopSession',
    [{}],
    '`chaport.stopSession`: `clearCredentials` must be `true` or `false`, not an object.',
  );
  fails(
    'openIn',
    [7],
    '`chaport.openIn`: `target` must be a string or an object with `selector`, not `7`.',
  );
  fails(
    'openIn',
    [{ selector: [] }],
    '`chaport.openIn`: `target.selector` must be a string, not a list.',
  );
});

test('10.8: a missing argument', () => {
  fails('getTriggerById', [], '`chaport.getTriggerById`: `id` is missing. It must be a string.');
  fails(
    'setActiveTrigger',
    [{}],
    '`chaport.setActiveTrigger`: `trigger.message` is missing. It must be a string.',
  );
  fails(
    'openIn',
    [undefined],
    '`chaport.openIn`: `target` is missing. It must be a string or an object with `selector`.',
  );
});

test('10.8: an unknown key is said, with the nearest name, and the call runs', () => {
  const error =
    '`chaport.setVisitorData`: `data.nmae` is unknown, so it is ignored. Did you mean `name`?';
  const found = checkArguments('setVisitorData', [{ nmae: 'Ada', email: 'a@example.org' }, 'h']);
  equal(found, { error, run: true, args: [{ nmae: 'Ada', email: 'a@example.org' }, 'h'] });
  fails(
    'setVisitorData',
    [{ balance: 5 }],
    '`chaport.setVisitorData`: `data.balance` is unknown, so it is ignored. Fields of your own belong under `data.custom`.',
    true,
  );
  // Without the key nothing is left that could run.
  fails(
    'openIn',
    [{ selectr: '#chat' }],
    '`chaport.openIn`: `target.selectr` is unknown, so it is ignored. Did you mean `selector`?',
  );
});

test('10.8: a key that must be there is missed rather than that others are unknown', () => {
  const missing = '`chaport.openIn`: `target.selector` is missing. It must be a string.';
  fails('openIn', [{ element: '#x' }], missing);
  fails(
    'openIn',
    [{ element: '#x', selector: 5 }],
    missing.replace('is missing. It m', 'm').replace('string.', 'string, not `5`.'),
  );
});

test('10.8: several mistakes of one call are one message, of the gravest', () => {
  fails(
    'setVisitorData',
    [{ nmae: 'Ada', email: 5 }],
    '`chaport.setVisitorData`: `data.email` must be a string, not `5`.',
  );
});

test('10.8: unknown events, matchers, parameters and methods, with the nearest', () => {
  const { error } = checkArguments('on', ['raedy', callback]);
  ok(error?.startsWith("`chaport.on`: `event` must be 'ready', 'chat.autoInvitation', "));
  ok(error?.endsWith(", not 'raedy'. Did you mean 'ready'?"));
  ok(checkArguments('compare', [1, '=>', 2]).error?.includes("`matcher` must be '=', "));
  const parameter = checkArguments('getParameterValue', ['countri']).error;
  ok(parameter?.endsWith("Did you mean 'country'?"));
  equal(unknownMethod('opn'), 'There is no method `chaport.opn`. Did you mean `open`?');
  equal(unknownMethod('sendTheMessage'), 'There is no method `chaport.sendTheMessage`.');
  equal(unknownMethod(5), '`chaport.q` takes the name of a method first, not `5`.');
  fails('constructor', [], 'There is no method `chaport.constructor`.');
});

test('arguments that a method does not take are no mistake', () => {
  passes('open', [{ type: 'click' }], []);
  passes('getTriggerById', ['id-1', 0, ['id-1']], ['id-1']);
});

test('arguments that would be lost are a mistake', () => {
  const lost = (method: string, name: string) =>
    `\`chaport.${method}\`: What comes after \`${name}\` is lost. Put all of it into one list.`;
  fails('enableTriggers', [['id-1'], 'id-2'], lost('enableTriggers', 'ids'));
  fails('q', ['setVisitorData', { name: 'Ada' }, 'hash'], lost('q', 'args'));
});

test('10.15: enableTriggers and disableTriggers take a list, or ids one by one', () => {
  for (const method of ['enableTriggers', 'disableTriggers']) {
    fails(method, ['id-1', 5], `\`chaport.${method}\`: \`ids[1]\` must be a string, not \`5\`.`);
    fails(method, [['id-1', 5]], `\`chaport.${method}\`: \`ids[1]\` must be a string, not \`5\`.`);
    fails(method, [5], `\`chaport.${method}\`: \`ids\` must be a list of strings, not \`5\`.`);
  }
});

test('10.1: startSession takes either name for the id', () => {
  passes('startSession', [{ visitorId: 'v', token: 't' }], [{ id: 'v', token: 't' }]);
  fails(
    'startSession',
    [{ id: 'v' }],
    '`chaport.startSession`: `credentials.token` is missing. It must be a string.',
  );
});

test('10.5: compare takes undefined, absent and what is no number', () => {
  for (const args of [
    [undefined, '=', undefined],
    ['a', '='],
    [Number.NaN, '>', Infinity],
  ]) {
    equal(checkArguments('compare', args).error, null);
  }
  fails(
    'compare',
    [{}, '=', 1],
    '`chaport.compare`: `value1` must be a string, a number, `true` or `false` or `null`, not an object.',
  );
  fails('compare', [], checkArguments('compare', [1]).error ?? '');
});

test('10.13: a rule with an unknown parameter is no error of the call', () => {
  passes('setAssignmentRules', [{ rules: [{ 'team-1': ['countri', '=', 'DE'] }] }]);
  const { error, run } = checkArguments('setAssignmentRules', [
    { rules: [{ 'team-1': ['country', 'is', 'DE'] }] },
  ]);
  ok(
    error?.startsWith(
      "`chaport.setAssignmentRules`: `assignments.rules[0].team-1[1]` must be '=', ",
    ),
  );
  equal(run, false);
});

test('undefined is the same as nothing', () => {
  passes('startSession', [undefined, callback]);
  passes('newPageView', [{ url: undefined, title: 'A' }], [{ title: 'A' }]);
  passes('enableTriggers', [undefined]);
  passes('updatePosition', [['left', undefined, 5], undefined]);
});

test('no token and no hash stands in a message', () => {
  const hash = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
  const calls: [string, unknown[]][] = [
    ['startSession', ['SECRET']],
    ['startSession', [undefined, 'SECRET']],
    ['startSession', [{ id: 'v', token: ['SECRET'] }]],
    ['startSession', [{ id: 'v', tokn: 'SECRET' }]],
    ['setVisitorData', [hash, { name: 'Ada' }]],
    ['setVisitorData', [{ name: 'Ada' }, ['SECRET']]],
  ];
  for (const [method, args] of calls) {
    const { error } = checkArguments(method, args);
    ok(error && !/SECRET|da39/.test(error), `a message without secrets, not ${error}`);
  }
});

test('what is passed on is a copy, except for functions', () => {
  const data = { name: 'Ada', custom: { tags: ['a'] } };
  const [copy] = checkArguments('setVisitorData', [data]).args;
  data.name = 'Bob';
  data.custom.tags.push('b');
  equal(copy, { name: 'Ada', custom: { tags: ['a'] } });
  const [rules] = checkArguments('setAssignmentRules', [{ resolve: callback }]).args;
  ok((rules as Chaport.Assignments).resolve === callback);
  const keys = JSON.stringify(checkArguments('setVisitorData', [{ phone: '1', name: 'A' }]).args);
  equal(keys, '[{"phone":"1","name":"A"}]');
});

test('whatever is passed to whatever method, in any place: nothing throws, messages are short', () => {
  const right: unknown[] = ['id-1', '=', callback];
  for (const method of [...Object.keys(api.methods), 'no-method', '__proto__']) {
    for (const make of nasty) {
      for (let place = 0; place < 3; place++) {
        const args = right.slice(0, place);
        args[place] = make();
        const { error, run, args: taken } = checkArguments(method, args);
        ok(error === null || (typeof error === 'string' && error.length < 600), `not ${error}`);
        ok(typeof run === 'boolean' && Array.isArray(taken));
        ok(run || error, 'a reason why the call does not run');
      }
    }
  }
});

test('every misspelt key of every argument is told from the right ones', () => {
  for (const [method, signatures] of Object.entries(api.methods)) {
    for (const type of signatures.flatMap((signature) => Object.values(signature))) {
      if (typeof type === 'string' || Array.isArray(type)) continue;
      const { error } = checkArguments(method, [{ wholly_invented: 1 }]);
      ok(error?.includes('wholly_invented` is unknown'), method);
    }
  }
});

test('a list that could never end is not walked', () => {
  const ids = (length: number) => [new Array(length).fill('id')];
  passes('enableTriggers', ids(10_000));
  fails('enableTriggers', ids(10_001), '`chaport.enableTriggers`: `ids` is too long.');
});
