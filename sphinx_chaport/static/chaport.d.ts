// Types for the Chaport JavaScript API, made from the registry of sphinx-chaport 1.0.
// Not affiliated with Chaport. Add this file to the `include` or `files` of a tsconfig.json.
//
// window.chaport is typed as it is once the widget's script has arrived: inside a listener for
// `ready`, say. Before that it has only `q` and `on` (Chaport.Stub), and both work at once.

declare namespace Chaport {
  /** Every method by its name. */
  type MethodName =
    | "close"
    | "compare"
    | "disableTriggers"
    | "enableTriggers"
    | "getActiveTrigger"
    | "getParameterValue"
    | "getTriggerById"
    | "getWidgetState"
    | "hideLauncher"
    | "isOnline"
    | "newPageView"
    | "open"
    | "openIn"
    | "showLauncher"
    | "setActiveTrigger"
    | "setAssignmentRules"
    | "setVisitorData"
    | "startSession"
    | "stopSession"
    | "toggle"
    | "updatePosition"
    | "q"
    | "on";

  /** Every event by its name. */
  type EventName =
    | "ready"
    | "chat.autoInvitation"
    | "chat.onlineChange"
    | "chat.started"
    | "widget.stateChange";

  /** Every option by its name. */
  type OptionName =
    | "appId"
    | "analytics"
    | "analytics.google"
    | "analytics.google.id"
    | "analytics.google.api"
    | "analytics.google.apiObject"
    | "analytics.google.enabled"
    | "appearance"
    | "appearance.windowColor"
    | "appearance.teamName"
    | "appearance.onlineWelcome"
    | "appearance.offlineWelcome"
    | "appearance.position"
    | "appearance.textStatuses"
    | "assignments"
    | "assignments.resolve"
    | "assignments.rules"
    | "assignments.defaultRules"
    | "closeButton"
    | "countries"
    | "countries.exclude"
    | "countries.include"
    | "devices"
    | "devices.exclude"
    | "devices.include"
    | "devices.configs"
    | "history"
    | "init"
    | "init.event"
    | "init.eventTarget"
    | "init.maxDelay"
    | "language"
    | "language.use"
    | "language.source"
    | "launcher"
    | "launcher.show"
    | "openIn"
    | "openIn.selector"
    | "operators"
    | "responsive"
    | "session"
    | "session.user"
    | "session.user.visitorId"
    | "session.user.token"
    | "session.autoStart"
    | "session.persist"
    | "triggers"
    | "triggers.enabled"
    | "triggers.disabled"
    | "visitor"
    | "visitor.name"
    | "visitor.email"
    | "visitor.phone"
    | "visitor.notes"
    | "visitor.custom"
    | "visitorIntegrityHash";

  /** Every parameter by its name. */
  type ParameterName =
    | "page_url"
    | "message_text"
    | "country"
    | "language"
    | "referrer_url"
    | "utm_source"
    | "utm_medium"
    | "utm_term"
    | "utm_campaign"
    | "utm_content";

  /** Every matcher by its name. */
  type Matcher =
    | "="
    | "!="
    | "contains"
    | "!contains"
    | "gt"
    | ">"
    | "lt"
    | "<"
    | "gte"
    | ">="
    | "lte"
    | "<=";

  /** An auto-invitation, with its id unless it is one of your own. */
  type AutoInvitation = { id?: string; message: string };

  /** An auto-invitation as the account has it, with its id. */
  type Trigger = { id: string; message: string };

  /** A value that a matcher can compare. */
  type Comparable = string | number | boolean | null;

  /** What a function among the assignment rules gets, to find out about the visitor. */
  type RuleContext = { compare: (value1: Comparable, matcher: Matcher, value2: Comparable) => boolean; getParameterValue: (key: ParameterName) => any };

  /** One assignment rule: the id of a team or an operator, and when they get the chat. */
  type Rule = { [key: string]: boolean | [parameter: ParameterName, matcher: Matcher, value: Comparable] | ((cp: RuleContext) => boolean) };

  /** Who gets the chat, as `resolve` answers it. */
  type Assignee = string | string[] | undefined | null;

  /** The id and token that `startSession` takes for a visitor who is known already. */
  type Credentials = { id: string; token: string };

  /** The page that a visitor of a single-page application has opened. */
  type PageView = { url?: string; title?: string };

  /** How much of the widget the visitor sees. */
  type WidgetState = "expanded" | "collapsed" | "semiExpanded" | "unreadMessage";

  /** A kind of device; `mobile` is both `ios` and `android`. */
  type Device = "desktop" | "ios" | "android" | "mobile";

  /** A country as its two-letter ISO code, in capitals or not. */
  type CountryCode = string;

  /** Whose session or chat has started. */
  type SessionStart = { visitorId: string };

