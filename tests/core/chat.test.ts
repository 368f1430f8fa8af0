/** The conversation between a visitor and operators, and when each part of it happens. */
import { createChat } from '../../sphinx_chaport/client/core/chat';
import type { Account } from '../../sphinx_chaport/client/core/context';
import { answerIn } from '../../sphinx_chaport/client/core/language';
import type { Chat, Moves, Presence } from '../../sphinx_chaport/client/core/parts';
import { createPresence, onlineByDefault } from '../../sphinx_chaport/client/core/presence';
import { equal, ok, test } from './harness';
import { createContext, type PartContext } from './world';

type Message = ChaportSimulator.Message;

interface Given {
  online?: boolean;
  assignee?: string | null;
  account?: Partial<Account>;
  invitation?: Chaport.AutoInvitation;
  visitorId?: string | null;
}

interface Stage {
  chat: Chat;
  presence: Presence;
  context: PartContext;
  /** Everything that the chat asked of others or told, in order. */
  log: string[];
  moves: Pick<Moves, 'open' | 'close'>;
  /** Sender and status of each message. */
  shown(): string;
}

const because: ChaportSimulator.Because = { by: 'rules', why: 'It says so.', passed: [] };

function stage(given: Given = {}): Stage {
  const { online = true, assignee = null, account = {}, invitation, visitorId = 'v1' } = given;
  const context = createContext({ account, environment: { online } });
  const log: string[] = [];
  context.emit = (event, data) => void log.push(`${event} ${JSON.stringify(data)}`);
  let state: Chaport.WidgetState = 'collapsed';
  let active = invitation ?? null;
  const go = (next: Chaport.WidgetState) => {
    if (state !== next) log.push(next);
    state = next;
  };
  const open = () => {
    if (state !== 'expanded') chat.seen();
    go('expanded');
  };
  const presence = createPresence(context, (now) => chat.onlineChanged(now));
  const chat: Chat = createChat(context, {
    moves: {
      state: () => state,
      open,
      announce: () => state !== 'expanded' && go('unreadMessage'),
    },
    invitations: {
      active: () => active,
      clear() {
        active = null;
        log.push('invitation cleared');
      },
    },
    parameters: { firstMessage: (text) => void log.push(`message_text ${text}`) },
    assignments: {
      decide() {
        log.push(chat.state().started ? 'decided' : 'decided too early');
        return { assignee, because };
      },
    },
    analytics: { send: (event) => void log.push(`analytics ${event}`) },
    presence,
    language: 'en',
    visitorId: () => visitorId,
  });
  const shown = () => {
    const letters = chat.messages().map(({ from, status }) => `${from[0]}:${status}`);
    return letters.join(' ');
  };
  return { chat, presence, context, log, moves: { open, close: () => go('collapsed') }, shown };
}

test('the visitor’s first message opens the widget, starts the chat and is assigned, in this order', () => {
  const { chat, log } = stage({ assignee: 'ann' });
  chat.visitorMessage('Hello');
  equal(log, [
    'expanded',
    'invitation cleared',
    'message_text Hello',
    'decided',
    'chat.started {"visitorId":"v1"}',
    'analytics chat.started',
  ]);
  equal(chat.state(), {
    started: true,
    assignee: 'ann',
    because,
    messages: [{ from: 'visitor', text: 'Hello', t: 0, status: 'sending' }],
  });
});

test('event chat.started: once, not with the next message', () => {
  const { chat, log } = stage();
  chat.visitorMessage('Hello');
  const first = log.length;
  chat.visitorMessage('More');
  equal(log.length, first);
});

test('the trace says who got the chat and why', () => {
  const { chat, context } = stage({ assignee: 'ann' });
  chat.visitorMessage('Hello');
  equal(context.notes.slice(0, 2), [
    { kind: 'effect', name: 'chat.visitorMessage', args: ['Hello'] },
    { kind: 'effect', name: 'chat.assigned', value: 'ann', because: 'It says so.' },
  ]);
});

test('before its first message a chat is nobody’s', () => {
  equal(stage().chat.state(), { started: false, assignee: null, because: null, messages: [] });
});

test('where no session runs nobody can write', () => {
  const { chat, context } = stage({ visitorId: null });
  chat.visitorMessage('Hello');
  context.world.advance(10000);
  equal([chat.messages(), chat.state().started], [[], false]);
});

