"""The panels on a page of their own, and what can be asked of them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.strict_page import StrictPage

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class Board(StrictPage):
    """The four panels, over stores that a test sets."""

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


def line(text: str, level: str = "log", **more: Any) -> dict[str, Any]:
    """A line of the console."""
    return {"level": level, "text": text, "widget": False, "place": None, **more}
