"""Pages in each theme: on a phone, by keyboard, printed, from right to left, as readers prefer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.themes.sites import THEMES, every_page, every_theme, site
from tests.themes.visits import Visitor, visitor_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONGEST_MOTION = 0.15
# Lines around a control have to be seen as well (WCAG 2.2, 1.4.11).
SEEN = 3
TURNING = [theme.name for theme in THEMES if theme.turns_pages]
# A third form, so that there are three tabs and the two arrow keys differ; made as soon as the page
# is read, before scripts that wait for it.
THIRD_FORM = """document.addEventListener('readystatechange', () => {
  const last = document.querySelector('.chaport-example .chaport-form:last-of-type');
  if (!last || document.querySelector('[data-chaport-form="third"]')) return;
  const third = last.cloneNode(true);
  third.removeAttribute('id');
  for (const item of third.querySelectorAll('[id]')) item.removeAttribute('id');
  third.dataset.chaportForm = 'third';
  last.after(third);
}, { once: true })"""
FOCUSED = """() => {
  const focused = document.activeElement;
  const tabs = [...focused.closest('[role="tablist"]').querySelectorAll('[role="tab"]')];
  const left = (tab) => tab.getBoundingClientRect().left;
  return tabs.sort((a, b) => left(a) - left(b)).indexOf(focused);
}"""


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    """One browser page for all visits."""
    with visitor_of(browser) as found:
        yield found


class Seen(NamedTuple):
    """What was found on one visit."""

    focus: dict[str, list[dict[str, Any]]]
    tabs: dict[str, list[dict[str, Any]]]
    motion: dict[str, list[dict[str, Any]]]
    print_forms: list[dict[str, Any]]
    print_words: list[str]
    narrow: dict[str, Any]


def see(visitor: Visitor, theme: str, page: str) -> Seen:
    """Look at one page in all ways, once."""
    visitor.go(theme, page)
    focus, tabs, motion = {}, {}, {}
    for scheme in ("light", "dark"):
        visitor.prefer(color_scheme=scheme)
        focus[scheme], tabs[scheme] = visitor.look("focus"), visitor.look("tabs")
    motion["usual"] = visitor.look("motion")
    visitor.prefer(forced_colors="active", reduced_motion="reduce")
    tabs["forced"], motion["reduced"] = visitor.look("tabs"), visitor.look("motion")
    visitor.prefer(media="print")
    print_forms, print_words = visitor.look("forms"), visitor.look("words")
    visitor.prefer()
    visitor.narrow()
    return Seen(focus, tabs, motion, print_forms, print_words, visitor.look("overflow"))


@pytest.fixture(scope="module")
def seen(visitor: Visitor) -> Callable[[str, str], Seen]:
    """Looks at a page where that has not been done: ``seen(theme, page)``."""
    known: dict[tuple[str, str], Seen] = {}

    def look(theme: str, page: str) -> Seen:
        if (theme, page) not in known:
            known[theme, page] = see(visitor, theme, page)
        return known[theme, page]

    return look


@every_theme
@pytest.mark.parametrize("variant", ["plain", "twin", "rtl"])
def test_only_the_page_of_mistakes_has_any(theme: str, variant: str) -> None:
    lines = site(theme, variant).warnings.splitlines()
    assert [line for line in lines if line and not line.startswith("error.rst:")] == []


@every_page
def test_a_phone_never_scrolls_sideways(seen: Any, theme: str, page: str) -> None:
    assert seen(theme, page).narrow == {"by": 0, "out": []}


@every_page
def test_focus_is_seen_on_every_control(seen: Any, theme: str, page: str) -> None:
    for controls in seen(theme, page).focus.values():
        for item in controls:
            assert item["visible"], item
            assert item["reached"], item
            assert item["seen"], item
            assert item["ratio"] >= SEEN, item


@every_theme
def test_tabs_and_buttons_were_looked_at(seen: Any, theme: str) -> None:
    found = seen(theme, "method")
    assert {"tab", "button"} <= {item["role"] for item in found.focus["light"]}
    assert found.tabs["light"]


@every_page
@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_the_chosen_tab_differs_by_more_than_colour(
    seen: Any, theme: str, page: str, look: str
) -> None:
    for item in seen(theme, page).tabs[look]:
        assert item["shown"]
        assert item["chosen"] != item["other"], item


@every_page
def test_motion_is_short_and_none_for_those_who_ask(seen: Any, theme: str, page: str) -> None:
    motion = seen(theme, page).motion
    assert [item for item in motion["usual"] if item["time"] > LONGEST_MOTION] == []
    assert motion["reduced"] == []


@every_page
def test_print_shows_every_form_titled(seen: Any, theme: str, page: str) -> None:
    for example in seen(theme, page).print_forms:
        assert example["controls"] == []
        assert [form for form in example["forms"] if not (form["shown"] and form["titled"])] == []


@every_page
def test_print_hides_no_word(seen: Any, visitor: Visitor, theme: str, page: str) -> None:
    printed = set(seen(theme, page).print_words)
    visitor.go(theme, page, "twin")
    visitor.prefer(media="print")
    assert set(visitor.look("words")) - printed == set()


# -- from right to left ---------------------------------------------------------------------------


@every_page
def test_right_to_left_fits_and_leaves_code_as_it_is(
    visitor: Visitor, theme: str, page: str
) -> None:
    visitor.go(theme, page, "rtl")
    assert visitor.page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    assert visitor.look("turnedCode") == []
    wide = visitor.look("overflow")
    visitor.narrow()
    assert (wide, visitor.look("overflow")) == ({"by": 0, "out": []}, {"by": 0, "out": []})


@pytest.fixture(scope="module")
def three_tabs(browser: Browser) -> Iterator[Visitor]:
    """A visitor whose first example has three forms."""
    with visitor_of(browser) as found:
        found.page.add_init_script(THIRD_FORM)
        yield found


@every_theme
@pytest.mark.parametrize("variant", ["plain", "rtl"])
def test_arrow_keys_go_where_they_point(three_tabs: Visitor, theme: str, variant: str) -> None:
    three_tabs.go(theme, "landing", variant)
    tabs = three_tabs.page.locator("[role=tablist]").first.locator("[role=tab]")
    assert tabs.count() == 3
    tabs.nth(1).click()
    for key, place in (("ArrowRight", 2), ("ArrowLeft", 1), ("ArrowLeft", 0)):
        three_tabs.page.keyboard.press(key)
        assert three_tabs.page.evaluate(FOCUSED) == place, key


# -- keys that belong to the theme ----------------------------------------------------------------


def stays(visitor: Visitor, key: str) -> bool:
    """Whether the page is still there a while after the key was pressed."""
    before = visitor.page.url
    visitor.page.keyboard.press(key)
    visitor.page.wait_for_timeout(150)
    visitor.page.wait_for_load_state()
    return visitor.page.url == before


@pytest.mark.parametrize("theme", TURNING)
@pytest.mark.parametrize("key", ["ArrowRight", "ArrowLeft", "Home", "End"])
def test_keys_on_tabs_never_turn_the_page(visitor: Visitor, theme: str, key: str) -> None:
    visitor.go(theme, "method")
    for index in (0, 1):
        tab = visitor.page.locator("[role=tab]").nth(index)
        tab.focus()
        assert stays(visitor, key)


@pytest.mark.parametrize("theme", TURNING)
def test_beside_the_tabs_the_theme_still_turns_pages(visitor: Visitor, theme: str) -> None:
    visitor.go(theme, "method")
    before = visitor.page.url
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("ArrowRight")
    assert visitor.page.url != before
