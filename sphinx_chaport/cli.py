"""The command line: ``sphinx-chaport``, also ``python -m sphinx_chaport``.

What is asked for goes to standard output; problems go to standard error, one on each line, and make
the exit status 1. A command that cannot be understood has status 2.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.problems import Kind, Problem, ProblemError
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import EXPORTS
from sphinx_chaport.version import __version__
from sphinx_chaport.widget.app_id import PLACEHOLDER, app_id_problem
from sphinx_chaport.widget.conf_text import settings_text
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.installation import installation_code
from sphinx_chaport.widget.read import read_code
from sphinx_chaport.widget.validate import read_configuration, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_chaport.javascript.literals import JavaScript
    from sphinx_chaport.registry import Registry
    from sphinx_chaport.widget.configuration import Configuration

STATIC = Path(__file__).parent / "static"
EXPORT_COMMANDS = {"types": "chaport.d.ts", "schema": "config.schema.json"}
"""Each command that prints an export, with the export's file."""


class _UnreadableError(Exception):
    """An input that cannot be read, which is a mistake in the command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Those after the name of the program; by default the process's own.

    Returns:
        The exit status: 0, or 1 where there was a problem.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command == "snippet" and (given.config is None) == (given.read is None):
        parser.error("snippet takes a CONFIG, or --read and a FILE")
    try:
        problems = tuple(_run(given))
    except ProblemError as error:
        problems = error.problems
    except _UnreadableError as error:
        parser.error(str(error))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _run(given: argparse.Namespace) -> Iterable[Problem]:
    if given.command in EXPORT_COMMANDS:
        return _print_export(EXPORT_COMMANDS[given.command], given.registry)
    registry = load_registry(given.registry)
    if given.read is not None:
        return _print_settings(given.read, registry)
    return _print_code(given, registry)


# -- the commands ---------------------------------------------------------------------------------


def _print_export(name: str, further: Sequence[Path]) -> Iterable[Problem]:
    """An export as it lies in the package or, with further registry files, as it is with them."""
    _write(EXPORTS[name](load_registry(further)) if further else _read(STATIC / name))
    return ()


def _print_code(given: argparse.Namespace, registry: Registry) -> Iterator[Problem]:
    file, text = _input(given.config)
    configuration, problems = read_configuration(text, registry=registry, file=file)
    yield from problems
    broken = _broken_javascript(configuration, registry)
    yield from broken.values()
    configuration = configuration.without(broken)
    if given.app_id != PLACEHOLDER and (problem := app_id_problem(given.app_id, file="--app-id")):
        yield problem
        return
    hosts = [given.host] if given.host else HOSTS
    for host in hosts:
        if len(hosts) > 1:
            _write(f"<!-- {HOSTS[host]}: {host} -->\n")
        _write(installation_code(configuration, host=host, app_id=given.app_id, tags=True))


def _broken_javascript(
    configuration: Configuration, registry: Registry
) -> dict[JavaScript, Problem]:
    if not configuration.has_javascript:
        return {}
    # Starting an engine takes longer than all the rest.
    from sphinx_chaport.examples.derive import Deriver  # noqa: PLC0415
    from sphinx_chaport.examples.facts import api_facts  # noqa: PLC0415

    return Deriver(api_facts(registry)).broken(configuration.javascript())


def _print_settings(path: str, registry: Registry) -> Iterator[Problem]:
    file, text = _input(path)
    found, problems = read_code(text, file=file)
    yield from problems
    for number, installed in enumerate(found):
        if number:
            message = "A second installation code stands here; only the first is printed."
            mend = "A page has one: remove the other."
            yield Problem(Kind.SECOND_WIDGET, message, mend, file, installed.line)
            continue
        if installed.app_id is not None:
            problem = app_id_problem(installed.app_id, file=file, line=installed.line)
            yield from [problem] if problem else []
        checked = validate(installed.configuration.data, registry=registry, file=file)
        yield from checked[1]
        _write(settings_text(installed))


# -- in and out -----------------------------------------------------------------------------------


def _input(path: str) -> tuple[str, str]:
    """The name of an input for messages, and its text; ``-`` is standard input."""
    if path == "-":
        return "<stdin>", sys.stdin.read()
    return path, _read(Path(path))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
    raise _UnreadableError(f"{path} cannot be read: {reason}")


def _write(text: str) -> None:
    sys.stdout.write(text)


# -- the arguments --------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-chaport",
        description="Tools around the Chaport JavaScript API. Not affiliated with Chaport.",
    )
    parser.add_argument("--version", action="version", version=f"sphinx-chaport {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_snippet(commands)
    texts = {"types": "print the TypeScript types", "schema": "print the JSON Schema of options"}
    for name, text in texts.items():
        description = f"{text[0].upper()}{text[1:]}."
        _add_registry(commands.add_parser(name, help=text, description=description))
    return parser


def _add_snippet(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "print the installation code for a configuration, or settings for such a code"
    snippet = commands.add_parser("snippet", help=text, description=f"{text[0].upper()}{text[1:]}.")
    snippet.add_argument("config", nargs="?", metavar="CONFIG", help="a YAML file, or -")
    snippet.add_argument("--host", choices=list(HOSTS), help="the host of your account's region")
    snippet.add_argument(
        "--app-id", default=PLACEHOLDER, metavar="ID", help="the app id, where CONFIG has none"
    )
    snippet.add_argument(
        "--read",
        metavar="FILE",
        help="print the conf.py settings for the installation code in FILE, or -",
    )
    _add_registry(snippet)


def _add_registry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--registry",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a further registry file; may be given several times",
    )
