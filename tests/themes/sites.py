"""The theme tests' site: one page of each kind, built once per session, theme and variant."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Site, build_apart

SOURCES = Path(__file__).parent / "site"
PAGES = ("method", "option", "event", "summary", "landing", "playground", "error")
"""The pages with our directives; `plain` has none."""


class Theme(NamedTuple):
    """A theme: whether it has a dark look, and whether its arrow keys can turn pages."""

    name: str
    dark: bool
    turns_pages: bool

    @property
    def short(self) -> str:
        """The name as people say it: ``furo``, ``rtd``, ``pydata``."""
        return self.name.removeprefix("sphinx_").partition("_")[0]


THEMES = (
    Theme("furo", dark=True, turns_pages=True),
    Theme("pydata_sphinx_theme", dark=True, turns_pages=True),
    Theme("sphinx_rtd_theme", dark=False, turns_pages=True),
    Theme("alabaster", dark=False, turns_pages=True),
    Theme("sphinx_book_theme", dark=True, turns_pages=True),
)
NAMES = tuple(theme.name for theme in THEMES)
OFTEN = ("furo", "alabaster")
"""Those of ``make test``: the documentation's and Sphinx's own. ``make test-all`` has the rest."""


def _in_time(theme: str, *more: str) -> Any:
    return pytest.param(theme, *more, marks=() if theme in OFTEN else pytest.mark.long)


every_theme = pytest.mark.parametrize("theme", [_in_time(theme) for theme in NAMES])
every_page = pytest.mark.parametrize(
    ("theme", "page"), [_in_time(theme, page) for theme in NAMES for page in PAGES]
)

VARIANTS: dict[str, dict[str, Any]] = {
    "plain": {},
    # The same text as ordinary nodes, without anything of ours.
    "twin": {"extensions": ["myst_parser", "sphinx_chaport", "tests.themes.twin"]},
    "rtl": {"language": "ar"},
    "side-by-side": {"chaport_side_by_side": True},
}
"""What each variant of the site sets; `rtl` is also turned round."""


def sources() -> dict[str, str]:
    """The pages, by name."""
    return {path.name: path.read_text("utf-8") for path in sorted(SOURCES.iterdir())}


@functools.cache
def folder() -> Path:
    """Where this process builds; it is removed when the process ends."""
    holder = tempfile.TemporaryDirectory(prefix="chaport-themes-")
    _holders.append(holder)
    return Path(holder.name)


_holders: list[tempfile.TemporaryDirectory[str]] = []


@functools.cache
def site(theme: str, variant: str = "plain") -> Site:
    """The built site."""
    conf = {
        "extensions": ["myst_parser", "sphinx_chaport"],
        "project": "Themes",
        "html_title": "Themes",
        "html_theme": theme,
        "html_theme_options": {"navigation_with_keys": True},
        "html_copy_source": False,
        "chaport_mode": "off",
        **VARIANTS[variant],
    }
    found = build_apart(folder() / f"{theme}-{variant}", sources(), conf)
    if variant == "rtl":
        turn_round(found)
    return found


def turn_round(site: Site) -> None:
    """Say on each page that it is read from right to left, as no theme does by itself."""
    for path in site.output.glob("*.html"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("<html ", '<html dir="rtl" ', 1), "utf-8")
