"""The development page in a browser, and what can be asked of the view there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from tests.bundling import bundle
from tests.strict_page import StrictPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

HERE = Path(__file__).parent
HOST = "chaport-simulator"
TALK = [
    {"from": "visitor", "text": "Do you ship to Norway?", "t": 1, "status": "read"},
    {"from": "operator", "name": "Ann", "text": "Yes, we do.", "t": 2, "status": "read"},
    {"from": "visitor", "text": "The blue one", "t": 3, "status": "unread"},
    {"from": "visitor", "text": "and a spare part", "t": 4, "status": "sending"},
]
INVITATION = {"message": "Are you looking for something?"}
# What the widget can look like, by name.
STATES: dict[str, dict[str, Any]] = {
    "collapsed": {},
    "expanded": {"state": "expanded", "messages": TALK, "typing": True, "closeButton": True},
    "semiExpanded": {"state": "semiExpanded", "invitation": INVITATION},
    "unreadMessage": {"state": "unreadMessage", "messages": TALK[:2], "unread": 1},
    "full-screen": {
        "state": "expanded",
        "layout": "full-screen",
        "launcher": False,
        "closeButton": True,
        "messages": TALK,
    },
}


def write_site(folder: Path) -> Path:
    """The development page with its script, ready to be served."""
    for name in ("page.html", "page.css"):
        shutil.copy(HERE / name, folder / name)
    # A page that does not adapt to small screens.
    lines = (HERE / "page.html").read_text("utf-8").splitlines()
    wide = "\n".join(line for line in lines if "viewport" not in line)
    (folder / "wide.html").write_text(wide, "utf-8")
    bundle(folder, HERE / "page.js")
    return folder


class Widget(StrictPage):
    """The view on the development page."""

    size: ClassVar = {"width": 1280, "height": 800}
    media: ClassVar = {**StrictPage.media, "media": "screen", "reduced_motion": "reduce"}
    examined = HOST

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))

    def show(self, **changes: Any) -> None:
        """Draw with these changes."""
        self.page.evaluate("(changes) => window.show(changes)", changes)

    def part(self, name: str) -> Locator:
        """The elements of this name."""
        return self.page.locator(f"[part={name}]")

    @property
    def done(self) -> list[Any]:
        """What the visitor has done, in order."""
        return list(self.page.evaluate("() => window.done"))

    @property
    def focus(self) -> str:
        """The part, or else the id, of what has the focus."""
        found = self.page.evaluate(
            """() => {
              let active = document.activeElement;
              while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
              return active.getAttribute('part') ?? active.id ?? active.tagName;
            }"""
        )
        return str(found)

    def style(self, name: str, prop: str, pseudo: str | None = None) -> str:
        """A computed property of a part."""
        code = "(element, [prop, pseudo]) => getComputedStyle(element, pseudo)[prop]"
        return str(self.part(name).first.evaluate(code, [prop, pseudo]))

    def box(self, name: str) -> dict[str, float]:
        """The rectangle of a part."""
        box = self.part(name).bounding_box()
        assert box, f"{name} is not drawn"
        return dict(box)
