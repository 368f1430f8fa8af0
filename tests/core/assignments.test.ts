import { createAssignments } from '../../sphinx_chaport/client/core/assignments';
import { createParameters } from '../../sphinx_chaport/client/core/parameters';
import { equal, ok, test } from './harness';
import { createContext } from './world';

type Assignments = Chaport.Assignments;
type Context = NonNullable<Parameters<typeof createContext>[0]>;

const operators = [
  { id: 'op-ann', name: 'Ann', online: false, teams: ['team-sales'] },
  { id: 'op-ben', name: 'Ben', online: true, teams: ['team-sales', 'team-help'] },
  { id: 'op-cy', name: 'Cy', online: true, teams: ['team-help'] },
];
const teams = [
  { id: 'team-sales', name: 'Sales' },
  { id: 'team-help', name: 'Help' },
  { id: 'team-empty', name: 'Empty' },
];

function setup(
  assignments?: Assignments,
  more: Context & { only?: string[]; online?: boolean } = {},
) {
  const { only, online = true, ...given } = more;
  const context = createContext({
    world: { url: 'https://a.test/pricing' },
    environment: { country: 'DE' },
    ...given,
    account: { operators, teams, ...given.account },
    options: { ...(assignments && { assignments }), ...(only && { operators: only }) },
  });
  const presence = { online: () => online, set() {} };
  const part = createAssignments(context, createParameters(context), presence);
  return { context, part };
}

function decided(...args: Parameters<typeof setup>) {
  return setup(...args).part.decide();
}

const who = (...args: Parameters<typeof setup>) => decided(...args).assignee;

test('assignments: resolve decides before rules, and rules before defaultRules (3)', () => {
  const resolve = () => 'op-ann';
  const rules: Chaport.Rule[] = [{ 'op-ben': true }];
  const defaultRules: Chaport.Rule[] = [{ 'op-cy': true }];
  const by = (assignments: Assignments) => {
    const { assignee, because } = decided(assignments);
    return [assignee, because.by];
  };
  equal(by({ resolve, rules, defaultRules }), ['op-ann', 'resolve']);
  equal(by({ rules, defaultRules }), ['op-ben', 'rules']);
  equal(by({ defaultRules }), ['op-cy', 'defaultRules']);
  equal(decided({ defaultRules }).because.why, 'defaultRules[0] op-cy: it always applies');
});

test("assignments.defaultRules replaces the account's own rules, and [] switches them off (3)", () => {
  const account = { defaultRules: [{ 'team-sales': true }] };
  equal(decided(undefined, { account }), {
    assignee: 'team-sales',
    because: {
      by: 'defaultRules',
      why: 'account.defaultRules[0] team-sales: it always applies',
      passed: [],
    },
  });
  equal(who({ defaultRules: [{ 'op-cy': true }] }, { account }), 'op-cy');
  equal(decided({ defaultRules: [] }, { account }).because.by, 'account');
});

test('the first rule that applies wins, and the others say why they do not (10.19)', () => {
  const { assignee, because } = decided({
    rules: [
      { 'op-ann': false },
      { 'op-ben': ['page_url', 'contains', '/cart'] },
      { 'op-cy': () => false },
      { 'team-help': ['country', '=', 'de'] },
      { 'team-sales': true },
    ],
  });
  equal(assignee, 'team-help');
  equal(because, {
    by: 'rules',
    why: 'rules[3] team-help: country = "de" holds',
    passed: [
      { by: 'rules[0] op-ann', why: 'it is switched off' },
      {
        by: 'rules[1] op-ben',
        why: 'page_url contains "/cart" does not hold, it is "https://a.test/pricing"',
      },
      { by: 'rules[2] op-cy', why: 'its function did not return true' },
    ],
  });
});

test('a rule may be a function of cp, which applies where it returns true (3)', () => {
  const inGermany = (cp: Chaport.RuleContext) =>
    cp.compare(cp.getParameterValue('country'), '=', 'de');
  const { assignee, because } = decided({ rules: [{ 'op-cy': inGermany }] });
  equal([assignee, because.why], ['op-cy', 'rules[0] op-cy: its function returned true']);
  const truthy = (() => 'yes') as unknown as () => boolean;
  equal(decided({ rules: [{ 'op-cy': truthy }] }).because.by, 'account');
});

