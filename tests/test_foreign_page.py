"""A page of somebody else's site, with nothing of ours but the installation code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.simulator.server import STORE
from tests.simulator.staff import STAFF
from tests.simulator.visit import SIMULATOR, Shop, Visit, installation

pytest_plugins = ["tests.simulator.fixtures"]

REGISTRY = json.loads((ROOT / "sphinx_chaport/static/chaport-api.json").read_text("utf-8"))
EVENTS = [event["name"] for event in REGISTRY["events"]]
# Nothing of such a style sheet may reach the widget.
RUDE = """
* { all: unset !important; }
html { font: 40px/3 fantasy !important; letter-spacing: 1em !important; direction: ltr; }
* { z-index: 2147483647 !important; text-transform: uppercase !important; }
div, button, textarea, section { display: none !important; }
main, main * { display: block !important; }
chaport-simulator { visibility: hidden !important; opacity: 0 !important; }
"""
BODY = "<main><p>Words</p><article id='spot'></article></main>"
TRIGGERS = [{"id": "one", "message": "First words"}, {"id": "two", "message": "Second words"}]
SIMULATED = {
    "environment": {"country": "DE"},
    "account": {**STAFF["account"], "triggers": TRIGGERS},
}
HEAR = f"""
window.heard = [];
for (const event of {EVENTS}) chaport.on(event, (data) => heard.push([event, data]));
"""
ADA = "a" * 24


@pytest.fixture
def site(shop: Shop) -> Callable[..., Visit]:
    """Opens a page of the rude site."""

    def visit(config: str = "", **more: Any) -> Visit:
        given = {"simulated": SIMULATED, "body": BODY, "style": RUDE, "script": STORE, **more}
        return shop(config, **given)

    return visit


# -- methods --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Method:
    """What a method does to the page."""

    calls: list[tuple[str, str]]
    """Names and arguments; the last one is the method's own."""
    check: Callable[[Visit], None]
    config: str = ""
    first: str = ""
    """What happens before."""


def states(here: Visit) -> list[str]:
    return [data for event, data in here.do("heard") if event == "widget.stateChange"]


def got(value: Any) -> Callable[[Visit], None]:
    """The method has returned this."""

    def check(here: Visit) -> None:
        assert here.do("window.got") == value

    return check


def invites(here: Visit, *ids: str) -> None:
    """Only these auto-invitations come up."""
    for trigger in TRIGGERS:
        here.do(f"chaportSimulator.showTrigger('{trigger['id']}')")
        assert here.part("bubble").is_visible() == (trigger["id"] in ids)
        if trigger["id"] in ids:
            expect(here.part("bubble-text")).to_have_text(trigger["message"])
            here.part("bubble-close").click()


def visible(part: str, shown: bool = True) -> Callable[[Visit], None]:
    return lambda here: expect(here.part(part)).to_be_visible(visible=shown)


def closed(here: Visit) -> None:
    expect(here.part("window")).to_be_hidden()
    assert states(here) == ["expanded", "collapsed"]


def becomes(expression: str) -> Callable[[Visit], None]:
    return lambda here: here.page.wait_for_function(f"() => {expression}") and None


def in_the_spot(here: Visit) -> None:
    expect(here.page.locator("#spot [part=window]")).to_be_visible()
    expect(here.part("window")).to_be_hidden()


def invitation(here: Visit) -> None:
    expect(here.part("bubble-text")).to_have_text("A word")
    assert ["chat.autoInvitation", {"message": "A word"}] in here.do("heard")


def assigned(here: Visit) -> None:
    assert here.who_answers() == "Cid"


def saved(here: Visit) -> None:
    assert here.do("saved[saved.length - 1]") == {"name": "Ada"}


def started(here: Visit) -> None:
    here.shows_launcher()
    assert here.do("heard") == [["ready", {"visitorId": ADA}]]
    assert here.do("window.done") is True


def stopped(here: Visit) -> None:
    expect(here.part("launcher")).to_be_hidden()
    assert here.do("window.done") is True


def listens(here: Visit) -> None:
    here.open()
    assert here.do("window.done") == "expanded"


def moved(here: Visit) -> None:
    here.page.wait_for_function("() => window.done")
    box = here.box("launcher")
    assert (box["left"], box["bottom"]) == (30, 40)


def page_viewed(here: Visit) -> None:
    here.do(
        "chaport.setAssignmentRules({ rules: [{ 'operator-cid': ['utm_source', '=', 'mail'] }] })"
    )
    assert here.who_answers() == "Cid"


