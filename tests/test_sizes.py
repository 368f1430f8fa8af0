"""How much visitors load: the limits of the scripts that go to every page, and of playgrounds."""

from __future__ import annotations

import gzip

import pytest

from tests.conftest import ROOT

STATIC = ROOT / "sphinx_chaport/static"


@pytest.mark.parametrize(("script", "limit"), [("simulator.js", 25 * 1024)])
def test_a_script_stays_small(script: str, limit: int) -> None:
    assert packed(script) <= limit


def packed(*names: str) -> int:
    """Bytes of these files, each compressed as a server does it."""
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


# What a page with a playground loads at once, and what a reader's doing adds to it.
FIRST = ("samples.js", "samples.css", "playground.js", "playground.css")
LATER = ("sandbox.js", "sandbox.html", "deriver.js", "playground-more.js")
# Only where an author offers the real widget.
REAL = ("playground-real.js", "playground-real.css", "real.js")


def test_a_playground_is_light_before_anything_is_done_in_it() -> None:
    assert packed(*FIRST) <= 40 * 1024


def test_all_of_a_playground_is_light() -> None:
    assert packed(*FIRST, *LATER) <= 100 * 1024


@pytest.mark.parametrize(
    ("file", "limit"),
    [("deriver.js", 28), ("samples.js", 3), ("samples.css", 2)],
)
def test_a_part_of_a_playground_keeps_to_its_share(file: str, limit: int) -> None:
    assert packed(file) <= limit * 1024


def test_the_real_widget_adds_little() -> None:
    assert packed(*REAL) <= 8 * 1024


def test_the_loader_is_light() -> None:
    assert packed("loader.js") <= 1.9 * 1024


def test_the_loader_with_a_launcher_is_light() -> None:
    assert packed("loader-intent.js", "launcher.css") <= 2.7 * 1024


@pytest.mark.parametrize(
    "files",
    [
        ("loader-idle.js",),
        ("loader-visitor.js",),
        ("banner.js", "banner.css"),
        ("navigation.js",),
    ],
)
def test_what_a_page_loads_only_where_it_is_used_adds_little(files: tuple[str, ...]) -> None:
    assert packed(*files) <= 1024
