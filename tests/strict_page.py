"""A page under a strict policy, which is loaded afresh for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self

from tests.themes.visits import AXE, RUN_AXE, SETTLE

if TYPE_CHECKING:
    from playwright.sync_api import Page


class StrictPage:
    """The page in a browser.

    Its own script writes into `broken` what the policy has kept from it (`broken.js`).

    Attributes:
        size: How large the screen is at first.
        media: The preferences at first.
        examined: What axe looks at.
        problems: Errors, and all that was written to the console.
    """

    size: ClassVar = {"width": 1000, "height": 900}
    media: ClassVar[dict[str, Any]] = {"color_scheme": "light", "forced_colors": "none"}
    examined = "main"

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))

    def load(self) -> None:
        """Open the page afresh, on a wide screen without preferences."""
        self.page.set_viewport_size(self.size)
        self.page.emulate_media(**self.media)
        self.page.goto(self.address)

    def afresh(self) -> Iterator[Self]:
        """The page, loaded for one test; whatever happens there breaks no policy."""
        self.problems.clear()
        self.load()
        yield self
        broken = self.page.evaluate("() => window.broken")
        assert (self.problems, broken) == ([], []), f"{self.problems}, {broken}"

    def axe(self) -> Any:
        """What axe finds."""
        self.page.evaluate(SETTLE)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        return self.page.evaluate(RUN_AXE, [self.examined, {}])
