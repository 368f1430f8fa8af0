"""The panels on a page of their own, and what can be asked of them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.themes.visits import AXE, RUN_AXE, SETTLE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Board:
    """The four panels, over stores that a test sets."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))

    def load(self) -> None:
        """Open the page afresh, on a wide screen without preferences."""
        self.page.set_viewport_size({"width": 1000, "height": 900})
        self.page.emulate_media(color_scheme="light", forced_colors="none")
        self.page.goto(self.address)

    def panel(self, name: str) -> Locator:
        """One of `timeline`, `state`, `console`, `chat`."""
        return self.page.locator(f"#{name}")

    def show(self, arrival: str | int, **change: Any) -> None:
        """A run of the example with the script arriving then."""
        self.page.evaluate("([arrival, change]) => show(arrival, change)", [arrival, change])

    def seen(self, **change: Any) -> None:
        """The run tells this."""
        self.page.evaluate("(change) => seen(change)", change)

    def model(self, **change: Any) -> None:
        """The reader, or a link, has made this."""
        self.page.evaluate("(change) => model(change)", change)

    def run(self, name: str) -> Any:
        """What `runs.js` has of this name."""
        return self.page.evaluate("(name) => runs[name]", name)

    @property
    def done(self) -> list[Any]:
        """What was asked of the playground, in order."""
        return list(self.page.evaluate("() => done"))

    @property
    def said(self) -> list[str]:
        """What was announced."""
        return list(self.page.evaluate("() => said"))

    def axe(self) -> Any:
        """What axe finds on the whole page."""
        self.page.evaluate(SETTLE)
        self.page.evaluate(AXE.read_text("utf-8"))
        return self.page.evaluate(RUN_AXE, ["main", {}])


def line(text: str, level: str = "log", **more: Any) -> dict[str, Any]:
    """A line of the console."""
    return {"level": level, "text": text, "widget": False, "place": None, **more}
