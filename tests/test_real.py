"""The real widget, offline: a fake of its delivery in three steps, with the simulator behind it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.conftest import ROOT, build

STATIC = ROOT / "sphinx_chaport/static"
HOST = "app.chaport.com"
APP_ID = "0123456789abcdef01234567"
OTHER_ID = "fedcba987654321001234567"
PAGE = "Title\n=====\n\n.. chaport-playground::\n   :real:\n"

INSERT = f"""fetch('https://{HOST}/lookup').then((it) => it.json()).then(({{ bundle }}) => {{
  const script = document.createElement('script');
  script.src = bundle;
  document.head.append(script);
}});"""

# What the session waits for lets the planted differences in first.
LATER = "window.chaportConfig.init = { maxDelay: 200 };"
PLANTED = """
(function (chaport) {
  chaport.getWidgetState = function () { return 'minimised'; };
  chaport.toggle = function () {};
  var open = chaport.open;
  chaport.open = function () { open(); chaport.close(); };
})(window.chaport);
"""


@dataclass
class Fake:
    """Chaport's servers, as far as the widget asks them, and everybody else."""

    planted: str = ""
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        url = route.request.url
        self.asked.append(url)
        texts = {
            "/javascripts/insert.js": INSERT,
            "/lookup": json.dumps({"bundle": f"https://{HOST}/bundle.js"}),
            "/bundle.js": self.bundle(),
        }
        path = url.removeprefix(f"https://{HOST}")
        if self.is_down or path not in texts:
            route.abort()
            return
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
        route.fulfill(body=texts[path], headers=headers)

    def bundle(self) -> str:
        simulator = (STATIC / "simulator.js").read_text("utf-8")
        return f"{LATER}\n{simulator}\n{self.planted}" if self.planted else simulator


@pytest.fixture
def fake(context: BrowserContext) -> Fake:
    found = Fake()
    context.route(re.compile(r"^https://"), found.answer)
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """With an app id of its author's, and without one."""
    own = {"chaport_app_id": APP_ID, "chaport_host": HOST, "chaport_mode": "off"}
    return {
        name: build(tmp_path_factory.mktemp(name), {"index.rst": PAGE}, conf=conf)
        for name, conf in (("own", own), ("none", {}))
    }


@pytest.fixture
def opened(page: Page, serve: Any, sites: dict[str, Any], fake: Fake) -> Any:
    """Opens a site's playground, and in it the part with the real widget."""
    assert fake.asked == []

    def open_site(name: str = "own", *, fragment: str = "", at: str = "") -> Page:
        page.goto((at or serve(sites[name].output)) + "/index.html" + fragment)
        page.get_by_role("button", name="The real widget", exact=True).click()
        expect(page.locator(".chaport-play-real")).to_be_visible()
        return page

    return open_site


