"""The files that a run leaves: ``output.txt``, ``output.json`` and ``junit.xml``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx_chaport.checker.junit import junit_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_chaport.checker.report import Report

JSON = "output.json"


def write_report(
    folder: Path, report: Report, *, seconds: float, missed: Iterable[str] = ()
) -> None:
    """Write all three.

    Args:
        folder: Where to; it is made where it is missing.
        report: What was checked.
        seconds: How long that took.
        missed: Where less is covered than was asked for, a line each.

    Raises:
        OSError: The folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "output.txt": report.text() + "".join(f"{line}\n" for line in missed),
        JSON: report.json(),
        "junit.xml": junit_xml(report, at=datetime.now(UTC), seconds=seconds),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
