"""``snippet``: a configuration as installation code, and such a code as settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.cli.console import UnusableError, add_registry, input_text, tell, write
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.app_id import PLACEHOLDER, app_id_problem
from sphinx_chaport.widget.conf_text import settings_text
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.installation import installation_code
from sphinx_chaport.widget.read import read_code
from sphinx_chaport.widget.validate import read_configuration, validate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sphinx_chaport.cli.console import Commands
    from sphinx_chaport.javascript.literals import JavaScript
    from sphinx_chaport.registry import Registry
    from sphinx_chaport.widget.configuration import Configuration


def add_to(commands: Commands) -> None:
    """Add the command."""
    text = "print the installation code for a configuration, or settings for such a code"
    snippet = commands.add_parser("snippet", help=text, description=f"{text[0].upper()}{text[1:]}.")
    snippet.set_defaults(run=_run)
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
    add_registry(snippet)


def _run(given: argparse.Namespace) -> int:
    if (given.config is None) == (given.read is None):
        raise UnusableError("snippet takes a CONFIG, or --read and a FILE")
    registry = load_registry(given.registry)
    if given.read is not None:
        return tell(_print_settings(given.read, registry))
    return tell(_print_code(given, registry))


def _print_code(given: argparse.Namespace, registry: Registry) -> Iterator[Problem]:
    file, text = input_text(given.config)
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
            write(f"<!-- {HOSTS[host]}: {host} -->\n")
        write(installation_code(configuration, host=host, app_id=given.app_id, tags=True))


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
    file, text = input_text(path)
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
        write(settings_text(installed))
