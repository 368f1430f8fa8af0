"""When the widget is loaded, and what becomes of it when a stage of its delivery fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.delivery.fake import STAGES
from tests.delivery.site import FALLBACK

if TYPE_CHECKING:
    from tests.delivery.fake import Delivery
    from tests.delivery.visit import Visit

pytest_plugins = ["tests.delivery.visit"]

WAITING = ("intent", "consent", "manual")
# What starts each way of loading.
STARTS = {
    "immediate": lambda _: None,
    "intent": lambda visit: visit.launcher.click(),
    "idle": lambda _: None,
    "consent": lambda visit: visit.fire("grant"),
    "manual": lambda visit: visit.fire("load"),
}
QUEUE = """
addEventListener('DOMContentLoaded', () => {
  const timer = setInterval(() => {
    if (!window.chaport) return;
    clearInterval(timer);
    window.order = [];
    chaport.on('ready', () => order.push('first listener'));
    chaport.q('on', ['ready', () => order.push('second listener')]);
    chaport.q('setVisitorData', [{ name: 'Ann' }]);
    chaport.q('isOnline', [() => order.push('online')]);
    chaport.q('setVisitorData', [{ custom: { plan: 'free' } }]);
  }, 1);
});
"""


def test_immediate_asks_at_once(visit: Visit, delivery: Delivery) -> None:
    visit.open()
    visit.becomes("ready")
    assert delivery.asked == list(STAGES)
    assert visit.statuses == ["loading", "ready"]
    assert visit.said == []


@pytest.mark.parametrize("loading", WAITING)
def test_nobody_is_asked_before_it_is_wanted(
    visit: Visit, delivery: Delivery, loading: str
) -> None:
    visit.stop_the_clock()
    visit.open(loading=loading)
    if loading == "intent":
        visit.launcher.hover()
        visit.launcher.focus()
    visit.wait(60_000)
    assert visit.statuses == ["waiting"]
    assert delivery.asked == delivery.strangers == []
    hints = visit.page.locator("link[rel=preconnect], link[rel=dns-prefetch], link[rel=preload]")
    expect(hints).to_have_count(0)


@pytest.mark.parametrize("method", ["open", "toggle"])
@pytest.mark.parametrize("loading", ["intent", "manual"])
def test_a_page_that_opens_the_chat_asks_for_it(visit: Visit, loading: str, method: str) -> None:
    visit.open(loading=loading)
    visit.page.evaluate("(method) => chaport.q(method)", method)
    visit.becomes("ready")
    visit.expect_widget()


def test_a_page_that_opens_the_chat_does_not_consent_to_it(
    visit: Visit, delivery: Delivery
) -> None:
    visit.open(loading="consent")
    visit.page.evaluate("() => chaport.q('open')")
    assert visit.statuses == ["waiting"]
    assert delivery.asked == []


@pytest.mark.parametrize("loading", STARTS)
def test_each_way_of_loading_ends_with_a_widget(
    visit: Visit, delivery: Delivery, loading: str
) -> None:
    visit.open(loading=loading)
    STARTS[loading](visit)
    visit.becomes("ready")
    visit.expect_widget()
    assert delivery.asked == list(STAGES)
    assert delivery.strangers == []
    assert visit.said == []


@pytest.mark.parametrize("loading", STARTS)
def test_what_was_called_before_runs_in_order(visit: Visit, loading: str) -> None:
    visit.open(loading=loading, script=QUEUE)
    visit.page.wait_for_function("() => window.order")
    STARTS[loading](visit)
    visit.becomes("ready")
    visit.page.wait_for_function("() => window.order.length === 3")
    assert visit.value("window.order") == ["first listener", "second listener", "online"]
    assert visit.state["visitor"] == {"name": "Ann", "custom": {"plan": "free"}}


def test_intent_opens_the_chat(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.launcher.click()
    visit.becomes("ready")
    assert visit.state["widget"] == "expanded"


def test_intent_starts_a_session_that_waits_to_be_asked_for(visit: Visit) -> None:
    visit.open(loading="intent", config={"session": {"autoStart": False}})
    visit.launcher.click()
    visit.becomes("ready")
    assert visit.state["widget"] == "expanded"


def test_a_widget_without_a_session_yet_is_no_blocked_one(visit: Visit) -> None:
    visit.stop_the_clock()
    visit.open(config={"session": {"autoStart": False}})
    visit.page.wait_for_function("() => window.chaportSimulator")
    visit.wait(20_000)
    assert visit.statuses == ["loading", "ready"]


def test_manual_loads_by_the_page_s_own_function(visit: Visit) -> None:
    visit.open(loading="manual")
    visit.do("sphinxChaport.load(); sphinxChaport.load();")
    visit.becomes("ready")
    visit.expect_widget()


def test_functions_of_the_configuration_come_before_the_widget(
    visit: Visit, delivery: Delivery
) -> None:
    text = "window.chaportConfig = { appId: '0', assignments: { resolve: () => 'team-a' } };"
    visit.folder.joinpath("_static/chaport").mkdir(parents=True)
    visit.folder.joinpath("_static/chaport/config-1.js").write_text(text, "utf-8")
    visit.open(loading="manual", more={"data-chaport-config-src": "config-1.js"})
    assert delivery.asked == []
    visit.fire("load")
    visit.becomes("ready")
    assert visit.value("typeof chaportConfig.assignments.resolve") == "function"


# -- idle -------------------------------------------------------------------------------------

NEVER_IDLE = """window.requestIdleCallback = (run, { timeout }) => setTimeout(run, timeout);"""
NO_IDLE = "delete window.requestIdleCallback;"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: 'slow-2g' } });"


@pytest.mark.parametrize("browser_has", [NEVER_IDLE, NO_IDLE])
def test_idle_has_a_limit(visit: Visit, browser_has: str) -> None:
    visit.stop_the_clock()
    visit.page.add_init_script(browser_has)
    visit.open(loading="idle")
    assert visit.statuses == ["waiting"]
    visit.wait_until_asked()
    assert visit.statuses[1] == "loading"


@pytest.mark.parametrize("connection", [SAVING, SLOW])
def test_readers_who_save_data_are_asked(visit: Visit, delivery: Delivery, connection: str) -> None:
    visit.page.add_init_script(connection)
    visit.open(loading="idle")
    expect(visit.launcher).to_be_visible()
    assert delivery.asked == []
    visit.launcher.click()
    visit.becomes("ready")
    assert visit.state["widget"] == "expanded"


def test_visitors_with_a_session_are_answered_on_later_pages(
    visit: Visit, delivery: Delivery
) -> None:
    visit.open("first", loading="intent")
    assert visit.value("localStorage.length") == 0
    visit.launcher.click()
    visit.becomes("ready")
    visit.page.wait_for_function("() => localStorage.getItem('sphinx-chaport:visitor')")
    delivery.asked.clear()
    visit.open("second", loading="intent")
    visit.becomes("ready")
    assert delivery.asked == list(STAGES)
    expect(visit.launcher).to_be_hidden()


@pytest.mark.parametrize(
    ("config", "before"),
    [
        ({"session": {"persist": False}}, ""),
        ({}, "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });"),
    ],
)
def test_who_is_not_to_be_known_again_is_not(
    visit: Visit, config: dict[str, Any], before: str
) -> None:
    visit.page.add_init_script(before)
    visit.open(loading="intent", config=config)
    with visit.page.expect_response("**/loader-visitor.js"):
        visit.launcher.click()
        visit.becomes("ready")
    visit.page.wait_for_load_state("networkidle")
    assert visit.value("localStorage.getItem('sphinx-chaport:visitor')") is None


# -- what goes wrong --------------------------------------------------------------------------


FAILURES = [(stage, failure) for stage in STAGES for failure in ("blocked", "broken", "slow")]
FAILING = [("intent", *failure) for failure in FAILURES] + [
    (loading, *failure)
    for loading in STARTS
    for failure in (("insert", "blocked"), ("lookup", "broken"), ("bundle", "slow"))
    if loading != "intent"
]


@pytest.mark.parametrize(("loading", "stage", "failure"), FAILING)
def test_a_stage_that_fails_is_told(
    visit: Visit, delivery: Delivery, loading: str, stage: str, failure: str
) -> None:
    delivery.stages[stage] = failure
    visit.stop_the_clock()
    visit.open(loading=loading)
    STARTS[loading](visit)
    visit.wait_until_asked()
    visit.wait(11_000)
    visit.becomes("blocked")
    if loading == "intent":
        expect(visit.link).to_have_attribute("href", FALLBACK)
        expect(visit.launcher).to_have_count(0)
        expect(visit.page.get_by_role("status")).to_have_text(
            "The chat did not load. Use this link."
        )


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_slow_arrives(visit: Visit, delivery: Delivery, stage: str) -> None:
    delivery.stages[stage] = "slow"
    visit.open(loading="intent")
    visit.launcher.click()
    visit.holds(stage)
    expect(visit.launcher).to_have_attribute("aria-busy", "true")
    delivery.let_go(stage)
    visit.becomes("ready")
    assert visit.state["widget"] == "expanded"
    assert visit.statuses == ["waiting", "loading", "ready"]


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_late_is_still_the_widget(visit: Visit, delivery: Delivery, stage: str) -> None:
    delivery.stages[stage] = "slow"
    visit.stop_the_clock()
    visit.open(loading="intent")
    visit.launcher.click()
    visit.holds(stage)
    visit.wait(11_000)
    visit.becomes("blocked")
    delivery.let_go(stage)
    visit.page.wait_for_function("() => window.chaportSimulator")
    visit.wait(1_000)
    visit.becomes("ready")
    expect(visit.link).to_have_count(0)
    expect(visit.launcher).to_have_count(0)
    assert visit.state["widget"] == "expanded"


# -- links in running text --------------------------------------------------------------------

OPENER = f'<p><a class="chaport-open" href="{FALLBACK}">Ask us</a></p>'


@pytest.mark.parametrize("loading", ["immediate", "intent", "idle", "manual"])
def test_a_link_of_the_text_opens_the_chat(visit: Visit, loading: str) -> None:
    visit.open(loading=loading, body=OPENER)
    visit.page.get_by_text("Ask us").click()
    visit.becomes("ready")
    visit.page.wait_for_function("() => chaportSimulator.state().widget === 'expanded'")
    assert visit.page.url.endswith("/index.html")


def test_it_leads_where_it_says_if_the_chat_is_not_there(visit: Visit, delivery: Delivery) -> None:
    delivery.stages["insert"] = "blocked"
    visit.open(body=OPENER)
    visit.becomes("blocked")
    with visit.page.expect_request(FALLBACK):
        visit.page.get_by_text("Ask us").click()


def test_it_leads_where_it_says_before_consent(visit: Visit) -> None:
    visit.open(loading="consent", body=OPENER)
    with visit.page.expect_request(FALLBACK):
        visit.page.get_by_text("Ask us").click()


# -- the page says why ------------------------------------------------------------------------


def test_one_line_says_what_is_done_and_why(visit: Visit) -> None:
    visit.open(loading="manual", more={"data-chaport-debug": ""})
    assert visit.said == ["[sphinx-chaport] manual: a test wants it"]


def test_without_the_setting_nothing_is_said(visit: Visit) -> None:
    visit.open(loading="manual")
    assert visit.said == []


def test_other_code_s_widget_is_left_alone(visit: Visit, delivery: Delivery) -> None:
    visit.open(script="window.chaport = { mine: true };", more={"data-chaport-debug": ""})
    assert visit.said == ["[sphinx-chaport] off: another installation code"]
    assert visit.value("[chaport.mine, sphinxChaport.status]") == [True, "off"]
    assert delivery.asked == []


@pytest.mark.parametrize("loading", ["immediate", "intent"])
def test_added_scripts_have_the_nonce(visit: Visit, loading: str) -> None:
    visit.open(loading=loading, more={"nonce": "once"}, strict=False)
    STARTS[loading](visit)
    visit.becomes("ready")
    script = "[...document.scripts].find((it) => it.src.includes('insert.js')).nonce"
    assert visit.value(script) == "once"