DONE = "function () { window.done = true; }"
METHODS = {
    "close": Method([("open", ""), ("close", "")], closed),
    "compare": Method([("compare", "'Ada', '=', 'ada'")], got(True)),
    "disableTriggers": Method([("disableTriggers", "['one']")], lambda here: invites(here, "two")),
    "enableTriggers": Method(
        [("enableTriggers", "'one'")], lambda here: invites(here, "one"), config="triggers: false"
    ),
    "getActiveTrigger": Method(
        [("getActiveTrigger", "")], got(TRIGGERS[0]), first="chaportSimulator.showTrigger('one')"
    ),
    "getParameterValue": Method([("getParameterValue", "'country'")], got("DE")),
    "getTriggerById": Method([("getTriggerById", "'two'")], got(TRIGGERS[1])),
    "getWidgetState": Method(
        [("getWidgetState", "")], got("semiExpanded"), first="chaportSimulator.showTrigger('one')"
    ),
    "hideLauncher": Method([("hideLauncher", "")], visible("launcher", shown=False)),
    "isOnline": Method(
        [("isOnline", "function (online) { window.done = online; }")], becomes("done === true")
    ),
    "newPageView": Method(
        [("newPageView", "{ url: 'https://shop.example/?utm_source=mail', title: 'New' }")],
        page_viewed,
    ),
    "on": Method(
        [("on", "'widget.stateChange', function (state) { window.done = state; }")], listens
    ),
    "open": Method([("open", "")], visible("window")),
    "openIn": Method([("openIn", "{ selector: '#spot' }")], in_the_spot),
    "showLauncher": Method(
        [("showLauncher", "")], visible("launcher"), config="launcher: { show: false }"
    ),
    "setActiveTrigger": Method([("setActiveTrigger", "{ message: 'A word' }")], invitation),
    "setAssignmentRules": Method(
        [("setAssignmentRules", "{ rules: [{ 'operator-cid': true }] }")], assigned
    ),
    "setVisitorData": Method([("setVisitorData", "{ name: 'Ada' }")], saved),
    "startSession": Method(
        [("startSession", f"{{ id: '{ADA}', token: 'of-the-server' }}, {DONE}")],
        started,
        config="session: { autoStart: false }",
    ),
    "stopSession": Method([("stopSession", f"true, {DONE}")], stopped),
    "toggle": Method([("toggle", "")], visible("window")),
    "updatePosition": Method([("updatePosition", f"['left', 10, 20], {DONE}")], moved),
}
ANSWERING = ["compare", "getActiveTrigger", "getParameterValue", "getTriggerById", "getWidgetState"]
"""Those that are called for their value: what is queued before the script comes has none."""


def direct(name: str, args: str) -> str:
    return f"chaport.{name}({args})"


def queued(name: str, args: str) -> str:
    return f"chaport.q('{name}', [{args}])"


def test_every_method_of_the_contract_is_tried() -> None:
    assert {*METHODS, "q"} == {method["name"] for method in REGISTRY["methods"]}


@pytest.mark.parametrize("write", [direct, queued], ids=["traditional", "queue"])
@pytest.mark.parametrize("name", METHODS)
def test_a_method_works_once_the_script_is_there(site: Any, name: str, write: Any) -> None:
    method = METHODS[name]
    here = site(method.config, then=HEAR)
    if method.first:
        here.do(method.first)
    for call in method.calls:
        here.do(f"void (window.got = {write(*call)})")
    method.check(here)
    if write is queued and name == "getWidgetState":
        here.heard("getWidgetState")


@pytest.mark.parametrize("name", [name for name in METHODS if name not in ANSWERING])
def test_a_method_works_that_was_queued_before(site: Any, name: str) -> None:
    method = METHODS[name]
    commands = "".join(f"\n{queued(*call)};" for call in method.calls)
    method.check(site(method.config, then=HEAR + commands))


# -- events ---------------------------------------------------------------------------------------

TAKE = "function (data) { window.done = data; }"


def happen(here: Visit, event: str) -> Any:
    """Make the event happen; what its listeners are to get."""
    visitor = {"visitorId": here.do("chaportSimulator.state().session.visitorId")}
    if event == "chat.started":
        here.write("Hello")
    elif event == "chat.autoInvitation":
        here.do("chaportSimulator.showTrigger('one')")
        return TRIGGERS[0]
    elif event == "chat.onlineChange":
        here.do("chaportSimulator.setOnline(false)")
        return False
    elif event == "widget.stateChange":
        here.open()
        return "expanded"
    return visitor


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_is_heard_in_either_interface(site: Any, event: str) -> None:
    for write in (direct, queued):
        listen = write("on", f"'{event}', {TAKE}")
        before = site(then=listen)
        expected = happen(before, event)
        assert before.do("window.done") == expected
        after = site()
        after.do(listen)
        # A listener for `ready` is called at once where it comes late (contract 10.6).
        expected = happen(after, event)
        assert after.do("window.done") == expected


# -- when and by what name ------------------------------------------------------------------------


