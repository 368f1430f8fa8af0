"""What all commands share: reading what they are given, saying what is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx_chaport.problems import Problem

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name


class UnusableError(Exception):
    """A mistake in the command, such as an input that cannot be read."""


def input_text(path: str) -> tuple[str, str]:
    """The name of an input for messages, and its text; ``-`` is standard input.

    Raises:
        UnusableError: It cannot be read.
    """
    if path == "-":
        return "<stdin>", sys.stdin.read()
    return path, file_text(Path(path))


def file_text(path: Path) -> str:
    """The text of a file.

    Raises:
        UnusableError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
    raise UnusableError(f"{path} cannot be read: {reason}")


def write(text: str) -> None:
    """Give what was asked for."""
    sys.stdout.write(text)


def tell(problems: Iterable[Problem]) -> int:
    """Say what is wrong, while it is found; the exit status."""
    status = 0
    for problem in problems:
        print(problem, file=sys.stderr)
        status = 1
    return status


def add_registry(parser: argparse.ArgumentParser) -> None:
    """The option that all commands have."""
    parser.add_argument(
        "--registry",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a further registry file; may be given several times",
    )
