"""``hash`` and ``token``: the proofs that a server computes, to hold the server's own against.

The salt comes from the environment or is asked for. It is no argument, since everybody on a machine
can see the arguments of its programs, and shells remember them.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import warnings
from typing import TYPE_CHECKING

from sphinx_chaport.cli.console import UnusableError, input_text, tell, write
from sphinx_chaport.cli.json_source import read_json
from sphinx_chaport.identity import (
    IdentityWarning,
    VisitorDataError,
    losses,
    php_json,
    visitor_hash,
    visitor_token,
)
from sphinx_chaport.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.cli.console import Commands
    from sphinx_chaport.identity import Json

VARIABLE = "CHAPORT_SALT"
_IN_ARGUMENTS = (
    "a salt is never an argument, where others can see it: set the environment variable "
    f"{VARIABLE}, or leave it out and be asked. Delete this line from your shell's history"
)


def add_to(commands: Commands) -> None:
    """Add both commands."""
    text = "print the hash of visitor data, a JSON object"
    made = _command(commands, "hash", text, "a JSON file, or -")
    made.add_argument(
        "--json", action="store_true", help="print the text that is hashed, and ask for no salt"
    )
    made.set_defaults(run=_hash)
    text = "print the token of a visitor's id"
    made = _command(commands, "token", text, "a file with the id, or -")
    made.set_defaults(run=_token)


def _command(commands: Commands, name: str, text: str, what: str) -> argparse.ArgumentParser:
    description = f"{text[0].upper()}{text[1:]}. The salt comes from {VARIABLE}, or is asked for."
    # What is more than one argument is most likely a salt: it is taken, to be told nowhere.
    parser = commands.add_parser(name, help=text, description=description)
    parser.add_argument("file", nargs="*", metavar="FILE", help=what)
    parser.add_argument("--salt", nargs="*", help=argparse.SUPPRESS)
    return parser


def _input(given: argparse.Namespace) -> tuple[str, str]:
    if given.salt is not None or len(given.file) > 1:
        raise UnusableError(_IN_ARGUMENTS)
    if not given.file:
        raise UnusableError(f"{given.command} takes a FILE, or - for standard input")
    return input_text(given.file[0])


def _salt() -> str:
    """The salt.

    Raises:
        UnusableError: There is none, and nobody to ask.
    """
    salt = os.environ.get(VARIABLE)
    if salt is None:
        if not sys.stdin.isatty():
            raise UnusableError(f"{VARIABLE} is not set, and there is no terminal to ask at")
        salt = getpass.getpass("Salt: ")
    if not salt or salt != salt.strip():
        raise UnusableError(f"the salt in {VARIABLE} is empty, or has white space around it")
    return salt


# -- hash ------------------------------------------------------------------------------------------


def _hash(given: argparse.Namespace) -> int:
    return tell(_print_hash(given, *_input(given)))


def _print_hash(given: argparse.Namespace, file: str, text: str) -> Iterator[Problem]:
    source = read_json(text, file=file)
    if not isinstance(source.value, dict):
        yield source.problem((), "Visitor data is an object, with braces around its fields.")
        return
    try:
        encoded = php_json(source.value)
    except VisitorDataError as error:
        yield source.problem(error.path, str(error))
        return
    write(f"{encoded if given.json else _quietly_hashed(source.value)}\n")
    for loss in losses(source.value):
        yield source.problem(loss.path, f"A page cannot send what was hashed. {loss}")


def _quietly_hashed(data: dict[str, Json]) -> str:
    with warnings.catch_warnings():
        # Each is told with its line.
        warnings.simplefilter("ignore", IdentityWarning)
        return visitor_hash(_salt(), data)


# -- token -----------------------------------------------------------------------------------------


def _token(given: argparse.Namespace) -> int:
    file, text = _input(given)
    salt = _salt()
    try:
        write(f"{visitor_token(salt, text.strip())}\n")
    except ValueError as error:
        return tell([Problem(Kind.VISITOR_DATA, str(error), "", file, 1, 1)])
    return 0