def start(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Start, contacts")).click()


def status(page: Page) -> Any:
    return page.locator(".chaport-play-real-run .chaport-play-status")


def course(page: Page) -> list[str]:
    """What happened, without the times."""
    expect(status(page)).to_have_text(re.compile("^Nothing more happens"), timeout=30_000)
    rows = page.locator(".chaport-play-real-course li").all_inner_texts()
    return [re.sub(r"^\d+ ms\s*", "", row) for row in rows]


def type_code(page: Page, code: str) -> None:
    page.get_by_role("textbox", name="Code", exact=True).fill(code)


# -- asking first -----------------------------------------------------------------------------


def test_nobody_is_asked_before_the_reader_starts_it(opened: Any, fake: Fake) -> None:
    page = opened()
    expect(page.get_by_role("button", name=f"Start, contacts {HOST}")).to_be_visible()
    assert page.locator("iframe[src*='real.html']").count() == 0
    assert fake.asked == []


def test_the_widget_of_the_site_runs_the_code(opened: Any, fake: Fake) -> None:
    page = opened()
    start(page)
    rows = course(page)
    assert "The script has arrived and took over" in rows
    assert any(row.startswith("Event ready") for row in rows)
    assert 'Event widget.stateChange: "expanded"' in rows
    assert "open() is called" in rows
    assert fake.asked == [
        f"https://{HOST}/javascripts/insert.js",
        f"https://{HOST}/lookup",
        f"https://{HOST}/bundle.js",
    ]
    expect(page.locator(".chaport-play-real-state")).to_have_text(
        "Widget: expanded. Operators: online."
    )


def test_the_app_id_is_the_one_that_was_chosen(opened: Any) -> None:
    page = opened()
    start(page)
    course(page)
    frame = next(each for each in page.frames if each.url.endswith("real.html"))
    assert frame.evaluate("() => chaportConfig.appId") == APP_ID


def test_an_error_is_told_with_its_line(opened: Any) -> None:
    page = opened()
    type_code(page, "console.log('first');\nnope();")
    start(page)
    rows = course(page)
    assert "first" in rows
    assert any(re.match(r"Line 2: .*nope", row) for row in rows), rows


def test_stop_takes_the_widget_away(opened: Any) -> None:
    page = opened()
    start(page)
    course(page)
    run = page.locator(".chaport-play-real-run")
    run.get_by_role("button", name="Stop").click()
    expect(run.locator("iframe")).to_have_count(0)


def test_a_script_that_does_not_load_is_told(opened: Any, fake: Fake) -> None:
    fake.is_down = True
    page = opened()
    start(page)
    expect(status(page)).to_contain_text(f"script-src https://{HOST}")


def test_the_frame_asks_no_other_host(opened: Any, fake: Fake) -> None:
    fake.planted = "fetch('https://elsewhere.example/').catch(function () {});"
    page = opened()
    start(page)
    rows = course(page)
    assert any("Kept from asking https://elsewhere.example" in row for row in rows)
    assert not any("elsewhere" in url for url in fake.asked)


def test_from_a_file(opened: Any, sites: dict[str, Any]) -> None:
    page = opened(at=sites["own"].output.as_uri())
    start(page)
    assert 'Event widget.stateChange: "expanded"' in course(page)


# -- an app id of the reader's ----------------------------------------------------------------


def test_a_reader_may_type_an_app_id(opened: Any, fake: Fake) -> None:
    page = opened("none")
    field = page.get_by_label("App id")
    field.fill("no id")
    start(page)
    expect(page.locator(".chaport-play-real-wrong")).to_contain_text("24 digits")
    assert fake.asked == []
    field.fill(OTHER_ID)
    page.get_by_label("Host").select_option(HOST)
    start(page)
    course(page)
    assert fake.asked[0] == f"https://{HOST}/javascripts/insert.js"


def test_a_typed_app_id_goes_into_no_link_and_is_not_stored(
    opened: Any, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened("none")
    type_code(page, "chaport.close();")
    page.get_by_label("App id").fill(OTHER_ID)
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".chaport-play-shared")).to_have_text("Link copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert "#chaport=1." in link
    inflated = page.evaluate(INFLATE, link.partition("#chaport=1.")[2])
    assert "chaport.close();" in inflated
    assert OTHER_ID not in inflated
    stored = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert OTHER_ID not in stored
    assert OTHER_ID not in page.url


INFLATE = """async (signs) => {
  const binary = atob(signs.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0)).subarray(5);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}"""


# -- whose code -------------------------------------------------------------------------------


def test_code_that_came_with_a_link_does_not_run_here(
    opened: Any, fake: Fake, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened()
    type_code(page, "chaport.close(); // shared")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".chaport-play-shared")).to_have_text("Link copied")
    link = page.evaluate("() => navigator.clipboard.readText()")
    fresh = context.new_page()
    fresh.goto(link)
    expect(fresh.locator(".chaport-play")).to_contain_text("// shared")
    fresh.get_by_role("button", name="The real widget", exact=True).click()
    start(fresh)
    expect(status(fresh)).to_contain_text("This code came with a link")
    type_code(fresh, "chaport.open();")
    start(fresh)
    expect(status(fresh)).to_contain_text("This code came with a link")
    assert fake.asked == []
    assert fresh.locator("iframe[src*='real.html']").count() == 0


def test_the_frame_obeys_only_pages_of_its_site(
    page: Page, serve: Any, sites: dict[str, Any], fake: Fake, tmp_path: Any
) -> None:
    target = serve(sites["own"].output) + "/_static/chaport/real.html"
    (tmp_path / "index.html").write_text(
        f"""<!doctype html><iframe src="{target}"></iframe><script>
        const frame = document.querySelector('iframe');
        frame.onload = () => {{
          const request = {{ script: 'https://evil.example/x.js', host: null, appId: '',
            config: {{ data: {{}} }}, code: "parent.postMessage('ran', '*')", lead: 0,
            calls: null, waits: false, events: [], simulator: {{}}, quiet: 1, limit: 1000 }};
          frame.contentWindow.postMessage(request, '*', [new MessageChannel().port1]);
          setTimeout(() => document.body.append('sent'), 500);
        }};
        window.onmessage = (event) => document.body.append(event.data);
        </script>""",
        "utf-8",
    )
    page.goto(serve(tmp_path) + "/index.html")
    expect(page.locator("body")).to_contain_text("sent")
    expect(page.locator("body")).not_to_contain_text("ran")
    assert fake.asked == []


