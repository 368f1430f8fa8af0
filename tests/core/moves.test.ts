/** What moves the widget, and what the visitor sees of it afterwards. */
import type { Options } from '../../sphinx_chaport/client/core/context';
import { createMoves } from '../../sphinx_chaport/client/core/moves';
import type { Moves } from '../../sphinx_chaport/client/core/parts';
import type { WorldOptions } from '../../sphinx_chaport/client/headless';
import { equal, ok, test } from './harness';
import { createContext, type PartContext } from './world';

interface Given {
  device?: 'desktop' | 'ios' | 'android';
  options?: Partial<Options>;
  account?: Chaport.AppearanceOptions;
  world?: WorldOptions;
}

interface Stage {
  moves: Moves;
  context: PartContext;
  /** The states that `widget.stateChange` told. */
  states(): unknown[];
  seen(): number;
}

function stage({ device = 'desktop', options = {}, account = {}, world = {} }: Given = {}): Stage {
  const context = createContext({
    environment: { device },
    account: { appearance: account },
    options,
    world,
  });
  let seen = 0;
  const view = context.ports.view({
    toggle() {},
    close() {},
    open() {},
    dismiss() {},
    send() {},
    left() {},
  });
  const moves = createMoves(context, {
    view: () => view,
    seen() {
      seen += 1;
    },
  });
  const states = () =>
    context.events.map(([name, data]) => {
      equal(name, 'widget.stateChange');
      return data;
    });
  return { moves, context, states, seen: () => seen };
}

test('the widget starts collapsed and says nothing of it', () => {
  const { moves, states } = stage();
  equal(moves.state(), 'collapsed');
  equal(states(), []);
});

test('method open: expands, once', () => {
  const { moves, states, seen } = stage();
  moves.open();
  moves.open();
  equal(moves.state(), 'expanded');
  equal(states(), ['expanded']);
  equal(seen(), 1);
});

test('method close: collapses, from the small forms too, and only what is not collapsed', () => {
  const { moves, states } = stage();
  moves.close();
  moves.open();
  moves.close();
  moves.announce('message');
  moves.close();
  equal(states(), ['expanded', 'collapsed', 'unreadMessage', 'collapsed']);
});

test('method toggle: between expanded and collapsed, and expands from any other state', () => {
  const { moves, states } = stage();
  moves.toggle();
  moves.toggle();
  moves.announce('invitation');
  moves.toggle();
  moves.toggle();
  moves.announce('message');
  moves.toggle();
  const [opened, closed] = ['expanded', 'collapsed'];
  equal(states(), [opened, closed, 'semiExpanded', opened, closed, 'unreadMessage', opened]);
});

test('the state is the new one when listeners hear of it', () => {
  const { moves, context } = stage();
  const heard: unknown[] = [];
  context.emit = (_event, data) => void heard.push([data, moves.state()]);
  moves.open();
  equal(heard, [['expanded', 'expanded']]);
});

test('event widget.stateChange: an auto-invitation is semiExpanded on desktop', () => {
  const { moves, states } = stage();
  moves.announce('invitation');
  moves.announce('invitation');
  equal(states(), ['semiExpanded']);
});

test('10.9: an auto-invitation on mobile is unreadMessage', () => {
  for (const device of ['ios', 'android'] as const) {
    const { moves, states } = stage({ device });
    moves.announce('invitation');
    equal(states(), ['unreadMessage']);
  }
});

test('event widget.stateChange: any other message is unreadMessage', () => {
  const { moves, states, seen } = stage();
  moves.announce('message');
  equal(states(), ['unreadMessage']);
  equal(seen(), 0);
});

test('nothing that is announced moves the open chat', () => {
  const { moves, states } = stage();
  moves.open();
  moves.announce('invitation');
  moves.announce('message');
  equal(states(), ['expanded']);
});

test('method hideLauncher: and showLauncher, the launcher goes and comes', () => {
  const { moves, context } = stage();
  equal(moves.hasLauncher(), true);
  moves.hideLauncher();
  equal(moves.hasLauncher(), false);
  moves.showLauncher();
  equal(moves.hasLauncher(), true);
  equal(context.changes(), 2);
});

test('option launcher.show: false starts without it, true with it', () => {
  equal(stage({ options: { launcher: { show: false } } }).moves.hasLauncher(), false);
  equal(stage({ options: { launcher: { show: true } } }).moves.hasLauncher(), true);
  equal(stage({ options: { launcher: {} } }).moves.hasLauncher(), true);
});

test('on mobile the open chat covers the launcher, on desktop it does not', () => {
  const { moves } = stage({ device: 'ios' });
  moves.announce('message');
  equal(moves.hasLauncher(), true);
  moves.open();
  equal(moves.hasLauncher(), false);
  moves.close();
  equal(moves.hasLauncher(), true);
  const desktop = stage().moves;
  desktop.open();
  equal(desktop.hasLauncher(), true);
});

