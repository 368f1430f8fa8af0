"""``check``: the examples of Sphinx projects are run, other files are read; reports are merged."""

from __future__ import annotations

import os
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.checker.output import write_report
from sphinx_chaport.checker.pages import PageReader
from sphinx_chaport.checker.projects import Asked, check_project
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.checker.report import Example, Report, merged
from sphinx_chaport.checker.run import read_shard
from sphinx_chaport.checker.update import UpdateError, refuse_in_ci
from sphinx_chaport.cli.console import UnusableError, add_registry, file_text, write
from sphinx_chaport.cli.found import found
from sphinx_chaport.registry import load_registry

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sphinx_chaport.cli.console import Commands
    from sphinx_chaport.registry import Registry

_USE = "use of the API"
"""What a file that is only read is called in a report."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    text = "run the examples of Sphinx projects, and read Markdown, HTML and JavaScript files"
    check = commands.add_parser("check", help=text, description=f"{text[0].upper()}{text[1:]}.")
    check.set_defaults(run=_run)
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder or a file")
    check.add_argument("--shard", metavar="I/N", help="check only part I of N")
    check.add_argument("--jobs", default="1", metavar="N", help="read pages in N processes")
    check.add_argument("--output", type=Path, metavar="FOLDER", help="write the report there")
    check.add_argument(
        "--update", action="store_true", help="write what came into the expectations"
    )
    check.add_argument("--no-cache", action="store_true", help="run everything again")
    check.add_argument(
        "--merge", action="store_true", help="the paths are reports (output.json) of shards"
    )
    add_registry(check)


def _run(given: argparse.Namespace) -> int:
    started = time.monotonic()
    if given.merge:
        report = merged(_report(path) for path in given.paths)
        sys.stderr.write("".join(f"{line}\n" for line in _messages(report)))
        status = report.exit_status
    else:
        report, status = _checked(given, _asked(given))
    write(f"{report.summary}\n")
    if given.output:
        _save(given.output, report, time.monotonic() - started)
    return status


def _save(folder: Path, report: Report, seconds: float) -> None:
    try:
        write_report(folder, report, seconds=seconds)
    except OSError as error:
        raise UnusableError(f"{folder} cannot be written to: {error.strerror}") from error


# -- what is asked for ----------------------------------------------------------------------------


def _asked(given: argparse.Namespace) -> Asked:
    if given.jobs != "auto" and not (given.jobs.isdecimal() and int(given.jobs)):
        raise UnusableError(f"--jobs takes a number or auto, not {given.jobs}")
    try:
        if given.update:
            refuse_in_ci(os.environ)
        if given.shard:
            read_shard(given.shard)
    except (UpdateError, ValueError) as error:
        raise UnusableError(str(error)) from error
    return Asked(given.shard or "", given.jobs, updates=given.update, caches=not given.no_cache)


def _report(path: Path) -> Report:
    try:
        return Report.from_json(file_text(path))
    except ValueError as error:
        raise UnusableError(f"{path} is no report of a check") from error


# -- the check ------------------------------------------------------------------------------------


def _checked(given: argparse.Namespace, asked: Asked) -> tuple[Report, int]:
    projects, files = found(given.paths)
    reports, status = list[Report](), 0
    for source in projects:
        checked = check_project(source, asked)
        status |= bool(checked.status)
        if checked.report:
            reports.append(checked.report)
        else:
            print(f"{source}: Sphinx ended without a report, see above.", file=sys.stderr)
    registry = load_registry(given.registry)
    read = Report(tuple(_read(_part(files, asked.shard), registry)))
    sys.stderr.write("".join(f"{line}\n" for line in _messages(read)))
    whole = Report(merged([*reports, read]).examples, is_shard=bool(asked.shard))
    is_right = not status and not read.count(Outcome.FAILED) and not whole.emptiness
    return whole, 0 if is_right else 1


def _part(files: list[Path], shard: str) -> list[Path]:
    if not shard:
        return files
    index, count = read_shard(shard)
    return [path for path in files if zlib.crc32(path.as_posix().encode()) % count == index - 1]


def _read(files: Iterable[Path], registry: Registry) -> Iterator[Example]:
    """Each file that uses the API, with the names in it that nobody knows."""
    reader = PageReader(registry)
    for path in files:
        try:
            page = reader.read(file_text(path), str(path))
        except UnusableError as error:
            yield Example(
                file=str(path), line=1, name=_USE, status=Outcome.FAILED, messages=(str(error),)
            )
            continue
        if page.uses or page.problems:
            messages = tuple(map(str, page.problems))
            line = (page.problems[0].line or 1) if page.problems else 1
            status = Outcome.FAILED if messages else Outcome.PASSED
            yield Example(file=str(path), line=line, name=_USE, status=status, messages=messages)


def _messages(report: Report) -> Iterator[str]:
    return (message for each in report.examples for message in each.messages)