test('a rule of an unknown parameter or matcher never applies, with a warning (10.13, 10.5)', () => {
  const { context, part } = setup({
    rules: [
      { 'op-ann': ['page', '=', ''] },
      { 'op-ben': ['country', '==', 'DE'] },
      { 'op-cy': true },
    ] as unknown as Chaport.Rule[],
  });
  const { assignee, because } = part.decide();
  equal(assignee, 'op-cy');
  equal(because.passed[0], { by: 'rules[0] op-ann', why: 'there is no parameter "page"' });
  ok(because.passed[1]?.why.startsWith('there is no matcher "==", only = != contains'));
  equal(context.warnings.length, 2);
  equal(
    context.warnings[0],
    'The rule `rules[0] op-ann` never applies: there is no parameter "page".',
  );
});

test('a function of a rule that throws is reported and does not apply (10.7)', () => {
  const { context, part } = setup({
    rules: [
      {
        'op-ann': () => {
          throw new Error('no');
        },
      },
      { 'op-cy': true },
    ],
  });
  const { assignee, because } = part.decide();
  equal([assignee, because.passed[0]?.why], ['op-cy', 'its function threw an error']);
  equal(context.errors, ['rules[0] op-ann threw']);
});

test('resolve gets cp and returns an id (3)', () => {
  const resolve = (cp: Chaport.RuleContext) =>
    cp.compare(cp.getParameterValue('page_url'), 'contains', '/pricing') ? 'team-sales' : undefined;
  equal(decided({ resolve }), {
    assignee: 'team-sales',
    because: { by: 'resolve', why: 'resolve: it returned "team-sales"', passed: [] },
  });
});

test('resolve that returns undefined or nothing goes on to the rules (3)', () => {
  const { context, part } = setup({ resolve: () => undefined, rules: [{ 'op-cy': true }] });
  const { assignee, because } = part.decide();
  equal([assignee, because.passed], ['op-cy', [{ by: 'resolve', why: 'it returned nothing' }]]);
  equal(context.errors, []);
});

test('resolve that returns null ignores all other rules (3)', () => {
  const rules = [{ 'op-cy': true }];
  const { assignee, because } = decided(
    { resolve: () => null, rules, defaultRules: rules },
    { account: { defaultRules: rules } },
  );
  equal([assignee, because.by], ['op-ben', 'account']);
  equal(because.passed, [{ by: 'resolve', why: 'it returned null, so all rules are ignored' }]);
});

test('of an array of ids one is picked (3)', () => {
  const ids = ['op-ann', 'op-ben', 'op-cy'];
  const { part } = setup({ resolve: () => ids });
  const seen = new Set(Array.from({ length: 40 }, () => part.decide().assignee));
  equal([...seen].sort(), ids);
  const { because } = decided({ resolve: () => ['op-cy'] });
  equal(because.why, 'resolve: it returned ["op-cy"], and op-cy was picked');
});

test('of an array those are left out that are unknown or not allowed', () => {
  for (let seed = 1; seed < 10; seed++) {
    const world = { seed };
    equal(
      who({ resolve: () => ['stranger', 'op-cy', 'op-ann'] }, { world, only: ['Cy'] }),
      'op-cy',
    );
  }
  const { because } = decided({ resolve: () => ['op-ann', 'op-ben', 'x'] }, { only: ['op-cy'] });
  equal(because.by, 'account');
  ok(because.passed[0]?.why.endsWith('and `operators` allows none of them'));
  equal(decided({ resolve: () => [] }).because.passed, [{ by: 'resolve', why: 'it returned []' }]);
});

test('resolve that returns anything else is reported once, and the rules decide', () => {
  for (const value of [7, true, '', {}, ['op-ann', 3], [''], Promise.resolve('op-ann')]) {
    const resolve = (() => value) as unknown as () => string;
    const { context, part } = setup({ resolve, rules: [{ 'op-cy': true }] });
    const { assignee, because } = part.decide();
    equal(
      [assignee, because.passed],
      ['op-cy', [{ by: 'resolve', why: 'it returned what is no assignee' }]],
    );
    equal(context.errors.length, 1);
    ok(context.errors[0]?.startsWith('`assignments.resolve` must return an id'));
  }
});

test('resolve that throws is reported once, and the rules decide (10.7)', () => {
  const resolve = () => {
    throw new Error('no');
  };
  const { context, part } = setup({ resolve, rules: [{ 'op-cy': true }] });
  const { assignee, because } = part.decide();
  equal([assignee, because.passed], ['op-cy', [{ by: 'resolve', why: 'it threw an error' }]]);
  equal(context.errors, ['assignments.resolve threw']);
});