# -- strict policies --------------------------------------------------------------------------

STRICT = f"default-src 'self'; script-src 'self' https://{HOST}; connect-src 'self' https://{HOST}"


@pytest.fixture
def strict(context: BrowserContext) -> None:
    def add(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": STRICT}
        route.fulfill(response=answer, headers=headers)

    context.route(re.compile(r"^http://127\.0\.0\.1"), add)


@pytest.mark.usefixtures("strict")
def test_under_a_strict_policy_calls_run(opened: Any) -> None:
    page = opened()
    start(page)
    assert 'Event widget.stateChange: "expanded"' in course(page)


@pytest.mark.usefixtures("strict")
def test_under_a_strict_policy_other_code_says_why_it_does_not(opened: Any, fake: Fake) -> None:
    page = opened()
    type_code(page, "var a = 1; chaport.open();")
    start(page)
    expect(status(page)).to_contain_text("lets no typed code run here")
    assert fake.asked == []


# -- conformance ------------------------------------------------------------------------------


def sample(name: str, code: str) -> dict[str, Any]:
    wrapped = f"window.chaport.on('ready', function () {{\n  window.{code}\n}});"
    form = {"code": wrapped, "reason": ""}
    return {
        "id": name,
        "title": name.capitalize(),
        "subject": {"kind": "method", "name": name},
        "code": code,
        "form": "traditional",
        "wrap": "auto",
        "forms": {"traditional": form, "queue": {**form, "code": None}},
        "config": "",
        "simulator": {},
        "setup": "",
        "cleanup": "",
    }


SAMPLES = [
    sample("close", "chaport.close();"),
    sample("state", "chaport.getWidgetState();"),
    sample("toggle", "chaport.toggle();"),
    sample("open", "chaport.open();"),
    # What stays of it must not be there when the simulated widget runs the same.
    sample("invite", "chaport.setActiveTrigger({ message: 'May we help you?' });"),
    sample("visitor", "chaport.setVisitorData({ name: 'Ann' });"),
    sample("trigger", "chaport.getTriggerById('trigger-welcome');"),
]


@pytest.fixture
def compared(opened: Any, context: BrowserContext) -> Any:
    script = f"window.chaportPlaygroundSamples({json.dumps(SAMPLES)});"
    context.route(
        re.compile(r"/samples-data\.js$"),
        lambda route: route.fulfill(body=script, headers={"Content-Type": "text/javascript"}),
    )

    def run() -> list[str]:
        page = opened()
        page.get_by_role("button", name=re.compile("^Compare all safe examples")).click()
        status = page.locator(".chaport-play-real-comparison .chaport-play-status")
        expect(status).to_contain_text("examples compared", timeout=120_000)
        assert "2 were left out" in status.inner_text()
        rows = page.locator(".chaport-play-real-differences > li")
        return [" ".join(row.split()) for row in rows.all_inner_texts()]

    return run


@pytest.mark.long
def test_a_widget_that_keeps_the_contract_does_not_differ(compared: Any) -> None:
    assert compared() == [
        f"{name} as in the contract" for name in ("Close", "State", "Toggle", "Open", "Invite")
    ]


@pytest.mark.long
def test_each_planted_difference_is_found(compared: Any, fake: Fake) -> None:
    fake.planted = PLANTED
    close, state, toggle, opening, _ = compared()
    assert close.startswith("Close")
    assert 'did not happen: getWidgetState → "collapsed"' in state
    assert 'happened, and is not in the contract: getWidgetState → "minimised"' in state
    assert 'did not happen: widget.stateChange "expanded"' in toggle
    assert 'happened, and is not in the contract: widget.stateChange "collapsed"' in opening


def test_a_widget_that_is_not_there_is_no_difference(compared: Any, fake: Fake) -> None:
    fake.is_down = True
    rows = compared()
    assert all("could not be run" in row for row in rows)