  /** The configuration, `window.chaportConfig`. */
  interface Config {
    /**
     * Tells Chaport whose widget this is, by the id of your account.
     *
     * The id is part of the installation code, which the Chaport app has ready for you under
     * *Settings*, *Installation code*. Copy it from there and leave it as it is.
     *
     * It is the one option that a page cannot do without. All others stand beside it in
     * `window.chaportConfig`.
     *
     * @remarks
     *
     * Set it before the widget's script loads, as the installation code does.
     */
    appId: string;
    /**
     * Chooses where in Google Analytics the events of the chat go.
     *
     * The widget finds Google Analytics by itself, in any version and however it was installed: by
     * Google Tag, Google Tag Manager or another way. This option is for pages that have several ids
     * or several Google Analytics codes, to choose between them, or to switch the events off.
     *
     * @defaultValue Google Analytics is detected on the page.
     */
    analytics?: AnalyticsOptions;
    /**
     * Changes how the widget looks on this page or site, instead of how the account sets it.
     *
     * What you leave out stays as it is in the account.
     */
    appearance?: AppearanceOptions;
    /**
     * Decides who gets a new chat, in place of the rules that the account has.
     *
     * Three properties can decide, and they are asked in this order:
     *
     * 1. `assignments.resolve`, a function that names the assignee itself;
     * 2. `assignments.rules`, a list of rules, which is the recommended way;
     * 3. `assignments.defaultRules`, a list that stands in for the account's own rules.
     *
     * A **rule** is an object with one key, the id of a team or an operator. The value says when that
     * one gets the chat:
     *
     * - `true`, always, which is useful as the last rule;
     * - a list of a parameter, a matcher and a value, such as `['country', '=', 'DE']`;
     * - a function that gets `cp` and returns `true` where the rule applies.
     *
     * `cp` has `cp.getParameterValue`, which works as `getParameterValue`, and `cp.compare`, which
     * works as `compare`.
     *
     * @remarks
     *
     * Where several rules apply, the first one wins.
     *
     * `setAssignmentRules` changes only the properties that it is given; the others stay as they were
     * here.
     */
    assignments?: AssignmentsOptions;
    /**
     * Shows or hides the cross in the widget's header that collapses it.
     *
     * By default the cross is there whenever the visitor has no launcher to click: where the launcher
     * is hidden, and on mobile, where it is out of sight as long as the widget is expanded.
     *
     * @remarks
     *
     * The default follows `hideLauncher` and `showLauncher`, also after the page has loaded.
     *
     * @defaultValue Shown while the launcher is hidden, and on mobile, where no launcher stands
     * beside the expanded widget.
     */
    closeButton?: boolean;
    /**
     * Hides the widget from visitors of some countries, or from all but some.
     *
     * Where a visitor is comes from the IP address. Countries are two-letter ISO codes, such as `DE`
     * or `JP`. Give `countries.exclude` or `countries.include`, not both.
     *
     * @remarks
     *
     * A hidden widget draws nothing, but it still starts its session, fires its events and answers
     * calls.
     *
     * Codes may be in capitals or small letters.
     *
     * A visitor whose country is unknown is never excluded, and is in no list of `include`.
     */
    countries?: CountriesOptions;
    /**
     * Hides the widget on some kinds of device, or gives a kind of device options of its own.
     *
     * The kinds are `desktop`, `ios` and `android`; `mobile` stands for the last two together. To
     * hide the widget, give `devices.exclude` or `devices.include`, not both.
     *
     * @remarks
     *
     * A hidden widget draws nothing, but it still starts its session, fires its events and answers
     * calls.
     */
    devices?: DevicesOptions;
    /**
     * Lets the Back button of a mobile browser collapse the expanded widget.
     *
     * On mobile, expanding the widget adds an entry to the browser's history, so that Back leads out
     * of the chat and not out of the page. `false` adds none, which suits a page that keeps the
     * history in its own hands.
     *
     * @defaultValue `true`
     */
    history?: boolean;
    /**
     * Makes the widget wait for an event, for some time, or for the first of the two.
     *
     * Use it to let the page come first, or to start the widget only when somebody asks for it. With
     * `init.event` alone it waits for the event, with `init.maxDelay` alone for the time. With both
     * it starts at whichever comes first.
     *
     * @remarks
     *
     * With neither an event nor a time the widget starts at once.
     *
     * The session waits too, and so does every command, `startSession` included. Only `on` and calls
     * whose return value you get are not held back.
     */
    init?: InitOptions;
    /**
     * Chooses the language that the widget's own texts are in.
     *
     * Give `language.use` to name the language, or `language.source` to say where the widget finds
     * it.
     */
    language?: LanguageOptions;
    /** Says whether the button that opens the chat is on the page. */
    launcher?: LauncherOptions;
    /**
     * Opens the chat in a window, a frame or an element, and not in the corner of the page.
     *
     * - `'_blank'` opens it in a new window or tab;
     * - another string is the name of an iframe or a window;
     * - an object with a `selector` names an element of the page, and the chat opens inside it.
     *
     * This is the place for the chat by default. `openIn` takes the same values and opens it there
     * right away.
     */
    openIn?: string | OpenInOptions;
    /**
     * Limits who can get the chats that start on this page.
     *
     * Name operators as the Chaport app does, by id or by name.
     */
    operators?: string[];
    /**
     * Tells the widget whether the site adapts to small screens, in case it guesses wrong.
     *
     * The widget detects this by itself, and behaves on mobile accordingly.
     *
     * @remarks
     *
     * On mobile, a page that is not responsive gets the window of the desktop, scaled.
     */
    responsive?: boolean;
    /** Says whose session this is, when it starts, and whether the browser remembers it. */
    session?: SessionOptions;
    /**
     * Says which auto-invitations are enabled when the page starts.
     *
     * A trigger is an auto-invitation, a message that invites visitors to chat. All are enabled by
     * default.
     *
     * - None: `triggers: false`, or `enabled: false`, or `disabled: true`.
     * - All but some: `disabled` with a list of ids.
     * - Only some: `enabled` with a list of ids.
     *
     * @remarks
     *
     * A trigger that is switched off in the Chaport app stays off, whatever stands here or in
     * `enableTriggers`.
     *
     * With lists in both properties, `enabled` goes first, `disabled` is taken away from it, and
     * there is a warning. `enabled: false` beside a list in `disabled` means none.
     *
     * `setActiveTrigger` shows a disabled trigger too, as the call is explicit.
     *
     * @defaultValue All enabled.
     */
    triggers?: TriggersOptions | false;
    /**
     * Passes on to Chaport what your site knows about the visitor.
     *
     * Without `visitorIntegrityHash`, the fields `name`, `email`, `phone` and `notes` are
     * **create-only**: a value is saved where none is stored yet, and never replaces one. With the
     * hash it does.
     *
     * @remarks
     *
     * Visitors can call the API from the console of their browser, and so make data up. Pass
     * `visitorIntegrityHash` to stop that.
     */
    visitor?: VisitorOptions;
    /**
     * Proves that the data in `visitor` was put together by your server.
     *
     * Your server computes `sha1(salt + json_encode(visitorData))` in hex, over exactly the data that
     * the page passes in `visitor`. The reference is `json_encode` of PHP with its default flags.
     *
     * The hash is recommended wherever a page passes visitor data. The way there:
     *
     * 1. Pass data without a hash, and see that it arrives.
     * 2. Ask for your personal salt at info@chaport.com.
     * 3. For now the hash is optional: data without it is still taken, but create-only.
     * 4. Compute the hash on your server, pass it with the data, and see that data is still saved.
     * 5. Ask at the same address to make the hash required. From then on forged data is refused.
     *
     * @remarks
     *
     * Keep the salt on your server. A real one must never be in HTML or JavaScript.
     *
     * With the hash, `name`, `email`, `phone` and `notes` replace what is stored; without it they are
     * create-only.
     *
     * For data that comes later, pass the hash as the second argument of `setVisitorData`.
     */
    visitorIntegrityHash?: string;
  }