test('operators narrows who can be assigned, by id or by name (3)', () => {
  const rules: Chaport.Rule[] = [{ 'op-ann': true }, { 'op-ben': true }, { 'op-cy': true }];
  equal(who({ rules }, { only: ['op-ben', 'op-cy'] }), 'op-ben');
  const { assignee, because } = decided({ rules }, { only: ['Cy'] });
  equal(assignee, 'op-cy');
  equal(because.passed[1], {
    by: 'rules[1] op-ben',
    why: 'it always applies, but it is not among `operators`',
  });
  equal(who({ resolve: () => 'op-ann', rules }, { only: ['Cy'] }), 'op-cy');
});

test('operators narrows a team to those of its members (3)', () => {
  const rules: Chaport.Rule[] = [{ 'team-sales': true }];
  equal(who({ rules }), 'team-sales');
  equal(who({ rules }, { only: ['Ann', 'Ben'] }), 'team-sales');
  equal(who({ rules }, { only: ['Ann'] }), 'op-ann');
  const { assignee, because } = decided(
    { rules: [{ 'team-help': true }] },
    { only: ['op-cy', 'op-ann'] },
  );
  equal(assignee, 'op-cy');
  ok(because.why.endsWith('it always applies, of whom `operators` leaves op-cy'));
  const nobody = decided({ rules }, { only: ['Cy'] });
  equal(nobody.assignee, 'op-cy');
  ok(nobody.because.passed[0]?.why.endsWith('but none of its members is among `operators`'));
  equal(decided({ rules: [{ 'team-empty': true }] }, { only: ['Cy'] }).because.by, 'account');
});

test('of the members that are left one who is online gets the chat', () => {
  const three = [...operators, { id: 'op-di', name: 'Di', online: true, teams: ['team-sales'] }];
  const account = { operators: three };
  equal(who({ rules: [{ 'team-sales': true }] }, { account, only: ['Ann', 'Di'] }), 'op-di');
});

test('an assignee that the account does not know is taken as it is, with a warning', () => {
  for (const account of [{}, { teams: [] }, { operators: [] }]) {
    const { context, part } = setup({ rules: [{ stranger: true }] }, { account, only: ['Ann'] });
    equal(part.decide().assignee, 'stranger');
    equal(context.warnings.length, 1);
    ok(context.warnings[0]?.includes('`stranger`'));
  }
});

test('an account without anybody warns of nobody', () => {
  const account = { operators: [], teams: [] };
  const { context, part } = setup({ resolve: () => ['x'] }, { account });
  equal([part.decide().assignee, context.warnings], ['x', []]);
});

test('without a rule an operator who is online gets the chat, or nobody', () => {
  equal(decided(), {
    assignee: 'op-ben',
    because: {
      by: 'account',
      why: 'no rule decides, and op-ben is the first online',
      passed: [],
    },
  });
  equal(who(undefined, { only: ['Ann', 'Cy'] }), 'op-cy');
  equal(who(undefined, { online: false }), null);
  const { assignee, because } = decided(undefined, { only: ['Ann'] });
  equal(assignee, null);
  equal(because.why, 'no rule decides, and no operator who may get it is online');
  const away = operators.map((operator) => ({ ...operator, online: false }));
  equal(who(undefined, { account: { operators: away }, only: ['Cy'] }), 'op-cy');
  equal(who(undefined, { account: { operators: [] } }), null);
});

test('setAssignmentRules changes only the keys given (10.20)', () => {
  const { context, part } = setup({
    rules: [{ 'op-ben': true }],
    defaultRules: [{ 'op-cy': true }],
  });
  part.change({ resolve: () => 'op-ann' });
  equal(part.decide().because.by, 'resolve');
  part.change({ resolve: () => undefined });
  equal(part.decide().assignee, 'op-ben');
  part.change({ rules: [] });
  equal(part.decide().assignee, 'op-cy');
  part.change({ defaultRules: [] });
  equal(part.decide().because.by, 'account');
  equal(context.notes[2], { kind: 'effect', name: 'assignments', args: ['rules'] });
});

test('rules see the first message and long values are cut short', () => {
  const context = createContext();
  const parameters = createParameters(context);
  parameters.firstMessage(`${'x'.repeat(200)} invoice`);
  const presence = { online: () => true, set() {} };
  const part = createAssignments(context, parameters, presence);
  part.change({
    rules: [{ a: ['message_text', '=', ''] }, { b: ['message_text', 'contains', 'invoice'] }],
  });
  const { assignee, because } = part.decide();
  equal(assignee, 'b');
  equal(because.passed[0]?.why, `message_text = "" does not hold, it is "${'x'.repeat(118)}…`);
});

test('rules that a decision changes count in its next step', () => {
  const { part } = setup({ resolve: () => part.change({ rules: [{ 'op-ann': true }] }) as never });
  equal([part.decide().assignee, part.decide().because.by], ['op-ann', 'rules']);
});
