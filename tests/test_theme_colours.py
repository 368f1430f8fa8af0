"""What can be read, and what axe finds, in each theme: held against the page without us.

The twin of a page has the same text as ordinary Sphinx nodes. Colours that a theme gives its own
text, and findings that it has without us, are its own affair; all else is ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.themes.sites import NAMES, PAGES, THEMES
from tests.themes.visits import Visitor, visitor_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

READABLE = 4.5
COLOURS = "color-contrast"
HAS_DARK = {theme.name for theme in THEMES if theme.dark}


class Seen(NamedTuple):
    """A page in both looks: pieces of text with their colours, and what axe finds."""

    text: dict[str, list[dict[str, Any]]]
    axe: dict[str, list[dict[str, Any]]]
    brightness: dict[str, float]

    def unreadable(self, scheme: str) -> dict[str, dict[str, Any]]:
        """What has too little contrast, by its colours."""
        return {
            f"{item['front']} on {item['back']}": item
            for item in self.text[scheme]
            if item["ratio"] < READABLE
        }

    def colours(self, scheme: str) -> set[str]:
        """The colours that axe finds too close."""
        return {item["colours"] for item in self.axe[scheme] if item["rule"] == COLOURS}


def see(visitor: Visitor, theme: str, page: str, variant: str) -> Seen:
    """Look at one page, once."""
    visitor.go(theme, page, variant)
    found = Seen({}, {}, {})
    for scheme in ("light", "dark"):
        visitor.prefer(color_scheme=scheme)
        found.brightness[scheme] = visitor.look("brightness")
        found.text[scheme] = visitor.look("contrast")
        found.axe[scheme] = visitor.axe(rule=None if scheme == "light" else COLOURS)
    return found


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Looks at a page where that has not been done: ``seen(theme, page, variant)``."""
    known: dict[tuple[str, ...], Seen] = {}
    with visitor_of(browser) as visitor:

        def look(*key: str) -> Seen:
            if key not in known:
                known[key] = see(visitor, *key)
            return known[key]

        yield look


every_page = pytest.mark.parametrize(
    ("theme", "page"), [(theme, page) for theme in NAMES for page in PAGES]
)


@pytest.mark.parametrize("theme", NAMES)
def test_a_dark_look_is_there_where_the_theme_has_one(seen: Any, theme: str) -> None:
    brightness = seen(theme, "method", "plain").brightness
    assert brightness["light"] > 0.9
    assert (brightness["dark"] < 0.1) == (theme in HAS_DARK)


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(seen: Any, theme: str, page: str, scheme: str) -> None:
    ours, twin = (seen(theme, page, variant) for variant in ("plain", "twin"))
    assert len(ours.text[scheme]) > 3
    themes_own = twin.unreadable(scheme)
    assert [v for k, v in ours.unreadable(scheme).items() if k not in themes_own] == []
    assert ours.colours(scheme) - twin.colours(scheme) == set()


@every_page
def test_axe_finds_nothing_that_the_page_without_us_lacks(seen: Any, theme: str, page: str) -> None:
    # One of two forms is hidden, so contrast is compared by colours (above), not by count.
    ours, twin = (
        [item for item in seen(theme, page, variant).axe["light"] if item["rule"] != COLOURS]
        for variant in ("plain", "twin")
    )
    more = Counter(item["rule"] for item in ours) - Counter(item["rule"] for item in twin)
    assert [item for item in ours if item["rule"] in more] == []
