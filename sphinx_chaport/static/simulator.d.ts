// The simulator's own surface: what a page may set before it loads, and what it offers afterwards.
// Beside it belongs chaport.d.ts, which types the API itself.

declare namespace ChaportSimulator {
  /** `window.chaportSimulatorConfig`, read once when the simulator loads. Everything is optional. */
  interface Config {
    environment?: Environment;
    account?: Account;
    faults?: Faults;
  }

  /** Who visits the page, and with what. */
  interface Environment {
    /** Two-letter ISO code of the visitor's country; `null`, the default, where it is unknown. */
    country?: string | null;
    /** Default `desktop`. */
    device?: 'desktop' | 'ios' | 'android';
    /** The Accept-Language header that the browser sends; default `en`. */
    acceptLanguage?: string;
    /** Whether any operator is online. Default: true, but false where `operators` are given and none is. */
    online?: boolean;
  }

  /** What the account has in the Chaport app. */
  interface Account {
    operators?: Operator[];
    teams?: Team[];
    triggers?: AccountTrigger[];
    /** The account's own assignment rules. */
    defaultRules?: Chaport.Rule[];
    /** The account's appearance, which the option `appearance` overrides. */
    appearance?: Chaport.AppearanceOptions;
    /** Verifies hashes and tokens (contract, sections 8 and 9). Must start with `test-`. */
    salt?: string;
    /** Refuses visitor data without a right hash. */
    hashRequired?: boolean;
    /** Keeps histories elsewhere; the simulator itself makes no request. */
    store?: Store;
  }

  interface Operator {
    id: string;
    name: string;
    /** Default true. */
    online?: boolean;
    /** Ids of the operator's teams. */
    teams?: string[];
  }

  interface Team {
    id: string;
    name: string;
  }

  interface AccountTrigger extends Chaport.Trigger {
    /** Whether it is switched on in the app; default true. */
    enabled?: boolean;
  }

  /** Where the records of visitors are kept. Both functions may return promises. */
  interface Store {
    load(visitorId: string): Stored | null | undefined | PromiseLike<Stored | null | undefined>;
    save(visitorId: string, record: Stored): unknown;
  }

  /** What is kept of one visitor, JSON-able. */
  interface Stored {
    visitor: Chaport.Visitor;
    messages: Message[];
    /** Who has the running chat; `null` before one is assigned. */
    assignee: string | null;
    /** The auto-invitation that was showing when the visitor left the page. */
    invitation: Chaport.AutoInvitation | null;
  }

  interface Message {
    from: 'visitor' | 'operator';
    text: string;
    /** Milliseconds by the simulator's clock. */
    t: number;
    /** A visitor's message goes from sending to unread to read. */
    status: 'sending' | 'unread' | 'read';
    /** The operator's name, where the account knows it. */
    name?: string;
  }

  /** What goes wrong on request. */
  interface Faults {
    /** Milliseconds between the arrival of the script and the hand-over. */
    handOverDelay?: number;
    /** `fail`: the lookup of the current bundle fails, so the widget never starts. */
    lookup?: 'fail';
    /** `fail`: no session can start. `slow`: a session needs two seconds to start. */
    session?: 'fail' | 'slow';
  }

  /** Why nothing of the widget is drawn. */
  interface Hidden {
    by: 'country' | 'device' | 'init' | 'session';
    why: string;
  }

  /** A JSON-able snapshot of the widget. */
  interface State {
    widget: Chaport.WidgetState;
    /** Whether anything of the widget is drawn. */
    visible: boolean;
    hiddenBecause: Hidden | null;
    /** Whether the launcher is drawn now; false on mobile while the widget is expanded. */
    launcher: boolean;
    /** Whether the header has the close cross, in whatever state the widget is. */
    closeButton: boolean;
    appearance: Appearance;
    /** The position as it was given. */
    position: Chaport.AppearancePosition;
    /** Two letters. */
    language: string;
    /** Where the chat is open instead of the page's corner. */
    openedIn: Chaport.OpenIn | null;
    session: Session | null;
    /** The stored data, in the format of the option `visitor`. */
    visitor: Chaport.Visitor;
    triggers: TriggerState[];
    chat: Chat;
    analytics: Analytics;
  }

  interface Appearance {
    /** As it was given: a name or a hex colour. */
    windowColor: string;
    teamName: string;
    onlineWelcome: string;
    offlineWelcome: string;
    textStatuses: boolean;
  }

  interface Session {
    visitorId: string;
    /** Whether the browser keeps the credentials. */
    persisted: boolean;
  }

  interface TriggerState extends Chaport.Trigger {
    enabled: boolean;
    active: boolean;
  }

  interface Chat {
    started: boolean;
    /** The id of an operator or a team, or `null`. */
    assignee: string | null;
    because: Because | null;
    messages: Message[];
  }

  /** Which rule gave the chat to whom, and why the others did not. */
  interface Because {
    /** The step that decided: `account` where no rule did. */
    by: 'resolve' | 'rules' | 'defaultRules' | 'account';
    why: string;
    /** The steps before it, in order, each with the reason why it did not decide. */
    passed: { by: string; why: string }[];
  }

  interface Analytics {
    /** The Google Analytics code that gets the events, or `null`. */
    api: 'gtag' | 'gtm' | 'ga' | 'gaq' | null;
    id: string | null;
    /** Why events go there, or nowhere. */
    why: string;
    sent: string[];
  }

  type TraceKind =
    /** Stood in the stub's queue. */
    | 'queued'
    /** Was taken over from the stub. */
    | 'handed-over'
    /** Was called on the API itself, directly or by `q`. */
    | 'called'
    /** Waits for the session (`because` says for what). */
    | 'waits'
    | 'run'
    | 'returned'
    /** An event, as its listeners got it. */
    | 'event'
    /** Something that the widget did to the page or the account. */
    | 'effect'
    | 'warning'
    | 'error';

  interface TraceEntry {
    /** Milliseconds by the simulator's clock. */
    t: number;
    kind: TraceKind;
    name: string;
    args?: unknown[];
    value?: unknown;
    because?: string;
  }

  /** `window.chaportSimulator`, there once the simulator has loaded. */
  interface Api {
    state(): State;
    /** The last 10,000 entries; functions in them are `"[function]"`. */
    trace(): TraceEntry[] & { dropped: number };
    /** As if the last operator had gone, or one had come. */
    setOnline(online: boolean): void;
    /** As if the visitor had written this. */
    visitorMessage(text: string): void;
    /** As if an operator had written this. */
    operatorMessage(text: string): void;
    /** What the account's own targeting would do: shows the auto-invitation if it is enabled. */
    showTrigger(id: string): void;
  }
}

interface Window {
  chaportSimulatorConfig?: ChaportSimulator.Config;
  chaportSimulator?: ChaportSimulator.Api;
}