  /** The properties of `analytics`. */
  interface AnalyticsOptions {
    /** Which id and which code of Google Analytics the widget uses, or that it uses none. */
    google?: AnalyticsGoogleOptions;
  }

  /** The properties of `analytics.google`. */
  interface AnalyticsGoogleOptions {
    /**
     * The Google Tag id to send events to, where the page's usual one is not the right one.
     *
     * An id looks like `G-EXAMPLE123`. With one, events go to Google Analytics directly, which helps
     * on pages that have Google Tag Manager.
     */
    id?: string;
    /**
     * Names the Google Analytics code that the page uses.
     *
     * Without it the widget takes the first that it finds, in this order: `gtag`, `gtm`, `ga`, `gaq`.
     * Name one where the page has several, and wherever you give `analytics.google.apiObject`.
     *
     * @remarks
     *
     * An `analytics.google.apiObject` needs this property beside it.
     *
     * @defaultValue Detected, the first found of `gtag`, `gtm`, `ga` and `gaq`.
     */
    api?: "gtag" | "gtm" | "ga" | "gaq";
    /**
     * The object that the Google Analytics code works with, where the page gave it another name.
     *
     * A renamed object cannot be detected: a Google Tag Manager whose `dataLayer` is called something
     * else, for example. Pass the object itself, not its name.
     *
     * @remarks
     *
     * Without `analytics.google.api` this is taken for a mistake: there is a warning, and the object
     * is ignored.
     */
    apiObject?: unknown;
    /** Set to `false`, keeps chat events out of Google Analytics. */
    enabled?: boolean;
  }

  /** The properties of `appearance`. */
  interface AppearanceOptions {
    /**
     * Gives the widget a colour, by name or as a hex value.
     *
     * @remarks
     *
     * Chaport does not say which colours the eleven names stand for. Those shown here are a table of
     * this project's own.
     */
    windowColor?: "dark-gray" | "gray" | "blue-gray" | "red" | "pink" | "purple" | "blue" | "light-blue" | "teal" | "green" | "orange" | `#${string}`;
    /** The name that the header shows for your team. */
    teamName?: string;
    /** What the header says when operators are there to answer. */
    onlineWelcome?: string;
    /** What the header says when no operator is online. */
    offlineWelcome?: string;
    /**
     * The bottom corner that the widget stands in, and how far from it.
     *
     * The first item is the side. Two numbers may follow it: how far the widget stands to the side of
     * that corner (x), and how far above it (y).
     *
     * @remarks
     *
     * The distances are in CSS pixels.
     */
    position?: [side: "left" | "right", x?: number, y?: number];
    /**
     * Shows as a word whether a message is being sent, unread or read, in place of a checkmark.
     *
     * The words are Sending, Unread and Read.
     */
    textStatuses?: boolean;
  }

  /** The bottom corner that the widget stands in, and how far from it. */
  type AppearancePosition = [side: "left" | "right", x?: number, y?: number];

  /** The properties of `assignments`. */
  interface AssignmentsOptions {
    /**
     * A function that says who gets the chat, before any rule is looked at.
     *
     * What it returns decides:
     *
     * - the id of an operator or a team: the chat goes there;
     * - an array of such ids: the server picks one of them;
     * - `undefined`, or nothing: the rules are next;
     * - `null`: all other assignment rules are ignored.
     */
    resolve?: (cp: RuleContext) => Assignee;
    /**
     * A list of rules that says who gets the chat, and the recommended way to do so.
     *
     * Each rule is an object with one key, the id of a team or an operator. Its value is a boolean, a
     * list of parameter, matcher and value, or a function of `cp`.
     *
     * @remarks
     *
     * The first rule that applies wins, so put the special ones first and a `true` last.
     *
     * A rule that names an unknown parameter does not apply, and there is a warning.
     *
     * `=` and `!=` take capitals and small letters for the same, `contains` and `!contains` do not.
     */
    rules?: Rule[];
    /**
     * Stands in for the rules that the account has.
     *
     * Most pages that give it give an empty array, which switches the account's rules off. The format
     * is that of `assignments.rules`.
     */
    defaultRules?: Rule[];
  }

  /** Decides who gets a new chat, in place of the rules that the account has. */
  type Assignments = AssignmentsOptions;

  /** The properties of `countries`. */
  interface CountriesOptions {
    /**
     * Visitors from these countries do not get to see the widget.
     *
     * @remarks
     *
     * An empty list counts as given: `countries.include` beside it is ignored, with a warning.
     */
    exclude?: CountryCode[];
    /**
     * Only visitors from these countries get to see the widget.
     *
     * @remarks
     *
     * It has no effect where `countries.exclude` is given.
     *
     * An empty list hides the widget from everyone.
     */
    include?: CountryCode[];
  }

