"""A browser's page that visits the theme tests' pages, and what can be asked there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conftest import ROOT
from tests.themes.sites import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
AXE = ROOT / "sphinx_chaport/client/node_modules/axe-core/axe.min.js"

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 800}
PREFERENCES: dict[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
RUN_AXE = """async ([where, options]) => {
  const { violations } = await axe.run(where, { resultTypes: ['violations'], ...options });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
    const [check] = [...node.any, ...node.all, ...node.none];
    const { fgColor = '', bgColor = '' } = check?.data ?? {};
    return { rule: id, html: node.html.slice(0, 200), colours: fgColor + ' on ' + bgColor };
  }));
}"""
# A theme may fade from one look to the other: what counts is how it ends.
SETTLE = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  for (const item of document.getAnimations()) try { item.finish(); } catch { item.cancel(); }
  done();
})))"""


class Visitor:
    """Goes from one page to the next, with a wide screen and no preferences at first."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, theme: str, name: str, variant: str = "plain", query: str = "") -> None:
        """Open a page of a theme's site."""
        self.open((site(theme, variant).output / f"{name}.html").as_uri() + query)

    def open(self, address: str) -> None:
        """Open any address."""
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(**PREFERENCES)
        self.page.goto(address)
        self.page.evaluate(LOOK)
        self.settle()

    def prefer(self, **media: Any) -> None:
        """Change the preferences; what is not named is as it was at first."""
        self.page.emulate_media(**{**PREFERENCES, **media})
        self.settle()

    def narrow(self) -> None:
        """Look at the page on a phone."""
        self.page.set_viewport_size(PHONE)
        self.settle()

    def settle(self) -> None:
        """Wait until what changes has changed."""
        self.page.evaluate(SETTLE)

    def look(self, what: str) -> Any:
        """One of the questions of `look.js`."""
        return self.page.evaluate(f"() => window.look.{what}()")

    def axe(self, *, rule: str | None = None) -> Any:
        """What axe finds on the whole page, or by one rule in the page's main part."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.add_script_tag(path=AXE)
        if rule is None:
            return self.page.evaluate(RUN_AXE, [{"exclude": []}, {}])
        return self.page.evaluate(RUN_AXE, ['[role="main"], main', {"runOnly": [rule]}])


@contextmanager
def visitor_of(browser: Browser) -> Iterator[Visitor]:
    """A visitor who cannot reach the network, and comes to each page for the first time."""
    context = browser.new_context()
    context.add_init_script("localStorage.clear()")
    context.route(re.compile("^https?:"), lambda route: route.abort())
    yield Visitor(context.new_page())
    context.close()
