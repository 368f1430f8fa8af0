"""``doctor``: the installation codes in any files, whether they can work, and as settings."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.cli.console import UnusableError, add_registry, write
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.found.examine import examine
from sphinx_chaport.widget.found.files import Skipped, texts_below
from sphinx_chaport.widget.found.report import NOTHING, as_json, as_text, summary

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sphinx_chaport.cli.console import Commands
    from sphinx_chaport.widget.found.examine import Diagnosis

STDIN = "-"


def add_to(commands: Commands) -> None:
    """Add the command."""
    text = "find installation codes in pages, templates and scripts, and say whether they can work"
    doctor = commands.add_parser("doctor", help=text, description=f"{text[0].upper()}{text[1:]}.")
    doctor.set_defaults(run=_run)
    doctor.add_argument("paths", nargs="+", metavar="PATH", help="a folder or a file, or -")
    doctor.add_argument(
        "--json", action="store_true", help="print a list with one object for each code"
    )
    add_registry(doctor)


def _run(given: argparse.Namespace) -> int:
    for path in given.paths:
        if path != STDIN and not Path(path).exists():
            raise UnusableError(f"{path} cannot be read: there is no such file or folder")
    skipped = Skipped()
    diagnosis = examine(_texts(given.paths, skipped), load_registry(given.registry))
    if given.json:
        write(json.dumps(as_json(diagnosis), indent=2, ensure_ascii=True) + "\n")
        _tell(diagnosis, skipped)
    else:
        write(as_text(diagnosis, skipped))
    return 1 if diagnosis.count or diagnosis.too_much else 0


def _texts(paths: Iterable[str], skipped: Skipped) -> Iterator[tuple[str, str]]:
    if STDIN in paths:
        yield "<stdin>", sys.stdin.read()
    yield from texts_below((Path(path) for path in paths if path != STDIN), skipped)


def _tell(diagnosis: Diagnosis, skipped: Skipped) -> None:
    """What has no place in the list goes beside it."""
    lines = [f"{one.file}:{one.line}: {one.message}" for one in diagnosis.troubles]
    lines += [f"{name} is too long or too complex to be read." for name in diagnosis.too_much]
    if not diagnosis.codes:
        lines.append(NOTHING)
    print(*lines, summary(diagnosis, skipped), sep="\n", file=sys.stderr)