  /** The properties of `devices`. */
  interface DevicesOptions {
    /**
     * These devices do not show the widget.
     *
     * @remarks
     *
     * An empty list counts as given: `devices.include` beside it is ignored, with a warning.
     */
    exclude?: Device[];
    /**
     * Only these devices show the widget.
     *
     * @remarks
     *
     * It has no effect where `devices.exclude` is given.
     *
     * An empty list hides the widget on every device.
     */
    include?: Device[];
    /**
     * Options for one kind of device, which win over the others there.
     *
     * Each key is a device, each value an object of options as they stand in `window.chaportConfig`.
     *
     * @remarks
     *
     * Where two keys fit, the more specific one wins, option by option, at any depth: first `mobile`
     * is applied, then `ios` or `android`.
     */
    configs?: { [key in Device]?: Partial<Config> };
  }

  /** The properties of `init`. */
  interface InitOptions {
    /**
     * The name of the event that starts the widget.
     *
     * Any event will do, also one of your own: `window.dispatchEvent(new Event('chat-wanted'))`.
     *
     * @remarks
     *
     * With `load`, the widget starts at once where that has fired before and the document is
     * complete.
     */
    event?: string;
    /**
     * The object that fires the event, where that is not `window`.
     *
     * @defaultValue `window`
     */
    eventTarget?: EventTarget;
    /** The longest wait in milliseconds, after which the widget starts even without the event. */
    maxDelay?: number;
  }

  /** The properties of `language`. */
  interface LanguageOptions {
    /**
     * The language itself, as a two-letter code.
     *
     * @remarks
     *
     * Where the widget does not have this language, it takes English, and there is a warning.
     */
    use?: string;
    /**
     * Where the widget reads the language from.
     *
     * - `header`: the HTTP header Accept-Language, so what the visitor's browser asks for;
     * - `html`: the `lang` attribute of the page's `html` element.
     *
     * @remarks
     *
     * It has no effect where `language.use` is given.
     *
     * @defaultValue `"header"`
     */
    source?: "header" | "html";
  }

  /** The properties of `launcher`. */
  interface LauncherOptions {
    /**
     * Set to `false`, leaves the default launcher out.
     *
     * Then the page opens the chat itself, with `open` or `toggle` behind a button of its own, for
     * example.
     *
     * @remarks
     *
     * As long as the launcher is hidden, the header has a close button, unless `closeButton` says
     * otherwise.
     */
    show?: boolean;
  }

  /** The properties of `openIn`. */
  interface OpenInOptions {
    /** The CSS selector of the element that the chat opens in. */
    selector: string;
  }

  /** Opens the chat in a window, a frame or an element, and not in the corner of the page. */
  type OpenIn = string | OpenInOptions;

  /** The properties of `session`. */
  interface SessionOptions {
    /**
     * The visitor whose chat history to go on with, proved by a token.
     *
     * With it, somebody who is logged in on your site sees one chat history on every device:
     *
     * 1. The page listens to `ready` or `chat.started`, and where their data holds a `visitorId`,
     *   posts that id to your server.
     * 2. Your server stores it with the logged-in user, if there is both an id and a user.
     * 3. For a logged-in user, your server writes the installation code with `session.user`.
     *
     * @remarks
     *
     * The keys are `visitorId` and `token` here, `id` and `token` in `startSession`. The reference
     * widget takes either in both places, and a configuration check gives a hint.
     */
    user?: SessionUserOptions;
    /**
     * Set to `false`, holds back the session and the chat until the page asks for them.
     *
     * The page asks with `startSession`, once a visitor has agreed to cookies, for example.
     *
     * @remarks
     *
     * Call `startSession` by the command queue. Inside a listener for `ready` it would never run, as
     * `ready` fires only after a session has started; the configuration check warns of this.
     *
     * Other commands, such as `open`, wait for the session when they come before it. They run in
     * their order, right after the listeners of `ready`.
     */
    autoStart?: boolean;
    /**
     * Set to `false`, keeps the visitor's credentials out of the browser.
     *
     * The next page then has no credentials to go on with, unless it brings them in `session.user`.
     */
    persist?: boolean;
  }

  /** The properties of `session.user`. */
  interface SessionUserOptions {
    /**
     * The id of the visitor, as Chaport gave it to the page before.
     *
     * It arrives in the data of `ready` and `chat.started`.
     */
    visitorId: string;
    /**
     * Proves that the id comes from your server.
     *
     * Your server computes `sha1(salt + visitorId)` and writes it in hex.
     *
     * @remarks
     *
     * Keep the salt on the server. It must never be in HTML or JavaScript. It is yours alone, and
     * Chaport sends it when you ask at info@chaport.com.
     */
    token: string;
  }

  /** The properties of `triggers`. */
  interface TriggersOptions {
    /**
     * With a list of ids, enables only these; with `false`, none.
     *
     * A trigger that the list leaves out is disabled. `true` changes nothing.
     */
    enabled?: boolean | string[];
    /**
     * With a list of ids, enables all but these; with `true`, none.
     *
     * `false` changes nothing.
     */
    disabled?: boolean | string[];
  }

  /** The properties of `visitor`. */
  interface VisitorOptions {
    /**
     * The visitor's full name.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash` it is saved only where no name is stored yet.
     */
    name?: string;
    /**
     * The visitor's e-mail address.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash` it is saved only where no address is stored yet.
     */
    email?: string;
    /**
     * The visitor's phone number.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash` it is saved only where no number is stored yet.
     */
    phone?: string;
    /**
     * Free text about the visitor.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash` they are saved only where no notes are stored yet.
     */
    notes?: string;
    /**
     * Fields of your own, as they are set up in the Chaport app.
     *
     * The key is the field's API key without the prefix: a field whose API key is `custom.balance` is
     * passed as `custom: { balance: 250 }`.
     */
    custom?: { [key: string]: unknown };
  }