test('option closeButton: by default where the launcher is hidden, and on mobile', () => {
  equal(stage().moves.hasCloseButton(), false);
  equal(stage({ device: 'android' }).moves.hasCloseButton(), true);
  equal(stage({ options: { launcher: { show: false } } }).moves.hasCloseButton(), true);
});

test('option closeButton: the option decides where it is given', () => {
  const off = stage({ device: 'ios', options: { closeButton: false } }).moves;
  off.hideLauncher();
  equal(off.hasCloseButton(), false);
  equal(stage({ options: { closeButton: true } }).moves.hasCloseButton(), true);
});

test('10.30: the default of closeButton follows hideLauncher and showLauncher', () => {
  const { moves } = stage();
  moves.hideLauncher();
  equal(moves.hasCloseButton(), true);
  moves.showLauncher();
  equal(moves.hasCloseButton(), false);
});

test('option appearance.position: the page before the account, and the right corner else', () => {
  equal(stage().moves.position(), ['right']);
  equal(stage().moves.drawnPosition(), { side: 'right', x: 0, y: 0 });
  const account: Chaport.AppearanceOptions = { position: ['left', 8] };
  equal(stage({ account }).moves.drawnPosition(), { side: 'left', x: 8, y: 0 });
  const options: Partial<Options> = { appearance: { position: ['right', 1, 2] } };
  const { moves } = stage({ account, options });
  equal(moves.position(), ['right', 1, 2]);
  equal(moves.drawnPosition(), { side: 'right', x: 1, y: 2 });
});

test('method updatePosition: moves at once, and calls back when the movement has ended', () => {
  const { moves, context } = stage();
  let called = 0;
  moves.updatePosition(['left', 0, 40], () => {
    called += 1;
  });
  equal(moves.position(), ['left', 0, 40]);
  equal(moves.drawnPosition(), { side: 'left', x: 0, y: 40 });
  ok(context.changes() > 0, 'a new drawing');
  context.world.advance(149);
  equal(called, 0);
  context.world.advance(1000);
  equal(called, 1);
});

test('method updatePosition: each callback runs once, also of a second move or of none', () => {
  const { moves, context } = stage();
  const called: string[] = [];
  moves.updatePosition(['left'], () => void called.push('first'));
  moves.updatePosition(['right'], () => void called.push('second'));
  moves.updatePosition(['right'], () => void called.push('third'));
  equal(called, []);
  context.world.advance(5000);
  equal(called, ['first', 'second', 'third']);
});

test('10.7: a callback of updatePosition that throws stops nothing', () => {
  const { moves, context } = stage();
  moves.updatePosition(['left'], () => {
    throw new Error('mine');
  });
  moves.updatePosition(['left', 4]);
  context.world.advance(1000);
  equal(context.errors, ['the callback of `updatePosition` threw']);
});

test('method updatePosition: what the page does to its array later moves nothing', () => {
  const { moves } = stage();
  const mine: Chaport.AppearancePosition = ['left', 1, 2];
  moves.updatePosition(mine);
  mine[0] = 'right';
  moves.position()[1] = 99;
  equal(moves.position(), ['left', 1, 2]);
});

test('option openIn: the option is where the chat opens each time', () => {
  const { moves, context, states } = stage({ options: { openIn: { selector: '#chat' } } });
  equal(moves.openedIn(), null);
  moves.open();
  equal(moves.openedIn(), { selector: '#chat' });
  moves.close();
  equal(moves.openedIn(), null);
  moves.toggle();
  equal(context.world.view.places, [{ selector: '#chat' }, { selector: '#chat' }]);
  equal(states(), ['expanded', 'collapsed', 'expanded']);
});

test('method openIn: opens the chat there at once, also one that is open elsewhere', () => {
  const { moves, context, states } = stage();
  moves.openIn('_blank');
  equal([moves.openedIn(), moves.state()], ['_blank', 'expanded']);
  moves.openIn('frame');
  equal(moves.openedIn(), 'frame');
  equal(states(), ['expanded']);
  equal(context.world.view.places, ['_blank', 'frame']);
  moves.close();
  moves.open();
  equal(moves.openedIn(), null);
});

test('a place that cannot be used gives one warning, and the chat opens in its corner', () => {
  const world = { refuse: () => 'The page has no element `#chat`.' };
  const { moves, context, states } = stage({ world });
  moves.openIn({ selector: '#chat' });
  equal(context.warnings, [
    '`openIn`: The page has no element `#chat`. So the chat opens in the corner of the page.',
  ]);
  equal([moves.openedIn(), moves.state()], [null, 'expanded']);
  equal(states(), ['expanded']);
});

