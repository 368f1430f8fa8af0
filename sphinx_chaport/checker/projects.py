"""Runs the builder ``chaport-check`` of a Sphinx project, in a process of its own.

The doctrees lie where the project's own builds have them, so that pages are read once and all
share one file of results: in ``doctrees`` of its folder for builds, which is ``_build`` beside
``conf.py``, or ``build`` beside a folder called ``source``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sphinx_chaport.checker.output import JSON
from sphinx_chaport.checker.report import Report


@dataclass(frozen=True, slots=True)
class Asked:
    """How projects are checked.

    Attributes:
        shard: ``I/N``, or empty for all.
        jobs: How many processes read pages, as Sphinx takes it.
        updates: Whether expectations are written.
        caches: Whether results are taken from earlier runs and kept for later ones.
    """

    shard: str = ""
    jobs: str = "1"
    updates: bool = False
    caches: bool = True


def build_folder(source: Path) -> Path:
    """Where the builds of a project lie."""
    source = source.resolve()
    return source.parent / "build" if source.name == "source" else source / "_build"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a project.

    Attributes:
        status: The exit status of Sphinx.
        report: The report; ``None`` where Sphinx ended before there was one.
        said: What Sphinx has said, where it was asked not to print it.
    """

    status: int
    report: Report | None
    said: str = ""


def check_project(source: Path, asked: Asked, *, prints: bool = True) -> Checked:
    """Run the examples of a project.

    Args:
        source: The folder of its ``conf.py``.
        asked: How.
        prints: Whether what is wrong goes to standard error, and what is updated to the output.
    """
    with ExitStack() as stack:
        build = build_folder(source)
        output, trees = build / "chaport-check", build / "doctrees"
        if not asked.caches:
            trees = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (output / JSON).unlink(missing_ok=True)
        arguments = ["-b", "chaport-check", "-q", "-j", asked.jobs, "-d", str(trees)]
        done = subprocess.run(  # noqa: S603 - Sphinx, on the project that was asked for
            [sys.executable, "-m", "sphinx", *arguments, str(source), str(output)],
            env=_environment(asked),
            check=False,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdout=None if prints else subprocess.PIPE,
            stderr=None if prints else subprocess.STDOUT,
        )
    try:
        report = Report.from_json((output / JSON).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Checked(done.returncode or 1, None, done.stdout or "")
    return Checked(done.returncode, report, done.stdout or "")


def _environment(asked: Asked) -> dict[str, str]:
    wanted = {"CHAPORT_CHECK_SHARD": asked.shard, "CHAPORT_CHECK_UPDATE": "1" * asked.updates}
    kept = {name: value for name, value in os.environ.items() if name not in wanted}
    return kept | {"PYTHONUTF8": "1"} | {name: value for name, value in wanted.items() if value}