  /** Passes on to Chaport what your site knows about the visitor. */
  type Visitor = VisitorOptions;

  /** What the listeners of each event get. */
  interface Events {
    /**
     * Fires when a session has started and the API can be used, right before the widget appears.
     *
     * @remarks
     *
     * A listener that is added later is called at once, with the data of the current session.
     *
     * It fires again for each further session, as after `stopSession` and `startSession`.
     *
     * Commands that were given earlier run, in order, as soon as the listeners for this event are
     * done. Inside the listeners nothing waits.
     *
     * With `session.autoStart` set to `false` it does not fire before `startSession` was called, so
     * do not call that here.
     *
     * The data is an object with `visitorId`. Test for it before you use it.
     *
     * @example Start when the API is there
     * ```js
     * chaport.on('ready', function () {
     *   chaport.hideLauncher();
     * });
     * ```
     */
    "ready": SessionStart;
    /**
     * Fires when the visitor gets to see a new auto-invitation.
     *
     * @remarks
     *
     * It does not fire for one that only comes back while the visitor moves between pages.
     *
     * An auto-invitation that was made up for `setActiveTrigger` has a message but no id.
     *
     * @example Note which invitation was shown
     * ```js
     * chaport.on('chat.autoInvitation', function (invitation) {
     *   console.log('Shown: ' + invitation.message);
     * });
     * ```
     */
    "chat.autoInvitation": AutoInvitation;
    /**
     * Fires when your team goes online or offline.
     *
     * @remarks
     *
     * For the status before the first change, ask `isOnline`.
     *
     * @example Keep a line of text up to date
     * ```js
     * chaport.on('chat.onlineChange', function (isOnline) {
     *   document.querySelector('#status').textContent = isOnline
     *     ? 'We are online'
     *     : 'We are away, leave us a message';
     * });
     * ```
     */
    "chat.onlineChange": boolean;
    /**
     * Fires when the visitor begins a chat.
     *
     * @remarks
     *
     * The data is an object with `visitorId`. Test for it before you use it.
     *
     * @example Learn who began to chat
     * ```js
     * chaport.on('chat.started', function (data) {
     *   if (data && data.visitorId) {
     *     console.log('A chat with ' + data.visitorId + ' has started');
     *   }
     * });
     * ```
     */
    "chat.started": SessionStart;
    /**
     * Fires when the widget goes from one visual state to another.
     *
     * There are four states:
     *
     * - `expanded`: the widget is open.
     * - `collapsed`: it is folded away.
     * - `semiExpanded`: it shows an auto-invitation, on desktop.
     * - `unreadMessage`: it shows another message that the visitor has not read, in a smaller form.
     *
     * @remarks
     *
     * On mobile an auto-invitation is `unreadMessage` too.
     *
     * @example Follow the widget's state
     * ```js
     * chaport.on('widget.stateChange', function (state) {
     *   console.log('The widget is ' + state);
     * });
     * ```
     */
    "widget.stateChange": WidgetState;
  }

