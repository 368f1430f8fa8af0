"""What can be read, and what axe finds, in each theme: held against the page without us.

The twin of a page has the same text as ordinary Sphinx nodes. Colours that a theme gives its own
text, and findings that it has without us, are its own affair; all else is ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.themes.sites import THEMES, every_page, every_theme
from tests.themes.visits import Visitor, visitor_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

READABLE = 4.5
COLOURS = "color-contrast"
HAS_DARK = {theme.name for theme in THEMES if theme.dark}


class Seen(NamedTuple):
    """A page in one look: pieces of text with their colours, and what axe finds."""

    text: list[dict[str, Any]]
    axe: list[dict[str, Any]]
    brightness: float

    def unreadable(self) -> dict[str, dict[str, Any]]:
        """What has too little contrast, by its colours."""
        return {
            f"{item['front']} on {item['back']}": item
            for item in self.text
            if item["ratio"] < READABLE
        }

    def colours(self) -> set[str]:
        """The colours that axe finds too close."""
        return {item["colours"] for item in self.axe if item["rule"] == COLOURS}


def see(visitor: Visitor, theme: str, page: str, variant: str, scheme: str) -> Seen:
    """Look at one page, once; by all of axe's rules in its light look."""
    visitor.go(theme, page, variant)
    visitor.prefer(color_scheme=scheme)
    axe = visitor.axe(rule=None if scheme == "light" else COLOURS)
    return Seen(visitor.look("contrast"), axe, visitor.look("brightness"))


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Looks where that has not been done: ``seen(theme, page, variant, scheme)``."""
    known: dict[tuple[str, ...], Seen] = {}
    with visitor_of(browser) as visitor:

        def look(theme: str, page: str, variant: str = "plain", scheme: str = "light") -> Seen:
            if variant == "twin" and theme not in HAS_DARK:
                scheme = "light"
            key = theme, page, variant, scheme
            if key not in known:
                known[key] = see(visitor, *key)
            return known[key]

        yield look


@every_theme
def test_a_dark_look_is_there_where_the_theme_has_one(seen: Any, theme: str) -> None:
    assert seen(theme, "method").brightness > 0.9
    assert (seen(theme, "method", scheme="dark").brightness < 0.1) == (theme in HAS_DARK)


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(seen: Any, theme: str, page: str, scheme: str) -> None:
    ours = seen(theme, page, scheme=scheme)
    assert len(ours.text) > 3
    if not ours.unreadable() and not ours.colours():
        return
    twin = seen(theme, page, "twin", scheme)
    themes_own = twin.unreadable()
    assert [item for key, item in ours.unreadable().items() if key not in themes_own] == []
    assert ours.colours() - twin.colours() == set()


@every_page
def test_axe_finds_nothing_that_the_page_without_us_lacks(seen: Any, theme: str, page: str) -> None:
    # One of two forms is hidden, so contrast is compared by colours (above), not by count.
    found = [item for item in seen(theme, page).axe if item["rule"] != COLOURS]
    if found:
        twin = Counter(item["rule"] for item in seen(theme, page, "twin").axe)
        more = Counter(item["rule"] for item in found) - twin
        assert [item for item in found if item["rule"] in more] == []
