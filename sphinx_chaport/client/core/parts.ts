/** The parts that a widget is made of, as they know each other. */
import type { DrawnAppearance, DrawnPosition } from './drawing';

/** The visual states, the launcher, the place and the position: what `open` and its like move. */
export interface Moves {
  state(): Chaport.WidgetState;
  open(): void;
  close(): void;
  toggle(): void;
  /** Goes to the small form for an auto-invitation or a message, unless the chat is open (10.9). */
  announce(what: 'invitation' | 'message'): void;
  hideLauncher(): void;
  showLauncher(): void;
  /** Whether the launcher is drawn now, the widget's visibility apart. */
  hasLauncher(): boolean;
  hasCloseButton(): boolean;
  position(): Chaport.AppearancePosition;
  drawnPosition(): DrawnPosition;
  updatePosition(position: Chaport.AppearancePosition, callback?: () => void): void;
  openIn(target: Chaport.OpenIn): void;
  openedIn(): Chaport.OpenIn | null;
  /** The window or frame of the chat was closed by the visitor. */
  left(): void;
  layout(): 'window' | 'full-screen' | 'scaled-window';
  /** Back to the collapsed corner, without an event: the session has ended. */
  reset(): void;
}

/** The auto-invitations: which are enabled, which one is showing. */
export interface Invitations {
  enable(ids?: readonly string[]): void;
  disable(ids?: readonly string[]): void;
  byId(id: string): Chaport.Trigger | null;
  active(): Chaport.AutoInvitation | null;
  /** `setActiveTrigger`. */
  set(invitation: Chaport.AutoInvitation): void;
  /** The account's own targeting: shows it if it is enabled. */
  show(id: string): void;
  /** Shows again, without an event, the one that was showing on the page before. */
  restore(invitation: Chaport.AutoInvitation): void;
  /** The visitor closed it, or the chat has started. */
  clear(): void;
  states(): ChaportSimulator.TriggerState[];
}

/** The visitor's stored data, under the create-only rules and the hash. */
export interface VisitorData {
  /** `setVisitorData`, or the options `visitor` and `visitorIntegrityHash`. */
  set(data: Chaport.Visitor, hash?: string): void;
  /** Itself, so not to be handed out. */
  stored(): Chaport.Visitor;
  load(stored: Chaport.Visitor): void;
}

/** The values of parameters, as rules see them. */
export interface Parameters {
  value(key: string): string;
  /** `newPageView`. */
  viewed(page?: Chaport.PageView): void;
  /** The visitor's first message, which is `message_text` from then on; empty before there is one. */
  firstMessage(text: string): void;
  /** What a function of the rules gets as `cp`. */
  ruleContext(): Chaport.RuleContext;
}

/** Who gets the chat, and why. */
export interface Assignments {
  /** `setAssignmentRules`: only the keys given (10.20). */
  change(assignments: Chaport.Assignments): void;
  decide(): { assignee: string | null; because: ChaportSimulator.Because };
}

/** The conversation. */
export interface Chat {
  /** The visitor's message: the first one starts the chat. */
  visitorMessage(text: string): void;
  operatorMessage(text: string): void;
  state(): ChaportSimulator.Chat;
  messages(): readonly ChaportSimulator.Message[];
  unread(): number;
  typing(): boolean;
  /** The visitor sees the messages: the chat is open. */
  seen(): void;
  /** Operators who come read and answer what waits; those who go stop writing. */
  onlineChanged(online: boolean): void;
  /** Ends what is still on its way, too. */
  load(stored: Pick<ChaportSimulator.Stored, 'messages' | 'assignee'>): void;
}

export interface Analytics {
  /** Passes a chat event on to what was found on the page. */
  send(event: 'chat.started' | 'chat.autoInvitation' | 'chat.operatorMessage'): void;
  state(): ChaportSimulator.Analytics;
}

/** Whether operators are online. */
export interface Presence {
  online(): boolean;
  set(online: boolean): void;
}

/** How the widget looks: the account's appearance under the page's. */
export interface Appearance {
  state(): ChaportSimulator.Appearance;
  drawn(online: boolean): DrawnAppearance;
}
