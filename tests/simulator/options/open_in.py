"""`openIn`: where the chat opens."""

from playwright.sync_api import expect

from tests.simulator.cases import option
from tests.simulator.visit import Shop

FRAME = '<iframe name="support" title="Support" src="frame.html"></iframe>'
SPOT = '<div id="spot"></div>'


@option("openIn")
def open_in(shop: Shop) -> None:
    here = shop(body=SPOT + FRAME)
    here.open()

    here = shop("openIn: '_blank'")
    with here.page.expect_popup() as opening:
        here.part("launcher").click()
    popup = opening.value
    expect(popup.locator("[part=window]")).to_be_visible()
    expect(here.part("window")).to_be_hidden()
    popup.locator("[part=input]").fill("Hello from the window")
    popup.locator("[part=input]").press("Enter")
    expect(popup.get_by_text("Hello from the window")).to_be_visible()
    with popup.expect_event("close"):
        here.do("chaport.close()")

    here = shop("openIn: 'support'", body=FRAME)
    here.part("launcher").click()
    inside = here.page.frame_locator("[name=support]").locator("[part=window]")
    expect(inside).to_be_visible()
    expect(here.part("window")).to_be_hidden()
    here.do("chaport.close()")
    expect(inside).to_have_count(0)
    here.shows_launcher()


@option("openIn.selector")
def selector(shop: Shop) -> None:
    here = shop("openIn: { selector: '#spot' }", body=SPOT)
    here.do("void (spot.style.cssText = 'width: 300px; height: 400px')")
    here.part("launcher").click()
    inside = here.page.locator("#spot [part=window]")
    expect(inside).to_be_visible()
    assert inside.bounding_box() == here.page.locator("#spot").bounding_box()
    expect(here.part("window")).to_be_hidden()
    # Without such an element it opens where it always does.
    here = shop("openIn: { selector: '#nowhere' }", body=SPOT)
    here.open()
    here.heard("openIn", "#nowhere")
