"""Every format that Sphinx writes, without a warning, and with the same bytes each time.

A site of a few pages with everything of ours shows it quickly; the whole documentation in the
formats that few read, and byte for byte, is for ``make test-all``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, write_project
from tests.themes.sites import sources

OFTEN = ["html", "epub", "text", "latex"]
SELDOM = ["dirhtml", "singlehtml", "man", "gettext"]
DOCS = ROOT / "docs"

seldom = [pytest.param(name, marks=pytest.mark.long) for name in SELDOM]
every_builder = pytest.mark.parametrize("builder", [*OFTEN, *seldom])


def sphinx_build(builder: str, output: Path, *options: str, source: Path = DOCS) -> None:
    """Build a site, by default the documentation, as `make docs` does."""
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-q", "-b", builder]
    command += [*options, "-d", str(output.parent / f"{output.name}-doctrees")]
    command += [str(source), str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "random"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


# The tests of the documentation's own site build it as HTML.
@pytest.mark.parametrize("builder", [*(name for name in OFTEN if name != "html"), *seldom])
def test_the_documentation_builds_without_a_warning(builder: str, tmp_path: Path) -> None:
    sphinx_build(builder, tmp_path / builder)
    assert any((tmp_path / builder).iterdir())


def digests(folder: Path) -> dict[str, str]:
    """What a build wrote, by content; an EPUB by its members."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                for member in book.namelist():
                    found[f"{name}/{member}"] = hashlib.sha256(book.read(member)).hexdigest()
        elif path.is_file() and path.name != ".buildinfo":
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def assert_same_bytes(builder: str, folder: Path, source: Path, *runs: str) -> None:
    """Build once for each number of processes in `runs`, and compare."""
    found = []
    for number, jobs in enumerate(runs):
        output = folder / f"{number}-{jobs}"
        sphinx_build(builder, output, "-j", jobs, source=source)
        found.append(digests(output))
    assert found[0]
    assert all(each == found[0] for each in found)


@every_builder
def test_one_process_or_two_write_the_same_bytes(builder: str, tmp_path: Path) -> None:
    pages = sources() | {"error.rst": "Without mistakes\n================\n"}
    source = write_project(tmp_path, pages, {"copyright": "nobody", "version": "1"})
    assert_same_bytes(builder, tmp_path, source, "1", "2")


@pytest.mark.long
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_the_documentation_has_the_same_bytes_each_time(builder: str, tmp_path: Path) -> None:
    assert_same_bytes(builder, tmp_path, DOCS, "1", "2", "1", "2")
