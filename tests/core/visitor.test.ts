import { visitorHash } from '../../sphinx_chaport/client/core/integrity';
import { createVisitorData } from '../../sphinx_chaport/client/core/visitor';
import { equal, ok, test } from './harness';
import { createContext, createPage } from './world';

type Given = Parameters<typeof createContext>[0];

const salt = 'test-salt';
const ann = { name: 'Ann', email: 'ann@example.com', phone: '1', notes: 'x' };
const ben = { name: 'Ben', email: 'ben@example.com', phone: '2', notes: 'y' };

function account(given: NonNullable<Given>['account'] = {}) {
  const context = createContext({ account: given });
  return { context, data: createVisitorData(context) };
}

function right(data: Chaport.Visitor): string {
  return visitorHash(salt, data) ?? '';
}

test('all fields are saved where nothing is stored yet (3)', () => {
  const { context, data } = account();
  data.set({ ...ann, custom: { plan: 'team' } });
  equal(data.stored(), { ...ann, custom: { plan: 'team' } });
  equal(context.notes, [
    { kind: 'effect', name: 'visitor', value: data.stored(), because: 'there is no hash' },
  ]);
});

test('without a hash name, email, phone and notes are create-only (3)', () => {
  const { context, data } = account();
  data.set({ name: 'Ann', email: 'ann@example.com', notes: '' });
  data.set(ben);
  equal(data.stored(), { ...ben, name: 'Ann', email: 'ann@example.com' });
  equal(context.notes[1]?.because, 'there is no hash; create-only, so kept: name, email');
  equal(context.errors, []);
});

test('custom fields overwrite, key by key (3)', () => {
  const { data } = account();
  data.set({ custom: { plan: 'team', seats: 12, tags: ['a'] } });
  data.set({ custom: { plan: 'solo', tags: null } });
  equal(data.stored(), { custom: { plan: 'solo', seats: 12, tags: null } });
});

test('with a right hash everything overwrites (3, 8)', () => {
  const { context, data } = account({ salt });
  data.set(ann);
  data.set(ben, right(ben));
  equal(data.stored(), ben);
  data.set({ name: 'Cy' }, right({ name: 'Cy' }).toUpperCase());
  equal(data.stored(), { ...ben, name: 'Cy' });
  equal(context.notes[2]?.because, 'the hash is right');
  equal(context.errors, []);
});

test('the hash belongs to the very data, as PHP writes it (8)', () => {
  const { data } = account({ salt });
  const given = { name: 'Zoë / 😀', custom: { list: [1.5, 1e25], empty: {} } };
  data.set(given, right(given));
  equal(data.stored(), given);
});

test('a field that is undefined is no data, to a hash either', () => {
  const page = createPage({ simulator: { account: { salt } } });
  const api = page.arrive();
  const data = { name: 'Ann', email: undefined } as unknown as Chaport.Visitor;
  page.chaport.setVisitorData(data, right({ name: 'Ann' }));
  equal([api.state().visitor, page.lines()], [{ name: 'Ann' }, []]);
});

test('10.8: a hash belongs to the data as the page gave it, with keys that are unknown', () => {
  const data = { name: 'Ann', plan: 'team' };
  const simulator = { account: { salt } };
  const called = createPage({ simulator });
  const api = called.arrive();
  called.chaport.setVisitorData(data, right(data as Chaport.Visitor));
  equal([api.state().visitor, called.lines().length], [{ name: 'Ann' }, 1]);
  const config = { visitor: data, visitorIntegrityHash: right(data as Chaport.Visitor) };
  const configured = createPage({ config, simulator });
  equal(configured.arrive().state().visitor, { name: 'Ann' });
  equal(configured.lines().length, 1);
});

test('data with a wrong hash changes nothing and says so without secrets (8)', () => {
  const { context, data } = account({ salt });
  data.set(ann);
  for (const hash of [right(ann), 'abc', `${right(ben)} `]) {
    data.set({ ...ben, custom: { plan: 'team' } }, hash);
  }
  equal(data.stored(), ann);
  equal([context.errors.length, context.notes.length], [3, 1]);
  const message = context.errors[0] ?? '';
  ok(message.startsWith('The visitor data was not saved: the hash does not belong to it.'));
  ok(![salt, right(ann), right(ben), 'Ben'].some((secret) => message.includes(secret)));
});

test('a hash that the account requires cannot be left out (8)', () => {
  const { context, data } = account({ salt, hashRequired: true });
  data.set(ann);
  data.set(ann, '');
  equal(data.stored(), {});
  equal(context.errors.length, 2);
  ok(context.errors[0]?.startsWith('The visitor data was not saved: it must come with a hash'));
  data.set(ann, right(ann));
  equal(data.stored(), ann);
});

test('an account without a salt trusts a hash, and the trace says so', () => {
  const { context, data } = account();
  data.set(ann);
  data.set(ben, 'anything');
  equal(data.stored(), ben);
  equal(context.notes[1]?.because, 'there is no salt to prove the hash by');
  data.set(ann, '');
  equal(data.stored(), ben);
});

test('data that PHP cannot write fits no hash (8)', () => {
  const { context, data } = account({ salt });
  data.set({ name: '\ud83d' }, 'abc');
  equal(data.stored(), {});
  ok(
    context.errors[0]?.startsWith(
      'The visitor data was not saved: the hash does not belong to it.',
    ),
  );
});

test('data that is no JSON is refused, and nothing throws', () => {
  const page = createPage();
  const api = page.arrive();
  const round: { [key: string]: unknown } = {};
  round.round = round;
  page.chaport.setVisitorData({ custom: round });
  page.chaport.setVisitorData({ custom: { big: BigInt(1) } });
  equal([api.state().visitor, page.lines().length], [{}, 2]);
  ok(page.lines()[0]?.includes('`data.custom` must be an object of plain data'));
});

test('fields that are named like parts of objects are fields like others', () => {
  const { data } = account();
  data.set(JSON.parse('{"__proto__":{"name":"no"},"custom":{"__proto__":"x","toString":"y"}}'));
  data.set({ custom: { plan: 'team' } });
  equal(JSON.stringify(data.stored()), '{"custom":{"__proto__":"x","toString":"y","plan":"team"}}');
  equal(({} as { name?: string }).name, undefined);
});

test('nobody changes what is stored from outside', () => {
  const page = createPage();
  const api = page.arrive();
  const custom = { tags: ['a'] };
  page.chaport.setVisitorData({ custom });
  custom.tags.push('b');
  api.state().visitor.name = 'Eve';
  equal(api.state().visitor, { custom: { tags: ['a'] } });
});

test('loaded data replaces what was there, and is stored', () => {
  const { data } = account();
  data.set(ann);
  data.load({ name: 'Ben', custom: { plan: 'team' } });
  data.set(ann);
  equal(data.stored(), { ...ann, name: 'Ben', custom: { plan: 'team' } });
  data.load({});
  equal(data.stored(), {});
});