  /** The methods of the API, without `q` and `on`. */
  interface Methods {
    /**
     * Folds the widget away, back to the collapsed state.
     *
     * @remarks
     *
     * Where the widget was in another state before, `widget.stateChange` follows with `collapsed`.
     *
     * @example Collapse the widget
     * ```js
     * chaport.close();
     * ```
     */
    close(): void;
    /**
     * Tells whether two values stand in the relation that a matcher names.
     *
     * It is the comparison that assignment rules are made of. Inside a rule's function, or in
     * `assignments.resolve`, the same method comes with the argument: `cp.compare`.
     *
     * @remarks
     *
     * The case of letters makes no difference to `=` and `!=`. It does to `contains` and `!contains`.
     *
     * To `=`, `!=`, `contains` and `!contains`, `null`, `undefined` and a value that is absent are
     * the empty string. A number equals its own text, so `5` and `'5'` are equal. Other values of two
     * different types are not.
     *
     * The matchers of order (`gt`, `lt`, `gte`, `lte`) read a numeric string as a number. With
     * anything that is no number, such as blank text or a boolean, the answer is `false`.
     *
     * A matcher that does not exist is an error.
     *
     * @example Greet visitors from one country
     * ```js
     * const country = chaport.getParameterValue('country');
     * if (chaport.compare(country, '=', 'DE')) {
     *   console.log('Guten Tag');
     * }
     * ```
     *
     * @param value1 - The first value, often one from `getParameterValue`.
     *
     * @param matcher - How to compare, in any of the twelve spellings.
     *
     * @param value2 - The value to hold the first one against.
     *
     * @returns `true` where the matcher holds, else `false`.
     */
    compare(value1: Comparable, matcher: Matcher, value2: Comparable): boolean;
    /**
     * Switches auto-invitations off, all of them or only those that you name.
     *
     * @remarks
     *
     * The auto-invitations that you do not name stay as they are. The option `triggers.disabled` is
     * different: with a list there, all others are enabled.
     *
     * To keep all but some, call `enableTriggers` with no ids first and then this method with the
     * ids.
     *
     * The command queue spreads its array over the arguments, so a list of ids stands inside a second
     * pair of brackets: `q('disableTriggers', [['trigger-welcome', 'trigger-pricing']])`. Ids one by
     * one work as well.
     *
     * @example Switch off every auto-invitation
     * ```js
     * chaport.disableTriggers();
     * ```
     *
     * @param ids - The ids of the auto-invitations to switch off; left out, it is all of them.
     */
    disableTriggers(ids?: string[]): void;
    /**
     * Switches auto-invitations off, all of them or only those that you name.
     *
     * @remarks
     *
     * The auto-invitations that you do not name stay as they are. The option `triggers.disabled` is
     * different: with a list there, all others are enabled.
     *
     * To keep all but some, call `enableTriggers` with no ids first and then this method with the
     * ids.
     *
     * The command queue spreads its array over the arguments, so a list of ids stands inside a second
     * pair of brackets: `q('disableTriggers', [['trigger-welcome', 'trigger-pricing']])`. Ids one by
     * one work as well.
     *
     * @example Switch off every auto-invitation
     * ```js
     * chaport.disableTriggers();
     * ```
     *
     * @param ids - The same ids, each as an argument of its own.
     */
    disableTriggers(...ids: string[]): void;
    /**
     * Switches auto-invitations on, all of them or only those that you name.
     *
     * @remarks
     *
     * The auto-invitations that you do not name stay as they are. The option `triggers.enabled` is
     * different: with a list there, all others are disabled.
     *
     * To have only some, call `disableTriggers` with no ids first and then this method with the ids.
     *
     * The app has the last word: an auto-invitation that is off there cannot be switched on from the
     * page.
     *
     * The command queue spreads its array over the arguments, so a list of ids stands inside a second
     * pair of brackets: `q('enableTriggers', [['trigger-welcome', 'trigger-pricing']])`. Ids one by
     * one work as well.
     *
     * @example Switch on every auto-invitation
     * ```js
     * chaport.enableTriggers();
     * ```
     *
     * @param ids - The ids of the auto-invitations to switch on; left out, it is all of them.
     */
    enableTriggers(ids?: string[]): void;
    /**
     * Switches auto-invitations on, all of them or only those that you name.
     *
     * @remarks
     *
     * The auto-invitations that you do not name stay as they are. The option `triggers.enabled` is
     * different: with a list there, all others are disabled.
     *
     * To have only some, call `disableTriggers` with no ids first and then this method with the ids.
     *
     * The app has the last word: an auto-invitation that is off there cannot be switched on from the
     * page.
     *
     * The command queue spreads its array over the arguments, so a list of ids stands inside a second
     * pair of brackets: `q('enableTriggers', [['trigger-welcome', 'trigger-pricing']])`. Ids one by
     * one work as well.
     *
     * @example Switch on every auto-invitation
     * ```js
     * chaport.enableTriggers();
     * ```
     *
     * @param ids - The same ids, each as an argument of its own.
     */
    enableTriggers(...ids: string[]): void;
    /**
     * Returns the auto-invitation that is active now, as long as the visitor has not started the
     * chat.
     *
     * @remarks
     *
     * Without an active auto-invitation the value is `null`, so a test with `!` is enough.
     *
     * An auto-invitation that was made up for `setActiveTrigger` has a message but no id.
     *
     * By the command queue the value comes only once the widget's script is there, from
     * `window.chaport.q`; before that it is `undefined`. A `q` that was put into a variable earlier
     * never returns it.
     *
     * @example See which auto-invitation is active
     * ```js
     * const trigger = chaport.getActiveTrigger();
     * if (trigger) {
     *   console.log('The visitor sees: ' + trigger.message);
     * } else {
     *   console.log('No invitation is active');
     * }
     * ```
     *
     * @returns The active auto-invitation, or `null` where there is none.
     */
    getActiveTrigger(): AutoInvitation | null;
    /**
     * Returns what Chaport knows under one of its parameters, such as the visitor's country.
     *
     * It is the very value that assignment rules, chatbots and auto-invitations see. Inside a rule's
     * function, or in `assignments.resolve`, the same method comes with the argument:
     * `cp.getParameterValue`.
     *
     * @remarks
     *
     * `message_text` is the empty string until the visitor has sent the first message.
     *
     * @example Ask for the visitor's country
     * ```js
     * const country = chaport.getParameterValue('country');
     * console.log('Country: ' + country);
     * ```
     *
     * @param key - The parameter's name, such as `country`.
     *
     * @returns The parameter's value.
     */
    getParameterValue(key: ParameterName): any;
    /**
     * Finds one of your auto-invitations by its id.
     *
     * @remarks
     *
     * An id that is not known gives `null`, so a test with `!` is enough.
     *
     * By the command queue the value comes only once the widget's script is there, from
     * `window.chaport.q`; before that it is `undefined`. A `q` that was put into a variable earlier
     * never returns it.
     *
     * @example Read what an auto-invitation says
     * ```js
     * const trigger = chaport.getTriggerById('trigger-welcome');
     * if (!trigger) {
     *   console.log('There is no such invitation');
     * } else {
     *   console.log(trigger.message);
     * }
     * ```
     *
     * @param id - The id of the auto-invitation.
     *
     * @returns The auto-invitation with its `id` and `message`, or `null` where the id is unknown.
     */
    getTriggerById(id: string): Trigger | null;
    /**
     * Returns the visual state that the widget is in now.
     *
     * @remarks
     *
     * An auto-invitation shows as `semiExpanded` on desktop, and as `unreadMessage` on mobile.
     *
     * @example See how the widget stands
     * ```js
     * console.log(chaport.getWidgetState());
     * ```
     *
     * @returns One of the states that `widget.stateChange` reports.
     */
    getWidgetState(): WidgetState;
    /**
     * Takes the default launcher off the page.
     *
     * @remarks
     *
     * Unless `closeButton` says otherwise, the widget's header then has a close cross, so that the
     * visitor can still collapse the widget.
     *
     * To start without the launcher, use the option `launcher.show`.
     *
     * @example Hide the launcher
     * ```js
     * chaport.hideLauncher();
     * ```
     */
    hideLauncher(): void;
    /**
     * Finds out whether at least one operator is online, and hands the answer to your function.
     *
     * @remarks
     *
     * The answer comes by callback, not as a returned value; so this call waits like any other where
     * no session has started yet.
     *
     * To hear of later changes, listen to `chat.onlineChange`.
     *
     * @example Say on the page whether somebody is there
     * ```js
     * chaport.isOnline(function (isOnline) {
     *   document.querySelector('#status').textContent = isOnline
     *     ? 'We are online'
     *     : 'We are away, leave us a message';
     * });
     * ```
     *
     * @param callback - Gets the answer.
     */
    isOnline(callback: (isOnline: boolean) => void): void;
    /**
     * Tells Chaport of a page that opened without a load, as in a single-page application.
     *
     * @remarks
     *
     * A missing `url` is filled in from the browser's address, a missing `title` from
     * `document.title`.
     *
     * @example Take address and title from the page as it is now
     * ```js
     * history.pushState({}, '', '/pricing');
     * document.title = 'Pricing';
     * chaport.newPageView();
     * ```
     *
     * @param page - The address and the title of the page.
     */
    newPageView(page?: PageView): void;
    /**
     * Unfolds the widget, so that the visitor can write.
     *
     * @remarks
     *
     * Where the widget was in another state before, `widget.stateChange` follows with `expanded`.
     *
     * @example Open the widget
     * ```js
     * chaport.open();
     * ```
     */
    open(): void;
    /**
     * Opens the chat somewhere else than in the widget, in a window of its own or inside a part of
     * your page.
     *
     * @example Open the chat in a new window or tab
     * ```js
     * document.querySelector('#help').addEventListener('click', function () {
     *   chaport.openIn('_blank');
     * });
     * ```
     *
     * @param target - Where to, in the format of the option `openIn`.
     */
    openIn(target: OpenIn): void;
    /**
     * Puts the default launcher on the page.
     *
     * @remarks
     *
     * Unless `closeButton` says otherwise, the close cross that came into the widget's header because
     * the launcher was hidden goes away again.
     *
     * @example Show the launcher
     * ```js
     * chaport.showLauncher();
     * ```
     */
    showLauncher(): void;
    /**
     * Shows the visitor an auto-invitation, one of yours in Chaport or one made up on the spot.
     *
     * @remarks
     *
     * Once the chat has started, the call does nothing but warn.
     *
     * A disabled auto-invitation is shown all the same, because you ask for it yourself.
     *
     * @example Write an invitation for this moment
     * ```js
     * chaport.setActiveTrigger({ message: 'Can we help you find the right size?' });
     * ```
     *
     * @param trigger - An object with a `message`, or what `getTriggerById` returned, perhaps with
     * another message.
     */
    setActiveTrigger(trigger: AutoInvitation): void;
    /**
     * Changes who gets new chats, after the widget has loaded.
     *
     * @remarks
     *
     * Only the keys that you give are replaced; the others keep their values.
     *
     * `assignments.resolve` is asked first, then `assignments.rules`, then
     * `assignments.defaultRules`.
     *
     * Of several rules that apply, the first one wins.
     *
     * A rule that names an unknown parameter does not match, and a warning says so.
     *
     * @example Give questions about prices to the sales team, and the rest to Ann
     * ```js
     * chaport.setAssignmentRules({
     *   rules: [
     *     { 'team-sales': ['page_url', 'contains', '/pricing'] },
     *     { 'operator-ann': true }
     *   ]
     * });
     * ```
     *
     * @param assignments - The rules, in the format of the option `assignments`.
     */
    setAssignmentRules(assignments: Assignments): void;
    /**
     * Sends what you know about the visitor to Chaport.
     *
     * @remarks
     *
     * Without a hash, a `name`, `email`, `phone` or `notes` only fills a gap: each of them is
     * create-only, so what Chaport has stored already stays. With a hash they overwrite.
     *
     * Visitors can call this method from the console of their browser, so passing a hash is
     * recommended. Your server computes it from exactly this data and your personal salt. The salt
     * itself never belongs into HTML or JavaScript.
     *
     * Custom fields go below `custom`, without the prefix that their API keys have in the app: the
     * field `custom.plan` is written `custom: { plan: 'team' }`.
     *
     * @example Tell who is signed in
     * ```js
     * chaport.setVisitorData({
     *   name: 'Ann Example',
     *   email: 'ann@example.com'
     * });
     * ```
     *
     * @param data - The visitor's data, in the format of the option `visitor`.
     *
     * @param hash - Shows that the data came from your server and has not been forged.
     */
    setVisitorData(data: Visitor, hash?: string): void;
    /**
     * Starts a session, for the visitor that you name or for the one that the browser remembers.
     *
     * Use it where `session.autoStart` is `false`, or to go on after `stopSession`.
     *
     * @remarks
     *
     * Use the command queue. There is no `ready` without a session, so with `session.autoStart` set
     * to `false` a listener for it can never start the first one.
     *
     * The credentials are written `{ id, token }` here and `{ visitorId, token }` in the option
     * `session.user`. Either key is understood in both places.
     *
     * If a session runs already, a call without credentials or with the same ones changes nothing,
     * and the callback is called. Other credentials stop that session and start a new one.
     *
     * `ready` fires once for each session that starts.
     *
     * A session does not start before `init` allows it, not even by this method.
     *
     * A queued call may also have the credentials as a bare object in the place of the array.
     *
     * @example Start a session with what the browser remembers
     * ```js
     * chaport.q('startSession');
     * ```
     *
     * @param credentials - The visitor's id and token; left out, those that the browser has kept are
     * used.
     *
     * @param callback - Is called once the session runs.
     */
    startSession(credentials?: Credentials, callback?: () => void): void;
    /**
     * Ends the session, and on request forgets the visitor as well.
     *
     * @remarks
     *
     * With `true`, the next session is that of a new visitor, unless you pass credentials yourself:
     * to `startSession`, or in the option `session.user`.
     *
     * After this, commands wait again until the next session has started, and `ready` fires for that
     * session too.
     *
     * @example Stop, and know the visitor again next time
     * ```js
     * chaport.stopSession();
     * ```
     *
     * @param clearCredentials - Whether the browser forgets who the visitor is.
     *
     * @param callback - Is called once the session has ended.
     */
    stopSession(clearCredentials?: boolean, callback?: () => void): void;
    /**
     * Does what a click on the launcher does: it collapses an expanded widget, and expands it from
     * any other state.
     *
     * @example Switch between expanded and collapsed
     * ```js
     * chaport.toggle();
     * ```
     */
    toggle(): void;
    /**
     * Moves the widget to another corner or to another distance from it.
     *
     * @remarks
     *
     * The offsets are counted in CSS pixels.
     *
     * @example Make room for a banner on the right
     * ```js
     * chaport.updatePosition(['right', 0, 120]);
     * ```
     *
     * @param position - Where to, in the format of the option `appearance.position`.
     *
     * @param callback - Is called when the widget has come to rest.
     */
    updatePosition(position: AppearancePosition, callback?: () => void): void;
  }

