"""`init`: what the widget waits for before it starts."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop, Visit

FIRE = "window.dispatchEvent(new Event('agreed'))"
BUTTON = '<button id="agree" type="button">I agree</button>'


def waits(here: Visit) -> None:
    """Nothing is drawn and no command runs, though the simulator is there."""
    here.page.wait_for_function("() => window.chaportSimulator")
    here.do("chaport.open()")
    expect(here.page.locator("chaport-simulator *").filter(visible=True)).to_have_count(0)
    assert here.do("chaport.getWidgetState()") == "collapsed"


def starts(here: Visit) -> None:
    """It is drawn, and the command that waited has run."""
    expect(here.part("window")).to_be_visible()
    expect(here.part("launcher")).to_be_visible()


@option("init")
def init(shop: Shop) -> None:
    shop().shows_launcher()
    # Neither event nor time: at once (contract 10.12).
    shop("init: {}").shows_launcher()
    # Whichever comes first.
    both = "init: { event: 'agreed', maxDelay: 600000 }"
    here = shop(both, clock=True)
    waits(here)
    here.do(FIRE)
    starts(here)
    here.page.clock.run_for(600_000)
    here = shop(both, clock=True)
    waits(here)
    here.page.clock.run_for(600_000)
    starts(here)


@option("init.event")
def event(shop: Shop) -> None:
    here = shop("init: { event: 'agreed' }")
    waits(here)
    here.do("window.dispatchEvent(new Event('other'))")
    waits(here)
    here.do(FIRE)
    starts(here)
    # The page has loaded long before the code comes (contract 10.23).
    here = shop("init: { event: 'load' }")
    here.shows_launcher()


@option("init.eventTarget")
def event_target(shop: Shop) -> None:
    here = shop(
        "init: { event: 'click', eventTarget: document.querySelector('#agree') }",
        body=f"{BUTTON}<p>Words</p>",
    )
    waits(here)
    here.page.get_by_text("Words").click()
    here.do(FIRE)
    waits(here)
    here.page.locator("#agree").click()
    starts(here)
    # By default it is the window.
    here = shop("init: { event: 'click' }", body="<p>Words</p>")
    waits(here)
    here.page.get_by_text("Words").click()
    starts(here)


@option("init.maxDelay")
def max_delay(shop: Shop) -> None:
    here = shop("init: { maxDelay: 600000 }", clock=True)
    waits(here)
    here.page.clock.run_for(300_000)
    waits(here)
    here.page.clock.run_for(300_000)
    starts(here)
