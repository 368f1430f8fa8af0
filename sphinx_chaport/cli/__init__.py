"""The command line: ``sphinx-chaport``, also ``python -m sphinx_chaport``.

What is asked for goes to standard output; problems go to standard error, one on each line, and make
the exit status 1. A command that cannot be understood has status 2. Each command is a module here.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sphinx_chaport.cli import check, csp, doctor, exports, proofs, snippet
from sphinx_chaport.cli.console import UnusableError, tell
from sphinx_chaport.problems import ProblemError
from sphinx_chaport.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Those after the name of the program; by default the process's own.

    Returns:
        The exit status: 0, or 1 where there was a problem.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        status: int = given.run(given)
    except ProblemError as error:
        return tell(error.problems)
    except UnusableError as error:
        parser.error(str(error))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-chaport",
        description="Tools around the Chaport JavaScript API. Not affiliated with Chaport.",
    )
    parser.add_argument("--version", action="version", version=f"sphinx-chaport {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for each in (check, csp, doctor, snippet, proofs, exports):
        each.add_to(commands)
    return parser