test('blank text is no message', () => {
  const { chat, log } = stage();
  for (const text of ['', ' ', '\n\t ']) {
    chat.visitorMessage(text);
    chat.operatorMessage(text);
  }
  equal([chat.state().started, chat.messages(), log], [false, [], []]);
});

test('a message goes from sending to unread to read, and is answered', () => {
  const { chat, context, shown } = stage();
  const after = (milliseconds: number) => {
    context.world.advance(milliseconds);
    return [shown(), chat.typing()];
  };
  chat.visitorMessage('Hello');
  equal(after(299), ['v:sending', false]);
  equal(after(1), ['v:unread', false]);
  equal(after(699), ['v:unread', false]);
  equal(after(1), ['v:read', true]);
  equal(after(1499), ['v:read', true]);
  equal(after(1), ['v:read o:read', false]);
  equal(chat.messages()[1], { from: 'operator', text: answerIn('en'), t: 2500, status: 'read' });
  equal(after(60000), ['v:read o:read', false]);
});

test('each change of a message is drawn', () => {
  const { chat, context } = stage();
  const grown = (run: () => void) => {
    const before = context.changes();
    run();
    return context.changes() > before;
  };
  ok(grown(() => chat.operatorMessage('Hello')));
  ok(grown(() => chat.seen()));
  ok(grown(() => chat.visitorMessage('Hello')));
  ok(grown(() => context.world.advance(300)));
  ok(grown(() => context.world.advance(700)));
  ok(grown(() => context.world.advance(1500)));
  ok(grown(() => chat.load({ messages: [], assignee: null })));
});

test('one burst of messages gets one answer', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('One');
  context.world.advance(200);
  chat.visitorMessage('Two');
  context.world.advance(2000);
  chat.visitorMessage('Three');
  equal([shown(), chat.typing()], ['v:read v:read v:sending', false]);
  context.world.advance(2499);
  equal(shown(), 'v:read v:read v:read');
  context.world.advance(10000);
  equal(shown(), 'v:read v:read v:read o:read');
  chat.visitorMessage('Four');
  context.world.advance(10000);
  equal(shown(), 'v:read v:read v:read o:read v:read o:read');
});

test('a message is read 700 ms after it came, whatever follows it', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('One');
  context.world.advance(900);
  chat.visitorMessage('Two');
  context.world.advance(100);
  equal(shown(), 'v:read v:sending');
});

test('while operators are offline a message stays unread, without an answer', () => {
  const { chat, context, shown } = stage({ online: false });
  chat.visitorMessage('Hello');
  context.world.advance(60000);
  equal([shown(), chat.typing()], ['v:unread', false]);
});

test('operators who come online read and answer what waits', () => {
  const { chat, presence, context, shown } = stage({ online: false });
  chat.visitorMessage('One');
  chat.visitorMessage('Two');
  context.world.advance(5000);
  presence.set(true);
  equal(chat.typing(), false);
  context.world.advance(699);
  equal(shown(), 'v:unread v:unread');
  context.world.advance(1);
  equal([shown(), chat.typing()], ['v:read v:read', true]);
  context.world.advance(1500);
  equal(shown(), 'v:read v:read o:read');
});

test('operators who come online answer only what has no answer', () => {
  const { chat, presence, context, shown } = stage({ online: false });
  chat.operatorMessage('Hello');
  presence.set(true);
  context.world.advance(10000);
  equal([shown(), chat.typing()], ['o:unread', false]);
});

test('operators who go stop reading and writing, and go on when they are back', () => {
  const { chat, presence, context, shown } = stage();
  chat.visitorMessage('One');
  context.world.advance(1000);
  equal(chat.typing(), true);
  presence.set(false);
  equal(chat.typing(), false);
  chat.visitorMessage('Two');
  context.world.advance(10000);
  equal(shown(), 'v:read v:unread');
  presence.set(true);
  context.world.advance(2200);
  equal(shown(), 'v:read v:read o:read');
});

test('an answer that was interrupted comes when operators are back', () => {
  const { chat, presence, context, shown } = stage();
  chat.visitorMessage('One');
  context.world.advance(1000);
  presence.set(false);
  context.world.advance(10000);
  equal(shown(), 'v:read');
  presence.set(true);
  equal(chat.typing(), true);
  context.world.advance(1500);
  equal(shown(), 'v:read o:read');
});

