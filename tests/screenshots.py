"""Pictures of every kind of page in each theme, for people to look at: ``make screenshots``.

``python -m tests.screenshots FOLDER [--docs BUILT_DOCS] [WORD ...]`` writes
``furo-method-dark.png`` and the like, and sheets of all themes, ``sheet-method-dark.png``. With
words, only names that hold each of them are taken: ``method furo``. The looks are: light, dark
(where the theme has one), 360 (pixels), rtl (from right to left), queue (the other tab, with the
keyboard on it), print, and side (prose and samples side by side, on a wide screen).
"""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from tests.browser_setup import system_chromium
from tests.themes.sites import PAGES, THEMES, Theme
from tests.themes.visits import Visitor, visitor_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONGEST = 2600
SHEET = {"width": 1600, "height": 900}
BROAD, NARROW = 519, 308
VERY_WIDE = {"width": 1600, "height": 1000}


class Look(NamedTuple):
    """The variant of the site, the reader's preferences and screen, and whether keys are used."""

    variant: str = "plain"
    prefer: dict[str, Any] = {}  # noqa: RUF012 - never changed
    phone: bool = False
    keyboard: bool = False


LOOKS = {
    "light": Look(),
    "dark": Look(prefer={"color_scheme": "dark"}),
    "360": Look(phone=True),
    "rtl": Look("rtl"),
    "queue": Look(keyboard=True),
    "print": Look(prefer={"media": "print"}),
    "side": Look("side-by-side"),
}
# Of one page only: they show what is the same on all.
ON_METHODS = ("queue", "print", "side")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    arguments = ["--disable-gpu", "--hide-scrollbars"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        path = system_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def looks_of(theme: Theme, page: str) -> Iterator[str]:
    """The looks that a page has in a theme."""
    for name in LOOKS:
        if name == "dark" and not theme.dark:
            continue
        if name not in ON_METHODS or page == "method":
            yield name


def shoot(visitor: Visitor, path: Path) -> None:
    """Take the page from its top, as far as one still looks."""
    page = visitor.page
    height = page.evaluate("() => document.documentElement.scrollHeight")
    size = page.viewport_size or {"width": 0, "height": 0}
    # The whole height at once, since some themes scroll their columns and not the page.
    page.set_viewport_size({**size, "height": min(max(height, size["height"]), LONGEST)})
    page.screenshot(path=path)


def take(visitor: Visitor, theme: str, page: str, look: Look, path: Path) -> None:
    """Visit one page in one look."""
    visitor.go(theme, page, look.variant)
    if look.variant == "side-by-side":
        visitor.page.set_viewport_size(VERY_WIDE)
    visitor.prefer(**look.prefer)
    if look.phone:
        visitor.narrow()
    if look.keyboard:
        visitor.page.locator("[role=tab]").first.focus()
        visitor.page.keyboard.press("ArrowRight")
    shoot(visitor, path)


def take_all(visitor: Visitor, folder: Path, words: list[str]) -> list[Path]:
    """The named set."""
    found = []
    for theme in THEMES:
        for page in PAGES:
            for look in looks_of(theme, page):
                path = folder / f"{theme.short}-{page}-{look}.png"
                if all(word in path.stem for word in words):
                    take(visitor, theme.name, page, LOOKS[look], path)
                    found.append(path)
    return found


def take_docs(visitor: Visitor, docs: Path, folder: Path, words: list[str]) -> None:
    """The landing page of our own documentation."""
    for look in ("light", "dark", "360"):
        path = folder / f"docs-landing-{look}.png"
        if not all(word in path.stem for word in words):
            continue
        visitor.open((docs / "index.html").resolve().as_uri())
        visitor.prefer(**LOOKS[look].prefer)
        if LOOKS[look].phone:
            visitor.narrow()
        shoot(visitor, path)


def sheets(visitor: Visitor, folder: Path, pictures: list[Path]) -> None:
    """For each page and look one picture of the tops of all pages, the themes side by side."""
    groups: dict[str, list[Path]] = {}
    for path in pictures:
        groups.setdefault(path.stem.partition("-")[2], []).append(path)
    visitor.page.set_viewport_size(SHEET)
    for name, paths in groups.items():
        width = NARROW if name.endswith("-360") else BROAD
        source = folder / "sheet.html"
        source.write_text(sheet(paths, width), "utf-8")
        visitor.page.goto(source.as_uri())
        visitor.page.screenshot(path=folder / f"sheet-{name}.png", full_page=True)
        source.unlink()


def sheet(paths: list[Path], width: int) -> str:
    """The page that shows these pictures."""
    style = f"""
        body {{ display: flex; flex-wrap: wrap; gap: 10px; margin: 10px; font: 14px sans-serif }}
        figure {{ margin: 0; width: {width}px }}
        img {{ width: 100%; height: 700px; object-fit: cover; object-position: top }}
    """
    figures = "".join(
        f'<figure><figcaption>{path.stem}</figcaption><img src="{path.name}"></figure>'
        for path in paths
    )
    return f"<!DOCTYPE html><title>Pictures</title><style>{style}</style>{figures}"


def main() -> None:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("words", nargs="*")
    options = parser.parse_intermixed_args()
    folder: Path = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, visitor_of(browser) as visitor:
        pictures = take_all(visitor, folder, options.words)
        if options.docs:
            take_docs(visitor, options.docs, folder, options.words)
        sheets(visitor, folder, pictures)
    print(f"{len(pictures)} pictures and sheets of them in {folder}")


if __name__ == "__main__":
    main()
