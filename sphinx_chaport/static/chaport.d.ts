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

  /** An auto-invitation, which has no id if it is one of your own. */
  type AutoInvitation = { id?: string; message: string };

  /** An auto-invitation from the Chaport app, with its id. */
  type Trigger = { id: string; message: string };

  /** A value that a matcher can compare. */
  type Comparable = string | number | boolean | null;

  /** What a function of the assignment rules gets, to read and compare visitor parameters. */
  type RuleContext = { compare: (value1: Comparable, matcher: Matcher, value2: Comparable) => boolean; getParameterValue: (key: ParameterName) => any };

  /** One assignment rule: the id of a team or an operator, and when they get the chat. */
  type Rule = { [key: string]: boolean | [parameter: ParameterName, matcher: Matcher, value: Comparable] | ((cp: RuleContext) => boolean) };

  /** Who gets the chat, as `resolve` returns it. */
  type Assignee = string | string[] | undefined | null;

  /** The id and token of a known visitor, for `startSession`. */
  type Credentials = { id: string; token: string };

  /** A page that the visitor of a single-page application has opened. */
  type PageView = { url?: string; title?: string };

  /** What the visitor sees of the widget. */
  type WidgetState = "expanded" | "collapsed" | "semiExpanded" | "unreadMessage";

  /** A kind of device; `mobile` stands for `ios` and `android`. */
  type Device = "desktop" | "ios" | "android" | "mobile";

  /** A country as its two-letter ISO code, in upper or lower case. */
  type CountryCode = string;

  /** The visitor whose session or chat has started. */
  type SessionStart = { visitorId: string };

  /** The configuration, `window.chaportConfig`. */
  interface Config {
    /**
     * Tells Chaport whose widget this is, by the id of your account.
     *
     * The id is part of the installation code, which the Chaport app shows under *Settings*,
     * *Installation code*. Copy it from there and do not change it.
     *
     * It is the only option that a page needs. All others stand beside it in `window.chaportConfig`.
     *
     * @remarks
     *
     * Set it before the widget's script loads, as the installation code does.
     */
    appId: string;
    /**
     * Chooses which Google Analytics gets the events of the chat.
     *
     * The widget finds Google Analytics by itself, whatever its version and however it was installed:
     * with Google Tag, Google Tag Manager or otherwise. Use this option if the page has several ids
     * or several Google Analytics codes, or if you want to send no events.
     *
     * @defaultValue Google Analytics is detected on the page.
     */
    analytics?: AnalyticsOptions;
    /**
     * Changes how the widget looks on this page or site.
     *
     * It overrides what is set in the account. What you leave out stays as it is there.
     */
    appearance?: AppearanceOptions;
    /**
     * Decides which operator or team gets a new chat, instead of the rules of the account.
     *
     * An operator is a person on your team who answers chats. Three properties can decide, in this
     * order:
     *
     * 1. `assignments.resolve`, a function that returns who gets the chat;
     * 2. `assignments.rules`, a list of rules, which is the recommended way;
     * 3. `assignments.defaultRules`, a list that replaces the account's own rules.
     *
     * A **rule** is an object with one key, the id of a team or an operator. Its value says when they
     * get the chat:
     *
     * - `true`: always, which is useful for the last rule;
     * - a list of a visitor parameter, a matcher and a value, such as `['country', '=', 'DE']`;
     * - a function that gets `cp` and returns `true` if the rule applies.
     *
     * In a function, `cp.getParameterValue` and `cp.compare` work like the methods
     * `getParameterValue` and `compare`.
     *
     * @remarks
     *
     * If several rules apply, the first one wins.
     *
     * `setAssignmentRules` changes only the properties that you pass to it. The others stay as they
     * are here.
     */
    assignments?: AssignmentsOptions;
    /**
     * Shows or hides the cross in the header that closes the chat window.
     *
     * By default the cross is there when the launcher, the button that opens the chat, is not: when
     * it is hidden, and on mobile while the chat window is open.
     *
     * @remarks
     *
     * The default follows `hideLauncher` and `showLauncher`, even after the page has loaded.
     *
     * @defaultValue Shown while the launcher is hidden, and on mobile while the widget is expanded.
     */
    closeButton?: boolean;
    /**
     * Hides the widget from visitors in some countries, or in all but some.
     *
     * The country comes from the visitor's IP address. Use two-letter ISO codes, such as `DE` or
     * `JP`. Give `countries.exclude` or `countries.include`, not both.
     *
     * @remarks
     *
     * A hidden widget is not drawn, but it still works: its session starts, its events fire and its
     * methods answer.
     *
     * Codes may be in upper or lower case.
     *
     * If the country is unknown, `countries.exclude` does not hide the widget, and
     * `countries.include` does.
     */
    countries?: CountriesOptions;
    /**
     * Hides the widget on some kinds of device, or changes options there.
     *
     * The kinds are `desktop`, `ios` and `android`; `mobile` stands for the last two together. To
     * hide the widget, give `devices.exclude` or `devices.include`, not both.
     *
     * @remarks
     *
     * A hidden widget is not drawn, but it still works: its session starts, its events fire and its
     * methods answer.
     */
    devices?: DevicesOptions;
    /**
     * Lets the Back button of a mobile browser close the chat window.
     *
     * On mobile, opening the chat window adds an entry to the browser's history. Back then closes the
     * window and does not leave the page. `false` adds no entry, for pages that manage the history
     * themselves.
     *
     * @defaultValue `true`
     */
    history?: boolean;
    /**
     * Delays the widget until an event fires or a time is up, whichever comes first.
     *
     * Use it to load the page first, or to start the widget only when somebody asks for it. Give
     * `init.event`, `init.maxDelay`, or both.
     *
     * @remarks
     *
     * With neither an event nor a time, the widget starts at once.
     *
     * The session waits too, and so does every command, even `startSession`. Only `on` and calls that
     * return a value do not wait.
     */
    init?: InitOptions;
    /**
     * Sets the language of the widget's own texts.
     *
     * Name the language with `language.use`, or say with `language.source` where the widget finds it.
     */
    language?: LanguageOptions;
    /** Shows or hides the launcher, the button that opens the chat. */
    launcher?: LauncherOptions;
    /**
     * Opens the chat in a window, a frame or an element, instead of the corner of the page.
     *
     * - `'_blank'`: in a new window or tab;
     * - another string: in the iframe or window with this name;
     * - an object with a `selector`: inside this element of the page.
     *
     * The option says where the chat opens by default. The method `openIn` takes the same values and
     * opens it there at once.
     */
    openIn?: string | OpenInOptions;
    /**
     * Limits who can get the chats that start on this page.
     *
     * Operators are the people on your team who answer chats. Name them by id or by name, as in the
     * Chaport app.
     */
    operators?: string[];
    /**
     * Tells the widget whether your site adapts to small screens.
     *
     * The widget detects this by itself, and behaves on mobile accordingly. Use the option if it
     * guesses wrong.
     *
     * @remarks
     *
     * On mobile, a site that is not responsive gets the desktop chat window, scaled.
     */
    responsive?: boolean;
    /**
     * Decides whose session it is, when it starts, and whether the browser remembers the visitor.
     *
     * A session is the time in which the widget works for one visitor. Two *credentials* say who that
     * visitor is: an id, and a token that proves it.
     */
    session?: SessionOptions;
    /**
     * Decides which auto-invitations are enabled when the page starts.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat. All are enabled
     * by default.
     *
     * - None: `triggers: false`, or `enabled: false`, or `disabled: true`.
     * - All but some: `disabled` with a list of ids.
     * - Only some: `enabled` with a list of ids.
     *
     * @remarks
     *
     * An auto-invitation that is switched off in the Chaport app stays off, whatever you write here
     * or in `enableTriggers`.
     *
     * Do not give a list in both: the ids in `disabled` are taken away from those in `enabled`, with
     * a warning. `enabled: false` beside a list in `disabled` means none.
     *
     * `setActiveTrigger` shows a disabled auto-invitation too, because you ask for it explicitly.
     *
     * @defaultValue All enabled.
     */
    triggers?: TriggersOptions | false;
    /**
     * Tells Chaport what your site knows about the visitor.
     *
     * Without `visitorIntegrityHash`, the fields `name`, `email`, `phone` and `notes` are
     * **create-only**: they are saved only if Chaport has no value yet. With the hash they overwrite.
     *
     * @remarks
     *
     * Pass `visitorIntegrityHash` to stop forged data. Visitors can call the API from the browser's
     * console and make data up.
     */
    visitor?: VisitorOptions;
    /**
     * Proves that your server wrote the data in `visitor`.
     *
     * Your server computes `sha1(salt + json_encode(visitorData))`, in hex, from exactly the data
     * that the page passes in `visitor`. The JSON must be what PHP's `json_encode` writes with its
     * default flags. The salt is a secret that Chaport sends you.
     *
     * Use the hash wherever a page passes visitor data. Introduce it step by step:
     *
     * 1. Pass data without a hash, and check that it arrives.
     * 2. Ask for your personal salt at info@chaport.com.
     * 3. For now the hash is optional: data without it is still taken, but create-only.
     * 4. Compute the hash on your server, pass it with the data, and check that data is still saved.
     * 5. Ask at the same address to make the hash required. From then on forged data is refused.
     *
     * @remarks
     *
     * Keep the salt on your server. It must never reach HTML or JavaScript.
     *
     * With the hash, `name`, `email`, `phone` and `notes` overwrite what is stored. Without it they
     * are create-only: saved only if Chaport has no value yet.
     *
     * For data that comes later, pass the hash as the second argument of `setVisitorData`.
     */
    visitorIntegrityHash?: string;
  }

  /** The properties of `analytics`. */
  interface AnalyticsOptions {
    /** Sets the id and the Google Analytics code to use, or switches the events off. */
    google?: AnalyticsGoogleOptions;
  }

  /** The properties of `analytics.google`. */
  interface AnalyticsGoogleOptions {
    /**
     * The Google Tag id that gets the events, if the page's usual one is not the right one.
     *
     * An id looks like `G-EXAMPLE123`. With an id, events go directly to Google Analytics. That helps
     * on pages with Google Tag Manager.
     */
    id?: string;
    /**
     * The Google Analytics code that the page uses.
     *
     * Without it, the widget looks for `gtag`, `gtm`, `ga` and `gaq`, in this order, and uses the
     * first that it finds. Name one if the page has several, and always together with
     * `analytics.google.apiObject`.
     *
     * @remarks
     *
     * `analytics.google.apiObject` is ignored without this property.
     *
     * @defaultValue Detected: the first found of `gtag`, `gtm`, `ga` and `gaq`.
     */
    api?: "gtag" | "gtm" | "ga" | "gaq";
    /**
     * The object of your Google Analytics code, if it has a name of its own.
     *
     * A renamed object cannot be detected, such as a Google Tag Manager data layer that is not called
     * `dataLayer`. Pass the object itself, not its name.
     *
     * @remarks
     *
     * Without `analytics.google.api` the object is ignored, with a warning.
     */
    apiObject?: unknown;
    /** `false` sends no chat events to Google Analytics. */
    enabled?: boolean;
  }

  /** The properties of `appearance`. */
  interface AppearanceOptions {
    /**
     * The colour of the widget, by name or as a hex value.
     *
     * @remarks
     *
     * Chaport does not say which colours the eleven names stand for. The colours shown here are this
     * project's own choice.
     */
    windowColor?: "dark-gray" | "gray" | "blue-gray" | "red" | "pink" | "purple" | "blue" | "light-blue" | "teal" | "green" | "orange" | `#${string}`;
    /** The name of your team in the header of the chat window. */
    teamName?: string;
    /**
     * The text in the header while operators are online.
     *
     * Operators are the people on your team who answer chats.
     */
    onlineWelcome?: string;
    /**
     * The text in the header while no operator is online.
     *
     * Operators are the people on your team who answer chats.
     */
    offlineWelcome?: string;
    /**
     * The bottom corner in which the widget stands, and its distance from there.
     *
     * The first item is the side, `left` or `right`. Two numbers may follow: how far the widget
     * stands to the side of that corner (x), and how far above it (y).
     *
     * @remarks
     *
     * The distances are in CSS pixels.
     */
    position?: [side: "left" | "right", x?: number, y?: number];
    /**
     * Shows the status of a message as a word instead of checkmarks.
     *
     * The words are *Sending*, *Unread* and *Read*.
     */
    textStatuses?: boolean;
  }

  /** The bottom corner in which the widget stands, and its distance from there. */
  type AppearancePosition = [side: "left" | "right", x?: number, y?: number];

  /** The properties of `assignments`. */
  interface AssignmentsOptions {
    /**
     * A function that decides who gets the chat, before any rule does.
     *
     * Its return value decides:
     *
     * - an id: this operator or team gets the chat;
     * - an array of ids: the server picks one of them;
     * - `undefined`, or nothing: the rules decide;
     * - `null`: all other assignment rules are ignored.
     */
    resolve?: (cp: RuleContext) => Assignee;
    /**
     * A list of rules that decide who gets the chat, the recommended way.
     *
     * Each rule is an object with one key, the id of a team or an operator. Its value is a boolean, a
     * list of parameter, matcher and value, or a function of `cp`. See `assignments` for what each of
     * them does.
     *
     * @remarks
     *
     * The first rule that applies wins. Put special cases first, and a `true` last.
     *
     * A rule with an unknown parameter never applies, and there is a warning.
     *
     * `=` and `!=` ignore case. `contains` and `!contains` do not.
     */
    rules?: Rule[];
    /**
     * Replaces the account's own rules.
     *
     * Most sites that use it give an empty array, which switches the account's rules off. The format
     * is that of `assignments.rules`.
     */
    defaultRules?: Rule[];
  }

  /** Decides which operator or team gets a new chat, instead of the rules of the account. */
  type Assignments = AssignmentsOptions;

  /** The properties of `countries`. */
  interface CountriesOptions {
    /**
     * Visitors in these countries do not see the widget.
     *
     * @remarks
     *
     * An empty list counts too: `countries.include` beside it is ignored, with a warning.
     */
    exclude?: CountryCode[];
    /**
     * Only visitors in these countries see the widget.
     *
     * @remarks
     *
     * It is ignored if `countries.exclude` is given.
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
     * An empty list counts too: `devices.include` beside it is ignored, with a warning.
     */
    exclude?: Device[];
    /**
     * Only these devices show the widget.
     *
     * @remarks
     *
     * It is ignored if `devices.exclude` is given.
     *
     * An empty list hides the widget on every device.
     */
    include?: Device[];
    /**
     * Options for one kind of device, which override the others there.
     *
     * Each key is a kind of device. Each value is an object of options, as in `window.chaportConfig`.
     *
     * @remarks
     *
     * If two keys fit, the more specific one wins, option by option: `mobile` applies first, then
     * `ios` or `android` on top of it. Objects are merged at any depth.
     */
    configs?: { [key in Device]?: Partial<Config> };
  }

  /** The properties of `init`. */
  interface InitOptions {
    /**
     * The name of the event that starts the widget.
     *
     * Any event will do, even one of your own, such as `window.dispatchEvent(new
     * Event('chat-wanted'))`.
     *
     * @remarks
     *
     * With `load`, the widget starts at once if the page has already loaded completely.
     */
    event?: string;
    /**
     * The object that fires the event, if it is not `window`.
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
     * The language, as a two-letter code.
     *
     * @remarks
     *
     * If the widget does not have this language, it uses English, with a warning.
     */
    use?: string;
    /**
     * Where the widget finds the language.
     *
     * - `header`: in the HTTP header Accept-Language, which is what the visitor's browser asks for;
     * - `html`: in the `lang` attribute of the page's `html` element.
     *
     * @remarks
     *
     * It is ignored if `language.use` is given.
     *
     * @defaultValue `"header"`
     */
    source?: "header" | "html";
  }

  /** The properties of `launcher`. */
  interface LauncherOptions {
    /**
     * `false` hides the launcher.
     *
     * Then your page opens the chat itself, for example with `open` or `toggle` behind a button of
     * its own.
     *
     * @remarks
     *
     * While the launcher is hidden, the header of the chat window has a cross that closes it, unless
     * `closeButton` says otherwise.
     */
    show?: boolean;
  }

  /** The properties of `openIn`. */
  interface OpenInOptions {
    /** The CSS selector of the element in which the chat opens. */
    selector: string;
  }

  /** Opens the chat in a window, a frame or an element, instead of the corner of the page. */
  type OpenIn = string | OpenInOptions;

  /** The properties of `session`. */
  interface SessionOptions {
    /**
     * Continues the chat history of a visitor that your server knows.
     *
     * A user who is logged in on your site then has one chat history on every device:
     *
     * 1. The page listens to `ready` or `chat.started`. If their data holds a `visitorId`, the page
     *   posts that id to your server.
     * 2. Your server stores the id with the logged-in user, if there is both an id and a user.
     * 3. For a logged-in user, your server writes the installation code with `session.user`.
     *
     * @remarks
     *
     * Write `{ visitorId, token }` here, but `{ id, token }` in `startSession`. Chaport shows only
     * these spellings.
     */
    user?: SessionUserOptions;
    /**
     * `false` starts neither the session nor the chat until the page asks for it.
     *
     * The page asks with `startSession`, for example when the visitor has agreed to cookies.
     *
     * @remarks
     *
     * Call `startSession` through the command queue. A listener for `ready` would never run, because
     * `ready` fires only after a session has started.
     *
     * Other commands, such as `open`, wait for the session. They run in order, right after the
     * listeners for `ready`.
     */
    autoStart?: boolean;
    /**
     * `false` keeps the visitor's credentials out of the browser.
     *
     * The next page then has no credentials, unless you pass them in `session.user`.
     */
    persist?: boolean;
  }

  /** The properties of `session.user`. */
  interface SessionUserOptions {
    /**
     * The id of the visitor, as the page got it from Chaport.
     *
     * It comes with the data of `ready` and `chat.started`.
     */
    visitorId: string;
    /**
     * Proves that the id comes from your server.
     *
     * Your server computes `sha1(salt + visitorId)`, in hex. The salt is a secret that Chaport sends
     * you.
     *
     * @remarks
     *
     * Keep the salt on your server. It must never reach HTML or JavaScript. Ask for yours at
     * info@chaport.com.
     */
    token: string;
  }

  /** The properties of `triggers`. */
  interface TriggersOptions {
    /**
     * A list of ids enables only these; `false` enables none.
     *
     * An auto-invitation that the list leaves out is disabled. `true` changes nothing.
     */
    enabled?: boolean | string[];
    /**
     * A list of ids disables these and enables all others; `true` disables all.
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
     * Without `visitorIntegrityHash`, a name is saved only if Chaport has none yet.
     */
    name?: string;
    /**
     * The visitor's e-mail address.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash`, an address is saved only if Chaport has none yet.
     */
    email?: string;
    /**
     * The visitor's phone number.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash`, a number is saved only if Chaport has none yet.
     */
    phone?: string;
    /**
     * Free text about the visitor.
     *
     * @remarks
     *
     * Without `visitorIntegrityHash`, notes are saved only if Chaport has none yet.
     */
    notes?: string;
    /**
     * Your own fields, as set up in the Chaport app.
     *
     * Write each field by its API key, without the prefix `custom.`: the field `custom.balance` is
     * passed as `custom: { balance: 250 }`.
     */
    custom?: { [key: string]: unknown };
  }

  /** Tells Chaport what your site knows about the visitor. */
  type Visitor = VisitorOptions;

  /** What the listeners of each event get. */
  interface Events {
    /**
     * Fires when a session has started and the API can be used, right before the widget appears.
     *
     * A session is the time in which the widget works for one visitor.
     *
     * @remarks
     *
     * You can listen at any time. A listener that you add after `ready` has fired is called at once,
     * with the data of the current session.
     *
     * It fires again for each new session, for example after `stopSession` and `startSession`.
     *
     * Commands that have waited run in order, right after the listeners for this event. Inside the
     * listeners nothing waits.
     *
     * Do not call `startSession` in a listener for this event. With `session.autoStart` set to
     * `false`, `ready` fires only after that call.
     *
     * The data is an object with `visitorId`. Test that the id is there before you use it.
     *
     * @example Hide the launcher when the API is ready
     * ```js
     * chaport.on('ready', function () {
     *   chaport.hideLauncher();
     * });
     * ```
     */
    "ready": SessionStart;
    /**
     * Fires when the visitor sees a new auto-invitation.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * It does not fire again if the same auto-invitation comes back while the visitor moves between
     * pages.
     *
     * An auto-invitation of your own, shown by `setActiveTrigger`, has a `message` but no `id`.
     *
     * @example Log the message of each auto-invitation
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
     * It fires only for changes. Ask `isOnline` for the status before the first one.
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
     * Fires when the visitor starts a chat.
     *
     * @remarks
     *
     * The data is an object with `visitorId`. Test that the id is there before you use it.
     *
     * @example Read the id of the visitor
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
     * Fires when the state of the widget changes, as when it opens or closes.
     *
     * There are four states:
     *
     * - `expanded`: the chat window is open.
     * - `collapsed`: the chat window is closed.
     * - `semiExpanded`: an auto-invitation is shown, on desktop. An auto-invitation is a message that
     *   invites the visitor to chat.
     * - `unreadMessage`: another message that the visitor has not read is shown, in a smaller form.
     *
     * @remarks
     *
     * On mobile, an auto-invitation is `unreadMessage` too.
     *
     * @example Log each new state
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
     * Closes the chat window.
     *
     * @remarks
     *
     * `widget.stateChange` fires with `collapsed`, unless the widget has that state already.
     *
     * @example Close the chat window
     * ```js
     * chaport.close();
     * ```
     */
    close(): void;
    /**
     * Compares two values with a matcher, such as `=` or `contains`.
     *
     * The matcher says how to compare. The rules of `assignments` use the same matchers. Inside a
     * rule's function, or in `assignments.resolve`, call `cp.compare`, which does the same.
     *
     * @remarks
     *
     * `=` and `!=` ignore case, so `DE` equals `de`. `contains` and `!contains` do not.
     *
     * A number equals its own text, so `5` equals `'5'`. To `=`, `!=`, `contains` and `!contains`,
     * `null`, `undefined` and a missing value are the empty string. Other values of different types
     * are never equal.
     *
     * `gt`, `lt`, `gte` and `lte` read a numeric string as a number. If one of the values is not a
     * number, the result is `false`. Blank text and booleans are not numbers.
     *
     * An unknown matcher is an error.
     *
     * @example Greet visitors from one country
     * ```js
     * const country = chaport.getParameterValue('country');
     * if (chaport.compare(country, '=', 'DE')) {
     *   console.log('Guten Tag');
     * }
     * ```
     *
     * @param value1 - The first value, often the result of `getParameterValue`.
     *
     * @param matcher - The matcher, in any of its spellings.
     *
     * @param value2 - The value to compare the first one with.
     *
     * @returns `true` if the values match, else `false`.
     */
    compare(value1: Comparable, matcher: Matcher, value2: Comparable): boolean;
    /**
     * Switches off all auto-invitations, or only the ones that you name.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * Auto-invitations that you do not name stay as they are. The option `triggers.disabled` is
     * different: a list there also enables all others.
     *
     * To keep all but some, call `enableTriggers` without ids first. Then call this method with the
     * ids to switch off.
     *
     * In the command queue, put a list of ids into a second pair of brackets: `q('disableTriggers',
     * [['trigger-welcome', 'trigger-pricing']])`. The queue spreads the outer array over the
     * arguments. Ids one by one work as well.
     *
     * @example Switch off all auto-invitations
     * ```js
     * chaport.disableTriggers();
     * ```
     *
     * @param ids - The ids of the auto-invitations to switch off; without it, all of them.
     */
    disableTriggers(ids?: string[]): void;
    /**
     * Switches off all auto-invitations, or only the ones that you name.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * Auto-invitations that you do not name stay as they are. The option `triggers.disabled` is
     * different: a list there also enables all others.
     *
     * To keep all but some, call `enableTriggers` without ids first. Then call this method with the
     * ids to switch off.
     *
     * In the command queue, put a list of ids into a second pair of brackets: `q('disableTriggers',
     * [['trigger-welcome', 'trigger-pricing']])`. The queue spreads the outer array over the
     * arguments. Ids one by one work as well.
     *
     * @example Switch off all auto-invitations
     * ```js
     * chaport.disableTriggers();
     * ```
     *
     * @param ids - The same ids, each as its own argument.
     */
    disableTriggers(...ids: string[]): void;
    /**
     * Switches on all auto-invitations, or only the ones that you name.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * Auto-invitations that you do not name stay as they are. The option `triggers.enabled` is
     * different: a list there also disables all others.
     *
     * To have only some, call `disableTriggers` without ids first. Then call this method with the ids
     * to switch on.
     *
     * An auto-invitation that is switched off in the Chaport app stays off. The page cannot switch it
     * on.
     *
     * In the command queue, put a list of ids into a second pair of brackets: `q('enableTriggers',
     * [['trigger-welcome', 'trigger-pricing']])`. The queue spreads the outer array over the
     * arguments. Ids one by one work as well.
     *
     * @example Switch on all auto-invitations
     * ```js
     * chaport.enableTriggers();
     * ```
     *
     * @param ids - The ids of the auto-invitations to switch on; without it, all of them.
     */
    enableTriggers(ids?: string[]): void;
    /**
     * Switches on all auto-invitations, or only the ones that you name.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * Auto-invitations that you do not name stay as they are. The option `triggers.enabled` is
     * different: a list there also disables all others.
     *
     * To have only some, call `disableTriggers` without ids first. Then call this method with the ids
     * to switch on.
     *
     * An auto-invitation that is switched off in the Chaport app stays off. The page cannot switch it
     * on.
     *
     * In the command queue, put a list of ids into a second pair of brackets: `q('enableTriggers',
     * [['trigger-welcome', 'trigger-pricing']])`. The queue spreads the outer array over the
     * arguments. Ids one by one work as well.
     *
     * @example Switch on all auto-invitations
     * ```js
     * chaport.enableTriggers();
     * ```
     *
     * @param ids - The same ids, each as its own argument.
     */
    enableTriggers(...ids: string[]): void;
    /**
     * Returns the auto-invitation that is active now, until the visitor starts the chat.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * Without an active auto-invitation the value is `null`, so you can test it with `!`.
     *
     * An auto-invitation of your own, shown by `setActiveTrigger`, has a `message` but no `id`.
     *
     * From the command queue you get the value only after the widget's script has arrived, and only
     * from `window.chaport.q`. Before that it is `undefined`. A `q` that you stored in a variable
     * earlier always returns `undefined`.
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
     * @returns The active auto-invitation, or `null` if there is none.
     */
    getActiveTrigger(): AutoInvitation | null;
    /**
     * Returns the value of a visitor parameter, such as the visitor's country.
     *
     * Visitor parameters are what Chaport knows about a visitor and the page. Assignment rules,
     * chatbots and auto-invitations see the same values. Inside a rule's function, or in
     * `assignments.resolve`, call `cp.getParameterValue`, which does the same.
     *
     * @remarks
     *
     * `message_text` is the empty string until the visitor sends the first message.
     *
     * @example Read the visitor's country
     * ```js
     * const country = chaport.getParameterValue('country');
     * console.log('Country: ' + country);
     * ```
     *
     * @param key - The name of the parameter, such as `country`.
     *
     * @returns The value of the parameter.
     */
    getParameterValue(key: ParameterName): any;
    /**
     * Returns one of your auto-invitations by its id.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * An unknown id gives `null`, so you can test the value with `!`.
     *
     * From the command queue you get the value only after the widget's script has arrived, and only
     * from `window.chaport.q`. Before that it is `undefined`. A `q` that you stored in a variable
     * earlier always returns `undefined`.
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
     * @returns The auto-invitation with its `id` and `message`, or `null` if the id is unknown.
     */
    getTriggerById(id: string): Trigger | null;
    /**
     * Returns the state of the widget, such as `expanded` or `collapsed`.
     *
     * @remarks
     *
     * An auto-invitation is `semiExpanded` on desktop and `unreadMessage` on mobile.
     *
     * @example Read the state of the widget
     * ```js
     * console.log(chaport.getWidgetState());
     * ```
     *
     * @returns One of the four states that `widget.stateChange` describes.
     */
    getWidgetState(): WidgetState;
    /**
     * Hides the launcher, the button that opens the chat.
     *
     * @remarks
     *
     * While the launcher is hidden, the header of the chat window has a cross that closes it, unless
     * `closeButton` says otherwise.
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
     * Tells your function whether at least one operator is online.
     *
     * An operator is a person on your team who answers chats.
     *
     * @remarks
     *
     * The answer comes through the callback, not as a return value. So the call waits if no session
     * has started yet.
     *
     * To hear about later changes, listen to `chat.onlineChange`.
     *
     * @example Show on the page whether somebody is there
     * ```js
     * chaport.isOnline(function (isOnline) {
     *   document.querySelector('#status').textContent = isOnline
     *     ? 'We are online'
     *     : 'We are away, leave us a message';
     * });
     * ```
     *
     * @param callback - Is called with the answer.
     */
    isOnline(callback: (isOnline: boolean) => void): void;
    /**
     * Tells Chaport that the visitor has opened another page of a single-page application.
     *
     * @remarks
     *
     * Leave out `url` to use the current address, and `title` to use `document.title`.
     *
     * @example Use the current address and title
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
     * Opens the chat window.
     *
     * @remarks
     *
     * `widget.stateChange` fires with `expanded`, unless the widget has that state already.
     *
     * @example Open the chat window
     * ```js
     * chaport.open();
     * ```
     */
    open(): void;
    /**
     * Opens the chat in another place: a window or tab, a frame, or an element of your page.
     *
     * @example Open the chat in a new window or tab
     * ```js
     * document.querySelector('#help').addEventListener('click', function () {
     *   chaport.openIn('_blank');
     * });
     * ```
     *
     * @param target - The place, in the format of the option `openIn`.
     */
    openIn(target: OpenIn): void;
    /**
     * Shows the launcher, the button that opens the chat.
     *
     * @remarks
     *
     * If the header of the chat window has a cross only because the launcher was hidden, the cross
     * goes away again. `closeButton` can say otherwise.
     *
     * @example Show the launcher
     * ```js
     * chaport.showLauncher();
     * ```
     */
    showLauncher(): void;
    /**
     * Shows the visitor an auto-invitation, from the Chaport app or with a message of your own.
     *
     * An auto-invitation, or trigger, is a message that invites the visitor to chat.
     *
     * @remarks
     *
     * After the chat has started, the call is ignored, with a warning.
     *
     * A disabled auto-invitation is shown too, because you ask for it explicitly.
     *
     * @example Show a message of your own
     * ```js
     * chaport.setActiveTrigger({ message: 'Can we help you find the right size?' });
     * ```
     *
     * @param trigger - An object with a `message`, or the result of `getTriggerById`, perhaps with
     * another message.
     */
    setActiveTrigger(trigger: AutoInvitation): void;
    /**
     * Changes which operator or team gets new chats, after the widget has loaded.
     *
     * An operator is a person on your team who answers chats.
     *
     * @remarks
     *
     * Only the properties that you pass are replaced. The others keep their values.
     *
     * `assignments.resolve` decides first, then `assignments.rules`, then `assignments.defaultRules`.
     *
     * If several rules apply, the first one wins.
     *
     * A rule with an unknown parameter never applies, and there is a warning.
     *
     * @example Send questions about prices to sales, and the rest to Ann
     * ```js
     * chaport.setAssignmentRules({
     *   rules: [
     *     { 'team-sales': ['page_url', 'contains', '/pricing'] },
     *     { 'operator-ann': true }
     *   ]
     * });
     * ```
     *
     * @param assignments - The new rules, in the format of the option `assignments`.
     */
    setAssignmentRules(assignments: Assignments): void;
    /**
     * Sends what you know about the visitor to Chaport.
     *
     * @remarks
     *
     * Without a hash, `name`, `email`, `phone` and `notes` are create-only: they are saved only if
     * Chaport has no value yet. With a hash they overwrite.
     *
     * Pass a hash, because visitors can call this method from the browser's console and make data up.
     * Your server computes it from exactly this data and your personal salt, a secret that Chaport
     * sends you. Never put the salt into HTML or JavaScript.
     *
     * Custom fields go under `custom`, without the prefix of their API keys: the field `custom.plan`
     * is written `custom: { plan: 'team' }`.
     *
     * @example Say who is signed in
     * ```js
     * chaport.setVisitorData({
     *   name: 'Ann Example',
     *   email: 'ann@example.com'
     * });
     * ```
     *
     * @param data - The data, in the format of the option `visitor`.
     *
     * @param hash - Proves that the data comes from your server.
     */
    setVisitorData(data: Visitor, hash?: string): void;
    /**
     * Starts a session, for the visitor that you name or the one that the browser remembers.
     *
     * A session is the time in which the widget works for one visitor. Call this method if
     * `session.autoStart` is `false`, or to start again after `stopSession`.
     *
     * @remarks
     *
     * Call it through the command queue. `ready` fires only after a session has started, so with
     * `session.autoStart` set to `false` a listener for it can never start the first one.
     *
     * Write `{ id, token }` here, but `{ visitorId, token }` in the option `session.user`. Chaport
     * shows only these spellings.
     *
     * If a session is running, the same credentials or none change nothing, and the callback is
     * called. Other credentials stop that session and start a new one.
     *
     * `ready` fires once for each session that starts.
     *
     * The session waits for `init`, even if you call this method earlier.
     *
     * In the command queue, the credentials may also stand alone, without the array around them.
     *
     * @example Start a session for the visitor that the browser remembers
     * ```js
     * chaport.q('startSession');
     * ```
     *
     * @param credentials - The id and token of the visitor; without it, those that the browser has
     * kept.
     *
     * @param callback - Is called when the session has started.
     */
    startSession(credentials?: Credentials, callback?: () => void): void;
    /**
     * Stops the session and, if you ask for it, forgets the visitor.
     *
     * A session is the time in which the widget works for one visitor.
     *
     * @remarks
     *
     * With `true`, the next session belongs to a new visitor, unless you pass credentials: to
     * `startSession`, or in the option `session.user`.
     *
     * Commands wait again until the next session starts. `ready` fires for that session too.
     *
     * @example Stop the session, and remember the visitor
     * ```js
     * chaport.stopSession();
     * ```
     *
     * @param clearCredentials - Whether the browser forgets who the visitor is.
     *
     * @param callback - Is called when the session has ended.
     */
    stopSession(clearCredentials?: boolean, callback?: () => void): void;
    /**
     * Opens the chat window, or closes it if it is open, as a click on the launcher does.
     *
     * @example Open or close the chat window
     * ```js
     * chaport.toggle();
     * ```
     */
    toggle(): void;
    /**
     * Moves the widget to another corner, or to another distance from it.
     *
     * @remarks
     *
     * The distances are in CSS pixels.
     *
     * @example Move the widget up, above a banner
     * ```js
     * chaport.updatePosition(['right', 0, 120]);
     * ```
     *
     * @param position - The new place, in the format of the option `appearance.position`.
     *
     * @param callback - Is called when the widget has finished moving.
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
     * Runs a method as soon as possible, even if you call it before the widget's script has loaded.
     *
     * This is the command queue. It works right after the installation code, and you need not wait
     * for `ready`. It has a price: it is less obvious than a direct call, long code is harder to
     * read, and you cannot rely on the return value.
     *
     * @remarks
     *
     * If you need a return value, prefer the traditional form, a direct call. In the queue, write
     * `window.chaport.q` inside a listener for `ready`. A `q` that you stored in a variable before
     * the script arrived runs the command, but returns `undefined`.
     *
     * An array is spread over the arguments of the method. Any other value is one argument. Without a
     * value, the method gets no arguments.
     *
     * Commands wait until a session starts. They run in order, right after the listeners for `ready`;
     * from then on nothing waits. Some do not wait even before that: `on` and `startSession` run as
     * soon as the widget's script takes over, though `init` can delay `startSession`. A call that
     * returns a value to you does not wait either, once the script has taken over.
     *
     * An unknown method, or a missing or wrong argument, does not stop the page. An error on the
     * console names the method, and the nearest name if there is one.
     *
     * Do not use the queue for `getWidgetState`.
     *
     * @example Run a command
     * ```js
     * chaport.q('open');
     * ```
     *
     * @param method - The name of the method to run.
     *
     * @param args - The arguments of that method, in order.
     *
     * @returns What the method returns, once the widget's script has loaded; before that,
     * `undefined`.
     */
    q<E extends EventName>(method: "on", args: [event: E, listener: (data: Events[E]) => void]): undefined;
    q<M extends keyof Commands>(method: M, ...args: [] extends Commands[M] ? [args?: Commands[M]] : [args: Commands[M]]): Results[M] | undefined;
    /**
     * Calls your function each time an event fires.
     *
     * You can call it right after the installation code, even before the widget's script has loaded.
     * Most calls to the API stand in a listener for `ready`.
     *
     * @remarks
     *
     * You can add a listener for `ready` at any time. If `ready` has fired already, the listener is
     * called at once, with the data of the current session.
     *
     * An error in one listener does not stop the others. It is reported on the console.
     *
     * You cannot remove a listener, or have it called only once. Chaport says that `off` and `once`
     * may come later.
     *
     * @example Listen to an event
     * ```js
     * chaport.on('chat.started', function (data) {
     *   console.log('A chat with ' + data.visitorId + ' has started');
     * });
     * ```
     *
     * @param event - The name of the event.
     *
     * @param listener - The function to call.
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
