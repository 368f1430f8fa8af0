"""Pages in each theme are as valid as the theme's own; run by ``make test-all``."""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.test_builders import sphinx_build
from tests.themes.sites import NAMES, PAGES, site
from tests.themes.visits import visitor_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

VNU = ROOT / "sphinx_chaport/client/node_modules/vnu-jar/build/dist/vnu.jar"


def errors(pages: Iterable[Path]) -> dict[str, set[str]]:
    """What vnu says of each page that has errors, by the page's name."""
    command = ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--exit-zero-always"]
    command += ["--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, set[str]] = {}
    for message in json.loads(done.stderr)["messages"]:
        name = Path(message.get("url", "").removeprefix("file:")).stem
        found.setdefault(name, set()).add(message["message"])
    return found


def more_errors(ours: Iterable[Path], twin: Iterable[Path]) -> dict[str, set[str]]:
    """What vnu says of pages and not of their twins, by the page's name."""
    known = errors(twin)
    more = {name: said - known.get(name, set()) for name, said in errors(ours).items()}
    return {name: said for name, said in more.items() if said}


@pytest.mark.parametrize("theme", NAMES)
def test_pages_have_no_error_that_the_page_without_us_lacks(theme: str) -> None:
    ours, twin = (
        [site(theme, variant).output / f"{name}.html" for name in PAGES]
        for variant in ("plain", "twin")
    )
    assert more_errors(ours, twin) == {}


@pytest.mark.parametrize("theme", NAMES)
def test_what_scripts_make_of_pages_has_none_either(
    browser: Browser, tmp_path: Path, theme: str
) -> None:
    made: dict[str, list[Path]] = {"plain": [], "twin": []}
    with visitor_of(browser) as visitor:
        for variant, name in itertools.product(made, PAGES):
            visitor.page.goto((site(theme, variant).output / f"{name}.html").as_uri())
            path = tmp_path / variant / f"{name}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_text(visitor.page.content(), "utf-8")
            made[variant].append(path)
    assert more_errors(made["plain"], made["twin"]) == {}


def test_the_documentation_has_no_error(tmp_path: Path) -> None:
    sphinx_build("html", tmp_path / "html")
    built = tmp_path / "html"
    # What only frames load is no page.
    pages = sorted(set(built.rglob("*.html")) - set((built / "_static").rglob("*.html")))
    assert len(pages) > 20
    assert errors(pages) == {}


def test_vnu_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>A</title><p><label for=b>B</label>")
    assert errors([page])
