"""A reader's visit of a page whose widget comes from the fake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.delivery.fake import Delivery
from tests.delivery.site import LABEL, write_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator

WIDGET = "chaport-simulator"
# What `chaport:status` said, from before any script of ours.
NOTE = """window.statuses = [];
document.addEventListener('chaport:status', (event) => statuses.push(event.detail.status));"""
WAIT = 60_000


class Visit:
    """The page, and what can be asked of it."""

    def __init__(self, page: Page, delivery: Delivery, folder: Path, address: str) -> None:
        self.page = page
        self.delivery = delivery
        self.folder = folder
        self.address = address
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.add_init_script(NOTE)

    def open(self, name: str = "index", **page: Any) -> Visit:
        """Write a page and open it."""
        write_page(self.folder, name, **page)
        return self.go(name)

    def go(self, name: str) -> Visit:
        """Open a page that is there."""
        # A script that is held back keeps the page from being complete.
        self.page.goto(f"{self.address}/{name}.html", wait_until="domcontentloaded")
        self.page.wait_for_function("() => window.sphinxChaport")
        return self

    def stop_the_clock(self) -> None:
        """From the next page on, time passes only by `wait`."""
        self.page.clock.install(time=0)
        self.page.clock.pause_at(1_000)

    def wait(self, milliseconds: int) -> None:
        """Let that much time pass."""
        self.page.clock.run_for(milliseconds)

    def wait_until_asked(self) -> None:
        """Let time pass until the loader wants the widget."""
        while self.value("sphinxChaport.status") == "waiting":
            self.wait(500)
            self.page.wait_for_timeout(20)

    def fire(self, name: str) -> None:
        """One of the events that a consent manager fires."""
        self.page.evaluate(f"() => document.dispatchEvent(new Event('chaport:{name}'))")

    def do(self, code: str) -> Any:
        """Run code of the page."""
        return self.page.evaluate(f"() => {{ {code} }}")

    def value(self, expression: str) -> Any:
        """The value of an expression."""
        return self.page.evaluate(f"() => {expression}")

    def becomes(self, status: str) -> None:
        """Wait until the page's status is this one."""
        self.page.wait_for_function(
            "(wanted) => window.sphinxChaport.status === wanted", arg=status, timeout=WAIT
        )

    def holds(self, stage: str) -> None:
        """Wait until a slow stage was asked."""
        while not self.delivery.is_holding(stage):
            self.page.wait_for_timeout(20)

    @property
    def statuses(self) -> list[str]:
        """What the page was told so far."""
        return self.value("window.statuses")  # type: ignore[no-any-return]

    @property
    def state(self) -> dict[str, Any]:
        """The widget's."""
        return self.value("window.chaportSimulator.state()")  # type: ignore[no-any-return]

    @property
    def launcher(self) -> Locator:
        """The one of our own."""
        return self.page.get_by_role("button", name=LABEL, exact=True)

    @property
    def link(self) -> Locator:
        """What stands in its place where the widget does not come."""
        return self.page.get_by_role("link", name=LABEL, exact=True)

    def calls(self) -> list[str]:
        """The widget's calls, in order."""
        code = (
            "window.chaportSimulator.trace().filter(({ kind }) => kind === 'call' ||"
            " kind === 'command').map(({ name }) => name)"
        )
        return self.value(code)  # type: ignore[no-any-return]

    def expect_widget(self) -> None:
        """It is there, once."""
        expect(self.page.locator(WIDGET)).to_have_count(1)


@pytest.fixture
def delivery(context: BrowserContext) -> Delivery:
    """The fake; pages reach nobody else."""
    found = Delivery()
    found.attach(context)
    return found


@pytest.fixture
def visit(page: Page, delivery: Delivery, tmp_path: Path, serve: Callable[[Path], str]) -> Visit:
    """A visit that has not begun."""
    return Visit(page, delivery, tmp_path, serve(tmp_path))