test('operators who leave before a message is read do not read it', () => {
  const { chat, presence, context, shown } = stage();
  chat.visitorMessage('One');
  context.world.advance(500);
  presence.set(false);
  context.world.advance(10000);
  equal(shown(), 'v:unread');
});

test('an operator’s own message is the answer', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('Hello');
  context.world.advance(400);
  chat.operatorMessage('Hi');
  equal([shown(), chat.typing()], ['v:read o:read', false]);
  context.world.advance(10000);
  equal(shown(), 'v:read o:read');
  chat.visitorMessage('More');
  context.world.advance(1200);
  chat.operatorMessage('Yes?');
  equal(chat.typing(), false);
  context.world.advance(10000);
  equal(shown(), 'v:read o:read v:read o:read');
});

test('what an operator has answered starts no answer to what came later', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('Hello');
  context.world.advance(400);
  chat.operatorMessage('Hi');
  chat.visitorMessage('More');
  context.world.advance(700);
  equal([shown(), chat.typing()], ['v:read o:read v:unread', false]);
});

test('operators who come just after a message need their time to read it', () => {
  const { chat, presence, context, shown } = stage({ online: false });
  chat.visitorMessage('Hello');
  context.world.advance(500);
  presence.set(true);
  context.world.advance(600);
  equal(shown(), 'v:unread');
  context.world.advance(100);
  equal(shown(), 'v:read');
});

test('a message that is on its way when an operator writes still arrives and is read', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('Hello');
  chat.operatorMessage('Hi');
  equal(shown(), 'v:sending o:read');
  context.world.advance(10000);
  equal([shown(), chat.typing()], ['v:read o:read', false]);
});

test('event widget.stateChange: an operator’s message in a closed chat is unread', () => {
  const { chat, log, shown } = stage();
  chat.operatorMessage('Hello');
  chat.operatorMessage('Anybody there?');
  equal([shown(), chat.unread()], ['o:unread o:unread', 2]);
  equal(log, ['analytics chat.operatorMessage', 'unreadMessage', 'analytics chat.operatorMessage']);
  equal(chat.state().started, false);
});

test('opening the chat sees its messages', () => {
  const { chat, moves, shown } = stage({ online: false });
  chat.operatorMessage('Hello');
  moves.open();
  equal([shown(), chat.unread()], ['o:read', 0]);
  chat.operatorMessage('More');
  equal(chat.unread(), 0);
});

test('seeing does not touch the visitor’s own messages', () => {
  const { chat, shown } = stage({ online: false });
  chat.visitorMessage('Hello');
  chat.seen();
  equal(shown(), 'v:sending');
});

test('an answer that comes after the chat was closed is unread', () => {
  const { chat, moves, context, log } = stage();
  chat.visitorMessage('Hello');
  context.world.advance(1000);
  moves.close();
  context.world.advance(1500);
  equal(chat.unread(), 1);
  equal(log.at(-1), 'unreadMessage');
});

const operators = [
  { id: 'ann', name: 'Ann', online: true, teams: ['sales'] },
  { id: 'bob', name: 'Bob', online: false, teams: ['help'] },
  { id: 'cy', name: 'Cy', online: true, teams: ['sales', 'help'] },
];

function namedBy(assignee: string | null): string | undefined {
  const { chat, context } = stage({ assignee, account: { operators } });
  chat.visitorMessage('Hello');
  context.world.advance(2500);
  return chat.messages()[1]?.name;
}

test('the answer carries the name of the assigned operator, where the account knows it', () => {
  equal(namedBy('ann'), 'Ann');
  equal(namedBy('bob'), 'Bob');
  equal(namedBy('nobody'), undefined);
  equal(namedBy(null), undefined);
});

test('the answer of a team carries the name of its first operator who is online', () => {
  equal(namedBy('help'), 'Cy');
  equal(namedBy('sales'), 'Ann');
});

test('the auto-invitation that a visitor answers stays in the conversation', () => {
  const { chat, shown, log } = stage({ invitation: { message: 'Can we help?' } });
  chat.visitorMessage('Yes');
  equal(shown(), 'o:read v:sending');
  equal(
    chat.messages().map(({ text }) => text),
    ['Can we help?', 'Yes'],
  );
  ok(log.includes('invitation cleared'));
  chat.visitorMessage('Please');
  equal(chat.messages().length, 3);
});

