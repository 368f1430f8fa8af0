"""`history`: Back collapses the widget on a phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit


def added(here: Visit) -> int:
    """How many entries the browser's history gets where the visitor opens the chat."""
    before = here.do("history.length")
    here.open()
    return int(here.do("history.length")) - before


@option("history")
def history(shop: Shop) -> None:
    for config in ("", "history: true"):
        here = shop(config, device="android", script="history.replaceState({ route: 7 }, '');")
        here.do("window.stayed = true")
        assert added(here) == 1
        here.page.go_back()
        expect(here.part("window")).to_be_hidden()
        assert here.do("[window.stayed, history.state]") == [True, {"route": 7}]
        assert here.page.url == f"{here.origin}/"
        # Closed in another way, the chat leaves no entry behind either.
        here.open()
        here.part("close").click()
        expect(here.part("window")).to_be_hidden()
        here.page.wait_for_function("() => Object.keys(history.state).join() === 'route'")

    first = shop("history: false", device="android")
    second = first.again("history: false")
    assert added(second) == 0
    second.part("close").click()
    # Without an entry Back leaves the page as ever.
    second.page.evaluate("() => { window.stayed = true; }")
    second.page.go_back()
    second.page.wait_for_function("() => !window.stayed")
    assert added(shop()) == 0