  /** The arguments that `q` takes for each method, as an array. */
  interface Commands {
    close: [];
    compare: [value1: Comparable, matcher: Matcher, value2: Comparable];
    disableTriggers: [ids?: string[]] | [...ids: string[]];
    enableTriggers: [ids?: string[]] | [...ids: string[]];
    getActiveTrigger: [];
    getParameterValue: [key: ParameterName];
    getTriggerById: [id: string];
    hideLauncher: [];
    isOnline: [callback: (isOnline: boolean) => void];
    newPageView: [page?: PageView];
    open: [];
    openIn: [target: OpenIn];
    showLauncher: [];
    setActiveTrigger: [trigger: AutoInvitation];
    setAssignmentRules: [assignments: Assignments];
    setVisitorData: [data: Visitor, hash?: string];
    startSession: [credentials?: Credentials, callback?: () => void];
    stopSession: [clearCredentials?: boolean, callback?: () => void];
    toggle: [];
    updatePosition: [position: AppearancePosition, callback?: () => void];
  }

  /** What `q` returns for each method, once the script is there. */
  interface Results {
    close: undefined;
    compare: boolean;
    disableTriggers: undefined;
    enableTriggers: undefined;
    getActiveTrigger: AutoInvitation | null;
    getParameterValue: any;
    getTriggerById: Trigger | null;
    hideLauncher: undefined;
    isOnline: undefined;
    newPageView: undefined;
    open: undefined;
    openIn: undefined;
    showLauncher: undefined;
    setActiveTrigger: undefined;
    setAssignmentRules: undefined;
    setVisitorData: undefined;
    startSession: undefined;
    stopSession: undefined;
    toggle: undefined;
    updatePosition: undefined;
  }