test('a restored history shows, and its chat goes on', () => {
  const { chat, log } = stage({ online: false });
  const messages: Message[] = [
    { from: 'operator', text: 'Hi', t: 1, status: 'read' },
    { from: 'visitor', text: 'Hello', t: 2, status: 'read' },
    { from: 'operator', text: 'Yes?', t: 3, status: 'unread' },
  ];
  chat.load({ messages, assignee: 'ann' });
  equal(chat.state(), { started: true, assignee: 'ann', because: null, messages });
  equal(chat.unread(), 1);
  equal(log, ['message_text Hello']);
  chat.visitorMessage('More');
  equal(log, ['message_text Hello', 'expanded']);
  equal(messages.length, 3);
});

test('a restored history without a message of the visitor is no started chat', () => {
  const { chat, log } = stage();
  chat.load({ messages: [{ from: 'operator', text: 'Hi', t: 1, status: 'read' }], assignee: null });
  equal(chat.state().started, false);
  equal(log, ['message_text ']);
});

test('a restored history takes the place of what was there', () => {
  const { chat, context } = stage();
  chat.visitorMessage('Hello');
  context.world.advance(1000);
  chat.load({ messages: [], assignee: null });
  context.world.advance(10000);
  equal(chat.state(), { started: false, assignee: null, because: null, messages: [] });
});

test('nothing of an ended session disturbs the next one', () => {
  const { chat, context, shown } = stage();
  chat.visitorMessage('Hello');
  context.world.advance(400);
  chat.load({ messages: [], assignee: null });
  chat.load({ messages: [{ from: 'visitor', text: 'Hi', t: 0, status: 'read' }], assignee: null });
  context.world.advance(1500);
  equal(shown(), 'v:read o:read');
});

test('a restored message is read before an answer is written', () => {
  const { chat, context } = stage();
  chat.load({
    messages: [{ from: 'visitor', text: 'Hi', t: 0, status: 'unread' }],
    assignee: null,
  });
  equal(chat.typing(), false);
  context.world.advance(700);
  equal(chat.typing(), true);
});

test('what was on its way when the visitor left the page arrives on the next one', () => {
  const restored = (status: Message['status'], online = true) => {
    const { chat, context, shown } = stage({ online });
    chat.load({ messages: [{ from: 'visitor', text: 'Hello', t: 0, status }], assignee: null });
    context.world.advance(10000);
    return shown();
  };
  equal(restored('sending'), 'v:read o:unread');
  equal(restored('unread'), 'v:read o:unread');
  equal(restored('read'), 'v:read o:unread');
  equal(restored('sending', false), 'v:unread');
  equal(restored('read', false), 'v:read');
});

test('the end of a session ends the chat and all that was on its way', () => {
  const { chat, context, log } = stage({ assignee: 'ann' });
  chat.visitorMessage('Hello');
  context.world.advance(1000);
  const before = log.length;
  equal(chat.typing(), true);
  chat.load({ messages: [], assignee: null });
  equal(chat.state(), { started: false, assignee: null, because: null, messages: [] });
  equal([chat.typing(), chat.unread()], [false, 0]);
  context.world.advance(60000);
  equal([log.slice(before), chat.messages()], [['message_text '], []]);
});

test('what one does to the messages that are handed out changes nothing', () => {
  const { chat } = stage();
  chat.visitorMessage('Hello');
  for (const list of [chat.messages(), chat.state().messages]) {
    for (const message of list) message.text = 'changed';
  }
  equal(chat.messages()[0]?.text, 'Hello');
});

test('event chat.onlineChange: fires with the new status, only when it changes', () => {
  const { presence, log, context } = stage();
  presence.set(true);
  equal([log, context.changes()], [[], 0]);
  presence.set(false);
  presence.set(false);
  equal(presence.online(), false);
  presence.set(true);
  equal(log, ['chat.onlineChange false', 'chat.onlineChange true']);
  ok(context.changes() > 0, 'a new drawing');
});

test('operators are online unless the account names some and all of them are offline', () => {
  const ann = { id: 'ann', name: 'Ann' };
  equal(onlineByDefault([]), true);
  equal(onlineByDefault([ann]), true);
  equal(onlineByDefault([{ ...ann, online: false }]), false);
  equal(onlineByDefault([{ ...ann, online: false }, ann]), true);
});
