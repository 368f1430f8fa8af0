"""What a site pays: few bytes on pages with examples, none at all on the others."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.locale import translators

from tests.conftest import Site, build_apart
from tests.themes.sites import PAGES, every_theme, site, sources

MOST = 6 * 1024
# Names the extensions that keep anything in the environment.
SEARCH = "searchindex.js"


def our_files(page: BeautifulSoup) -> Iterator[str]:
    """The addresses of our styles and scripts, without the mark of their version."""
    for tag in page.select("script[src], link[href]"):
        address = str(tag.get("src") or tag.get("href")).partition("?")[0]
        if "/chaport/" in address:
            yield address


# What a playground weighs is said in test_sizes.
@pytest.mark.parametrize("name", [name for name in PAGES if name != "playground"])
def test_style_and_script_of_a_page_are_small(name: str) -> None:
    found = site("furo")
    files = list(our_files(found.page(name)))
    assert ".css" in {Path(file).suffix for file in files}
    sizes = {file: len(gzip.compress((found.output / file).read_bytes(), 9)) for file in files}
    assert sum(sizes.values()) <= MOST, sizes


def build_without_toc(folder: Path, theme: str, files: dict[str, str], extension: str) -> Site:
    """A site whose contents name pages and no entries in them."""
    translators.clear()
    conf: dict[str, Any] = {
        "extensions": [extension] if extension else [],
        "project": "Themes",
        "html_theme": theme,
        "nitpicky": False,
        "toc_object_entries": False,
    }
    return build_apart(folder, files, conf)


def written(found: Site) -> dict[str, bytes]:
    """All that a build wrote for readers."""
    return {
        str(path.relative_to(found.output)): path.read_bytes()
        for path in sorted(found.output.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def pages_with(body: str) -> dict[str, str]:
    """A site of the plain page and one more."""
    other = f"Other\n=====\n\n{body}\n"
    index = "Index\n=====\n\n.. toctree::\n\n   plain\n   other\n"
    return {"index.rst": index, "plain.rst": sources()["plain.rst"], "other.rst": other}


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What is written without the extension, by theme."""
    known: dict[str, dict[str, bytes]] = {}

    def of(theme: str) -> dict[str, bytes]:
        if theme not in known:
            folder = tmp_path_factory.mktemp("without")
            known[theme] = written(build_without_toc(folder, theme, pages_with("Words."), ""))
        return known[theme]

    return of


@every_theme
def test_a_project_that_uses_nothing_is_left_as_it_is(
    tmp_path: Path, without: Any, theme: str
) -> None:
    found = build_without_toc(tmp_path, theme, pages_with("Words."), "sphinx_chaport")
    assert changed(written(found), without(theme)) <= {SEARCH}


@every_theme
def test_pages_beside_ours_are_left_as_they_are(tmp_path: Path, without: Any, theme: str) -> None:
    body = ".. chaport-reference:: methods\n\n.. chaport-example::\n\n   chaport.open();"
    found = build_without_toc(tmp_path, theme, pages_with(body), "sphinx_chaport")
    after, before = written(found), without(theme)
    ours = {name for name in after if name.startswith("_static/chaport/")}
    assert ours
    # The entries and words of the other page are listed there, and what marks mean has a page.
    listed = {"other.html", "genindex.html", "objects.inv", SEARCH, "chaport-checked.html"}
    sources_of_it = {name for name in after if name.startswith("_sources/other.")}
    assert changed(after, before) - ours - sources_of_it <= listed


def changed(after: dict[str, bytes], before: dict[str, bytes]) -> set[str]:
    """The files that one has and the other lacks, or that differ."""
    return {name for name in {*after, *before} if after.get(name) != before.get(name)}
