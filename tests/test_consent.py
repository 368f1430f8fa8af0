"""Consent: nothing before a yes, and whatever is wanted last is what the page ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.delivery.fake import STAGES

if TYPE_CHECKING:
    from tests.delivery.fake import Delivery
    from tests.delivery.visit import Visit

pytest_plugins = ["tests.delivery.visit"]

GPC = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });"


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("changes", "status"),
    [
        (["revoke"], "revoked"),
        (["revoke", "grant"], "ready"),
        (["revoke", "grant", "revoke"], "revoked"),
        (["grant", "revoke", "revoke", "grant", "grant"], "ready"),
    ],
)
def test_changes_while_it_loads_end_in_the_wanted_state(
    visit: Visit, delivery: Delivery, stage: str, changes: list[str], status: str
) -> None:
    delivery.stages[stage] = "slow"
    visit.open(loading="consent")
    visit.do("chaport.q('open');")
    visit.fire("grant")
    visit.holds(stage)
    for change in changes:
        visit.fire(change)
    delivery.let_go(stage)
    visit.page.wait_for_function("() => window.chaportSimulator")
    visit.becomes(status)
    if status == "ready":
        visit.page.wait_for_function("() => chaportSimulator.state().widget === 'expanded'")
    else:
        visit.page.wait_for_function("() => !chaportSimulator.state().session")
        assert visit.state["visible"] is False
    assert delivery.asked == list(STAGES)


def test_a_no_after_it_has_loaded_takes_everything_away(visit: Visit) -> None:
    visit.open(loading="consent")
    visit.do("sphinxChaport.grant(); window.q = chaport.q; window.api = chaport;")
    visit.becomes("ready")
    visit.do("chaport.open();")
    visitor = visit.value("JSON.stringify(localStorage)")
    assert visitor != "{}"
    visit.do("sphinxChaport.revoke();")
    assert visit.value("sphinxChaport.status") == "revoked"
    assert visit.state["session"] is None
    assert visit.state["visible"] is False
    visit.do("chaport.open(); api.open(); q('open'); chaport.q('startSession');")
    visit.do("chaport.startSession(); chaport.showLauncher(); chaport.setVisitorData({});")
    assert visit.state["session"] is None
    assert visit.state["visible"] is False
    visit.page.reload()
    visit.page.wait_for_function("() => window.sphinxChaport")
    assert visit.value("sphinxChaport.status") == "waiting"


def test_a_yes_after_that_brings_it_back(visit: Visit) -> None:
    visit.open(loading="consent")
    visit.fire("grant")
    visit.becomes("ready")
    visit.fire("revoke")
    visit.fire("grant")
    visit.becomes("ready")
    state = visit.state
    assert state["session"] is not None
    assert state["launcher"] is True
    assert visit.statuses == ["waiting", "loading", "ready", "revoked", "ready"]
    visit.do("chaport.open();")
    assert visit.state["widget"] == "expanded"


def test_a_launcher_that_the_author_hides_stays_hidden(visit: Visit) -> None:
    visit.open(loading="consent", config={"launcher": {"show": False}})
    for change in ("grant", "revoke", "grant"):
        visit.fire(change)
        visit.becomes("revoked" if change == "revoke" else "ready")
    assert visit.state["launcher"] is False


def test_listeners_of_the_page_stay_through_all_of_it(visit: Visit) -> None:
    visit.open(loading="consent")
    visit.do("window.n = 0; chaport.on('ready', () => { n += 1; });")
    for change in ("grant", "revoke", "grant"):
        visit.fire(change)
        visit.becomes("revoked" if change == "revoke" else "ready")
    assert visit.value("window.n") == 2


def test_a_no_works_for_other_ways_of_loading_too(visit: Visit, delivery: Delivery) -> None:
    visit.open(loading="intent")
    visit.fire("revoke")
    expect(visit.launcher).to_be_hidden()
    visit.fire("load")
    assert delivery.asked == []
    visit.fire("grant")
    visit.becomes("ready")


def test_a_no_forgets_that_there_was_a_visitor(visit: Visit) -> None:
    visit.open(loading="intent")
    visit.launcher.click()
    visit.page.wait_for_function("() => localStorage.getItem('sphinx-chaport:visitor')")
    visit.fire("revoke")
    assert visit.value("localStorage.getItem('sphinx-chaport:visitor')") is None


def test_asking_for_it_is_no_consent(visit: Visit, delivery: Delivery) -> None:
    visit.open(loading="consent")
    visit.fire("load")
    visit.do("sphinxChaport.load(); chaport.q('open');")
    assert visit.value("sphinxChaport.status") == "waiting"
    assert delivery.asked == []


def test_global_privacy_control_is_a_no(visit: Visit, delivery: Delivery) -> None:
    visit.page.add_init_script(GPC)
    visit.open(loading="consent", more={"data-chaport-debug": "", **BANNER})
    visit.fire("grant")
    visit.do("sphinxChaport.grant(); chaport.q('open'); chaport.on('ready', () => {});")
    assert visit.statuses == ["off"]
    assert visit.said == ["[sphinx-chaport] off: Global Privacy Control"]
    expect(visit.page.locator(".chaport-banner")).to_have_count(0)
    assert visit.value("localStorage.length") == 0
    assert delivery.asked == []


# -- the banner of our own --------------------------------------------------------------------

BANNER = {
    "data-chaport-banner": (
        '{"text": "Darf der Chat von Chaport geladen werden?", "yes": "Ja", "no": "Nein",'
        ' "more": {"text": "Mehr", "href": "#more"}}'
    )
}
NAME = "Darf der Chat von Chaport geladen werden?"


def test_the_banner_asks_and_remembers_a_yes(visit: Visit, delivery: Delivery) -> None:
    visit.open(loading="consent", more=BANNER)
    banner = visit.page.get_by_role("region", name=NAME)
    expect(banner).to_be_visible()
    assert visit.value("localStorage.length") == 0
    assert delivery.asked == []
    expect(banner.get_by_role("link", name="Mehr")).to_have_attribute("href", "#more")
    assert visit.value("document.activeElement === document.body")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    expect(banner.get_by_role("button", name="Ja")).to_be_focused()
    visit.page.keyboard.press("Enter")
    visit.becomes("ready")
    expect(banner).to_have_count(0)
    assert visit.value("localStorage.getItem('sphinx-chaport:consent')") == "granted"
    visit.go("index")
    visit.becomes("ready")
    expect(banner).to_have_count(0)


def test_the_banner_remembers_a_no(visit: Visit, delivery: Delivery) -> None:
    visit.open(loading="consent", more=BANNER)
    visit.page.get_by_role("button", name="Nein").click()
    visit.becomes("revoked")
    expect(visit.page.locator(".chaport-banner")).to_have_count(0)
    visit.go("index")
    visit.becomes("revoked")
    expect(visit.page.locator(".chaport-banner")).to_have_count(0)
    assert delivery.asked == []


def test_who_said_yes_can_say_no_on_any_later_page(visit: Visit) -> None:
    visit.open(loading="consent", more=BANNER)
    visit.page.get_by_role("button", name="Ja").click()
    visit.becomes("ready")
    visit.fire("revoke")
    visit.go("index")
    visit.becomes("revoked")


def test_the_banner_has_no_mistakes_that_axe_finds(visit: Visit) -> None:
    from tests.themes.visits import AXE, RUN_AXE

    visit.open(loading="consent", more=BANNER, strict=False)
    expect(visit.page.locator(".chaport-banner")).to_be_visible()
    visit.page.add_script_tag(path=AXE)
    assert visit.page.evaluate(RUN_AXE, [".chaport-banner", {}]) == []