test('a visitor who closes the window of the chat collapses the widget', () => {
  const { moves, states } = stage();
  moves.openIn('_blank');
  moves.left();
  moves.left();
  equal([moves.openedIn(), moves.state()], [null, 'collapsed']);
  moves.open();
  moves.left();
  equal(states(), ['expanded', 'collapsed', 'expanded']);
});

test('10.27: a hidden widget changes its state, but opens no window and adds no history', () => {
  const options: Partial<Options> = { openIn: '_blank', devices: { exclude: ['mobile'] } };
  const { moves, context, states } = stage({ device: 'ios', options });
  moves.open();
  equal(states(), ['expanded']);
  equal([moves.openedIn(), context.world.depth()], [null, 0]);
  equal(context.world.view.places, []);
  moves.openIn('frame');
  equal(moves.openedIn(), null);
});

test('10.28: desktop has a window, mobile the full screen, a page that does not adapt a scaled window', () => {
  const layout = (given: Given) => stage(given).moves.layout();
  const rigid = { responsive: false };
  equal(layout({}), 'window');
  equal(layout({ world: rigid, options: { responsive: false } }), 'window');
  equal(layout({ device: 'ios' }), 'full-screen');
  equal(layout({ device: 'android', world: rigid }), 'scaled-window');
  equal(layout({ device: 'ios', options: { responsive: false } }), 'scaled-window');
  equal(layout({ device: 'ios', world: rigid, options: { responsive: true } }), 'full-screen');
});

test('option history: on mobile, Back collapses the open chat', () => {
  const { moves, context, states } = stage({ device: 'android' });
  equal(context.world.depth(), 0);
  moves.open();
  equal(context.world.depth(), 1);
  context.world.back();
  equal([moves.state(), context.world.depth()], ['collapsed', 0]);
  equal(states(), ['expanded', 'collapsed']);
  // Going back once more would leave the page.
  equal(context.notes, [{ kind: 'effect', name: 'history.push' }]);
  moves.open();
  equal(context.world.depth(), 1);
});

test('option history: a chat that is closed otherwise takes its entry along', () => {
  const { moves, context } = stage({ device: 'ios' });
  moves.open();
  moves.open();
  equal(context.world.depth(), 1);
  moves.close();
  equal(context.world.depth(), 0);
  equal(
    context.notes.map(({ name }) => name),
    ['history.push', 'history.drop'],
  );
});

test('option history: no entry on desktop, nor with `false`, nor for the small forms', () => {
  for (const given of [{}, { device: 'ios' as const, options: { history: false } }]) {
    const { moves, context } = stage(given);
    moves.open();
    equal(context.world.depth(), 0);
  }
  const { moves, context } = stage({ device: 'ios' });
  moves.announce('message');
  equal(context.world.depth(), 0);
});

test('option history: no entry where the chat opens in another place', () => {
  const { moves, context } = stage({ device: 'ios' });
  moves.open();
  moves.openIn('_blank');
  equal(context.world.depth(), 0);
  moves.close();
  equal(context.world.depth(), 0);
});

test('option history: Back after the chat has closed is not ours', () => {
  const { moves, context, states } = stage({ device: 'ios' });
  moves.open();
  moves.close();
  moves.announce('message');
  context.ports.page.history.push();
  context.world.back();
  equal(states(), ['expanded', 'collapsed', 'unreadMessage']);
  equal(moves.state(), 'unreadMessage');
});

test('the end of a session collapses without an event and leaves no entry', () => {
  const { moves, context, states } = stage({ device: 'ios' });
  moves.hideLauncher();
  moves.open();
  moves.reset();
  equal([moves.state(), context.world.depth()], ['collapsed', 0]);
  equal(states(), ['expanded']);
  equal(moves.hasLauncher(), false);
  const elsewhere = stage().moves;
  elsewhere.openIn('_blank');
  elsewhere.reset();
  equal([elsewhere.state(), elsewhere.openedIn()], ['collapsed', null]);
});

test('each move is drawn', () => {
  const { moves, context } = stage();
  const move = [moves.open, moves.close, () => moves.announce('message'), moves.toggle];
  for (const run of [...move, () => moves.openIn('_blank'), moves.left, moves.reset]) {
    const before = context.changes();
    run();
    ok(context.changes() > before, 'a new drawing');
  }
});

test('the trace says where the chat was opened, and where it was not', () => {
  const open = (refuse: () => string | null) => {
    const { moves, context } = stage({ world: { refuse } });
    moves.openIn({ selector: '#chat' });
    return context.notes;
  };
  equal(
    open(() => null),
    [{ kind: 'effect', name: 'openIn', args: [{ selector: '#chat' }] }],
  );
  equal(
    open(() => 'No.'),
    [],
  );
});
