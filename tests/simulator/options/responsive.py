"""`responsive`: how the chat opens on a phone."""

from __future__ import annotations

from tests.simulator.cases import option
from tests.simulator.visit import VIEWPORT, Shop


def look(shop: Shop, config: str, head: str, device: str = "android") -> str:
    """How the open chat fills the page."""
    here = shop(config, head=head, device=device)
    here.open()
    box = here.box("window")
    if all(box[side] == 0 for side in ("left", "top", "right", "bottom")):
        return "full screen"
    # A person can read it: a page that is not made for phones is shown smaller there.
    scale = here.do("screen.width / innerWidth") if device == "android" else 1
    assert 300 < box["width"] * scale <= 380, box
    return "window" if box["width"] == 380 else "scaled window"


@option("responsive")
def responsive(shop: Shop) -> None:
    # By default the page itself says what it is (contract 10.28).
    assert look(shop, "", VIEWPORT) == "full screen"
    assert look(shop, "", "") == "scaled window"
    assert look(shop, "responsive: false", "") == "scaled window"
    assert look(shop, "responsive: true", "") == "full screen"
    assert look(shop, "responsive: true", VIEWPORT) == "full screen"
    assert look(shop, "responsive: false", VIEWPORT) != "full screen"
    assert look(shop, "responsive: true", VIEWPORT, device="desktop") == "window"
