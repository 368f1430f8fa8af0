"""`analytics`: which Google Analytics code of the page gets the chat's events."""

from __future__ import annotations

from typing import Any

from tests.simulator.cases import option
from tests.simulator.visit import Shop

APIS = ["gtag", "gtm", "ga", "gaq"]
CODES = {
    "gtag": "window.gtag = record('gtag');",
    "gtm": "window.dataLayer = queue('gtm');",
    "ga": "window.ga = record('ga');",
    "gaq": "window._gaq = queue('gaq');",
    "renamed": "window.shopLayer = queue('renamed');",
}
# Each code of the page keeps what it is called with.
RECORD = """
window.calls = [];
function record(name) { return (...given) => { calls.push([name, ...given]); }; }
function queue(name) { return { push: record(name) }; }
"""
INVITING = {"account": {"triggers": [{"id": "hello", "message": "May we help you?"}]}}


def calls(shop: Shop, codes: list[str], google: str | None = None) -> list[list[Any]]:
    """What the page's codes are called with, where an invitation is shown and answered."""
    config = "" if google is None else f"analytics: {{ google: {google} }}"
    script = RECORD + "\n".join(CODES[code] for code in codes)
    here = shop(config, script=script, simulated=INVITING)
    here.do("chaportSimulator.showTrigger('hello')")
    here.part("bubble-open").click()
    here.write("Yes, please")
    here.do("chaportSimulator.operatorMessage('Here we are')")
    return list(here.do("calls"))


def who(shop: Shop, codes: list[str], google: str | None = None) -> set[str]:
    """Which of the page's codes are called."""
    return {name for name, *_ in calls(shop, codes, google)}


@option("analytics")
def analytics(shop: Shop) -> None:
    chat = {"event_category": "Chaport"}
    events = ["chat.autoInvitation", "chat.started", "chat.operatorMessage"]
    assert calls(shop, ["gtag"]) == [["gtag", "event", event, chat] for event in events]
    assert who(shop, []) == set()


@option("analytics.google")
def google(shop: Shop) -> None:
    for index, api in enumerate(APIS):
        # The order on the page makes no difference, the order of detection does.
        assert who(shop, APIS[index:][::-1], "{}") == {api}


@option("analytics.google.id")
def google_id(shop: Shop) -> None:
    def to(code: str) -> list[Any]:
        return calls(shop, [code], "{ id: 'G-SHOP' }")[:2]

    sent = {"event_category": "Chaport", "send_to": "G-SHOP"}
    assert to("gtag")[0] == ["gtag", "event", "chat.autoInvitation", sent]
    pushed = {"event": "chat.autoInvitation", "eventCategory": "Chaport", "send_to": "G-SHOP"}
    assert to("gtm")[0] == ["gtm", pushed]
    assert to("ga") == [
        ["ga", "create", "G-SHOP", "auto", "chaport"],
        ["ga", "chaport.send", "event", "Chaport", "chat.autoInvitation"],
    ]
    assert to("gaq") == [
        ["gaq", ["chaport._setAccount", "G-SHOP"]],
        ["gaq", ["chaport._trackEvent", "Chaport", "chat.autoInvitation"]],
    ]
    # With a tag manager on the page, data for an id goes to Analytics directly.
    assert who(shop, ["gtm", "gtag"], "{ id: 'G-SHOP', api: 'gtm' }") == {"gtag"}


@option("analytics.google.api")
def google_api(shop: Shop) -> None:
    for api in APIS:
        assert who(shop, APIS, f"{{ api: '{api}' }}") == {api}
    assert who(shop, ["gtag"], "{ api: 'ga' }") == set()


@option("analytics.google.apiObject")
def google_api_object(shop: Shop) -> None:
    assert who(shop, ["gtm", "renamed"], "{ api: 'gtm', apiObject: shopLayer }") == {"renamed"}
    assert who(shop, ["renamed"], "{ api: 'gtm' }") == set()
    own = "{ api: 'gtag', apiObject: record('own') }"
    assert who(shop, ["gtag"], own) == {"own"}
    # Without `api` it is a mistake, and ignored (contract 10.21).
    here = shop("analytics: { google: { apiObject: record('own') } }", script=RECORD)
    here.write("Hello")
    assert here.do("calls") == []
    here.heard("analytics.google.apiObject")


@option("analytics.google.enabled")
def google_enabled(shop: Shop) -> None:
    assert who(shop, APIS, "{ enabled: false }") == set()
    assert who(shop, APIS, "{ enabled: true }") == {"gtag"}
