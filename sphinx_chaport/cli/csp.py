"""``csp``: the Content-Security-Policy that a site needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport.cli.console import write
from sphinx_chaport.widget.csp import MODES, policy
from sphinx_chaport.widget.hosts import HOSTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sphinx_chaport.cli.console import Commands
    from sphinx_chaport.widget.csp import Policy

HEADER = "Content-Security-Policy"


def add_to(commands: Commands) -> None:
    """Add the command."""
    text = "print the Content-Security-Policy that a site needs for each mode"
    csp = commands.add_parser("csp", help=text, description=f"{text[0].upper()}{text[1:]}.")
    csp.set_defaults(run=_run)
    csp.add_argument("mode", nargs="?", choices=MODES, help="one mode; without it, all of them")
    csp.add_argument("--host", choices=list(HOSTS), help="the host of your account's region")
    csp.add_argument(
        "--nonce",
        default="",
        metavar="TEXT",
        help="the placeholder of chaport_nonce, which your server replaces",
    )


def _run(given: argparse.Namespace) -> int:
    write("\n".join(_lines(given)))
    return 0


def _lines(given: argparse.Namespace) -> Iterator[str]:
    yield "# Add what your theme and your other extensions need."
    yield ""
    for mode in [given.mode] if given.mode else MODES:
        for host in _hosts(mode, given.host):
            title = f"{mode}, {host}" if host else mode
            yield from _shown(title, policy(mode, host, given.nonce))


def _hosts(mode: str, wanted: str | None) -> tuple[str, ...]:
    if mode != "live":
        return ("",)
    return (wanted,) if wanted else tuple(HOSTS)


def _shown(title: str, found: Policy) -> Iterator[str]:
    yield f"# {title}"
    yield from (f"# {note}" for note in found.notes)
    yield f"{HEADER}: {found.text}"
    for file, text in found.files.items():
        yield f"# {title}, for the file {file}"
        yield f"{HEADER}: {text}"
    yield ""
