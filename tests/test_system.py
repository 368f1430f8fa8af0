"""What needs the system's own tools: run by ``make test-all``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_builders import sphinx_build

pytestmark = pytest.mark.system


def run(*command: str) -> str:
    """Run a tool; what it says is the message of a failure."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_epub_is_valid(tmp_path: Path) -> None:
    sphinx_build("epub", tmp_path / "epub")
    (book,) = (tmp_path / "epub").glob("*.epub")
    # Debian installs the archive itself as the command, which not every kernel starts.
    run("java", "-jar", str(shutil.which("epubcheck")), "--failonwarnings", str(book))


def test_the_messages_can_be_translated(tmp_path: Path) -> None:
    sphinx_build("gettext", tmp_path / "gettext")
    catalogs = sorted((tmp_path / "gettext").rglob("*.pot"))
    assert catalogs
    for catalog in catalogs:
        run("msgfmt", "--check-format", "--output-file=/dev/null", str(catalog))


def test_the_manual_page_can_be_read(tmp_path: Path) -> None:
    sphinx_build("man", tmp_path / "man")
    (page,) = (tmp_path / "man").glob("*.1")
    shown = run("man", "--warnings=w", "-l", str(page))
    assert "updatePosition" in shown
