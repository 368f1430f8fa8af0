"""The documentation in every format that Sphinx writes, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "text", "man", "latex", "gettext"]


def sphinx_build(builder: str, output: Path, *options: str) -> None:
    """Build the documentation as `make docs` does."""
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-q", "-b", builder]
    command += [*options, "-d", str(output.parent / f"{output.name}-doctrees"), "docs", str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "random"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("builder", BUILDERS)
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


@pytest.mark.parametrize("builder", BUILDERS)
def test_one_process_or_two_write_the_same_bytes(builder: str, tmp_path: Path) -> None:
    runs = {}
    for name, jobs in {"one": "1", "two": "2", "one-again": "1", "two-again": "2"}.items():
        sphinx_build(builder, tmp_path / name, "-j", jobs)
        runs[name] = digests(tmp_path / name)
    assert runs["one"] == runs["two"] == runs["one-again"] == runs["two-again"]