  /** `window.chaport`, once the widget's script is there. */
  interface Api extends Methods {
    /**
     * Takes a command and runs it as soon as that is possible, also where the widget's script has not
     * loaded yet.
     *
     * This is the command queue. It works right after the installation code and needs no listener for
     * `ready`. There is a price: it takes some getting used to, longer code reads less easily, and
     * what it returns cannot be relied on.
     *
     * @remarks
     *
     * Where you need a returned value, prefer the traditional form. If you do use the queue, write
     * `window.chaport.q` inside a listener for `ready`: from a `q` that was put into a variable
     * before the script arrived you get `undefined`, though the command does run.
     *
     * The array is spread over the arguments. Anything else in its place counts as one argument, and
     * nothing as none.
     *
     * `on` and `startSession` run as soon as the widget's script takes over, except that `init` may
     * delay the latter. All others wait for the session and keep their order; their turn comes
     * straight after the listeners for `ready`. From that event on nothing waits. A call that returns
     * a value does not wait either, if it is made once the script has taken over.
     *
     * A method that does not exist, or an argument that is missing or wrong, is an error on the
     * console, which names the nearest method where there is one. The page goes on.
     *
     * `getWidgetState` is not for the queue at all.
     *
     * @example Give a command
     * ```js
     * chaport.q('open');
     * ```
     *
     * @param method - The name of the method to call.
     *
     * @param args - The arguments of that method, in order.
     *
     * @returns Once the widget's script is there, what the method returns; before that, `undefined`.
     */
    q<E extends EventName>(method: "on", args: [event: E, listener: (data: Events[E]) => void]): undefined;
    q<M extends keyof Commands>(method: M, ...args: [] extends Commands[M] ? [args?: Commands[M]] : [args: Commands[M]]): Results[M] | undefined;
    /**
     * Calls your function each time that an event fires.
     *
     * It works right after the installation code, also where the widget's script has not loaded yet.
     * A listener for `ready` is the usual place for everything else that you ask of the API.
     *
     * @remarks
     *
     * A listener for `ready` that is added after `ready` has fired is called at once, with the data
     * of the current session.
     *
     * Where a listener throws an error, the error is reported on the console, and the other listeners
     * still run.
     *
     * There is no way to remove a listener, or to have it called only once. Chaport says that `off`
     * and `once` may come later.
     *
     * @example Listen to an event
     * ```js
     * chaport.on('chat.started', function (data) {
     *   console.log('A chat with ' + data.visitorId + ' has started');
     * });
     * ```
     *
     * @param event - The event's name.
     *
     * @param listener - Is called with the event's data.
     */
    on<E extends EventName>(event: E, listener: (data: Events[E]) => void): void;
  }

  /** What the installation code puts in place of the API until the script arrives. */
  interface Stub {
    /** The commands that wait: the arguments of each call of `q`. */
    _q: ArrayLike<unknown>[];
    /** The listeners by event. */
    _l: { [event: string]: ((data: any) => void)[] };
    q: Api["q"];
    on: Api["on"];
  }
}

interface Window {
  /** The API of the widget; before the script has arrived only `q` and `on` are there. */
  chaport: Chaport.Api;
  /** The configuration, to be set before the widget's script loads. */
  chaportConfig?: Chaport.Config;
}

/** The same as `window.chaport`. */
declare var chaport: Chaport.Api;