def test_what_was_taken_early_goes_on_working(site: Any, shop: Shop) -> None:
    early = "var c = window.chaport; var q = window.chaport.q; var on = c.on; window.heard = [];"
    listen = "on('widget.stateChange', function (state) { heard.push(state); });"
    here = site(then=f"{early}\n{listen}\nq('open');", hold=True)
    assert here.do("c.open === undefined")
    shop.release()
    visible("window")(here)
    here.do("c.close()")
    here.do("q('open')")
    here.do("c.q('close')")
    assert here.do("heard") == ["expanded", "collapsed", "expanded", "collapsed"]
    here.do("on('ready', function (data) { heard.push(typeof data.visitorId); })")
    here.do("on('widget.stateChange', function (state) { heard.push('late ' + state); })")
    here.open()
    assert here.do("heard.slice(4)") == ["string", "expanded", "late expanded"]
    assert here.do("c === window.chaport")
    # Only what is asked of the API itself has a value (contract 10.3).
    assert here.do("[q('compare', [1, '<', 2]), chaport.q('compare', [1, '<', 2])]") == [None, True]


def test_nothing_is_lost_before_between_and_after(site: Any, shop: Shop) -> None:
    def tell(when: str) -> str:
        return f"chaport.q('setVisitorData', [{{ custom: {{ {when}: true }} }}])"

    simulated = {**SIMULATED, "faults": {"handOverDelay": 60_000}}
    here = site(then=f"{HEAR}{tell('before')}", hold=True, clock=True, simulated=simulated)
    here.do(tell("onItsWay"))
    shop.release()
    here.page.wait_for_function("() => window.chaportSimulator")
    here.do(tell("arrived"))
    assert here.do("saved") == []
    here.page.clock.run_for(60_000)
    here.shows_launcher()
    here.do(tell("after"))
    last = here.do("saved[saved.length - 1].custom")
    assert list(last) == ["before", "onItsWay", "arrived", "after"]
    assert [event for event, _ in here.do("heard")] == ["ready"]


def test_the_code_may_stand_twice_on_a_page(site: Any) -> None:
    again = installation("appearance: { teamName: 'Second' }")
    here = site("appearance: { teamName: 'First' }", then=f"chaport.q('open');\n{again}")
    visible("window")(here)
    # Both set the configuration; the widget has not come yet, so it finds the second one.
    expect(here.part("team")).to_have_text("Second")
    expect(here.page.locator("chaport-simulator")).to_have_count(1)


VERSION_2 = """
(function (w, d, v2) {
  w.chaport = { app_id: '0123456789abcdef01234567' };
  v2 = w.chaport; v2._q = []; v2._l = {};
  v2.q = function () { v2._q.push(arguments); };
  v2.on = function (e, fn) { (v2._l[e] = v2._l[e] || []).push(fn); };
})(window, document);
"""


def test_version_2_of_the_code_is_named_and_breaks_nothing(site: Any) -> None:
    here = site(script=STORE + VERSION_2, then="window.went = 'on'; chaport.q('open');")
    # The current code does nothing beside it: the script comes as version 2 would load it.
    here.page.add_script_tag(url="simulator.js")
    here.heard("ersion 2")
    expect(here.page.locator("chaport-simulator")).to_have_count(0)
    assert here.do("[window.went, chaport._q.length]") == ["on", 1]


@pytest.mark.parametrize("kind", ["strict", "file"])
def test_it_runs_under_a_strict_policy_and_from_a_file(
    site: Any, shop: Shop, tmp_path: Path, kind: str
) -> None:
    if kind == "strict":
        here = site(then="chaport.q('open')")
    else:
        (tmp_path / "simulator.js").write_bytes(SIMULATOR.read_bytes())
        code = f"<script>{installation()}\nchaport.q('open');</script>"
        (tmp_path / "index.html").write_text(
            f"<!doctype html><title>A file</title><style>{RUDE}</style>{BODY}{code}", "utf-8"
        )
        page = shop.page("desktop", clock=False)
        page.goto((tmp_path / "index.html").as_uri())
        here = Visit(shop, page, "", "desktop")
    visible("window")(here)
    here.write("Hello")
    assert here.texts("visitor") == ["Hello"]


# -- the look -------------------------------------------------------------------------------------

LOOK = """() => {
  const { shadowRoot } = document.querySelector('chaport-simulator');
  return [...shadowRoot.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const texts = [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
    return [element.getAttribute('part'), x, y, width, height, ...texts];
  });
}"""


def test_nothing_of_the_page_s_styles_gets_into_the_widget(site: Any) -> None:
    def look(style: str, z_index: str) -> Any:
        here = site(style=style, clock=True)
        here.write("Hello")
        here.do("chaportSimulator.operatorMessage('An answer')")
        here.part("input").blur()
        # Until both have read each other.
        here.page.clock.run_for(60_000)
        assert here.do("getComputedStyle(document.querySelector('p')).zIndex") == z_index
        return here.page.evaluate(LOOK)

    polite, rude = look("", "auto"), look(RUDE, "2147483647")
    assert len(rude) == len(polite) > 20
    for one, other in zip(polite, rude, strict=True):
        assert [text for text in other if text not in one] == [], other[0]
