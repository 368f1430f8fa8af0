"""``types`` and ``schema``: print what the registry is exported to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.cli.console import add_registry, file_text, write
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import EXPORTS

if TYPE_CHECKING:
    import argparse

    from sphinx_chaport.cli.console import Commands

STATIC = Path(__file__).parent.parent / "static"
COMMANDS = {
    "types": ("chaport.d.ts", "print the TypeScript types"),
    "schema": ("config.schema.json", "print the JSON Schema of options"),
}
"""Each command with the file that it prints, and what it does."""


def add_to(commands: Commands) -> None:
    """Add both commands."""
    for name, (file, text) in COMMANDS.items():
        description = f"{text[0].upper()}{text[1:]}."
        parser = commands.add_parser(name, help=text, description=description)
        parser.set_defaults(run=_run, file=file)
        add_registry(parser)


def _run(given: argparse.Namespace) -> int:
    """An export as it lies in the package or, with further registry files, as it is with them."""
    own = EXPORTS[given.file](load_registry(given.registry)) if given.registry else None
    write(file_text(STATIC / given.file) if own is None else own)
    return 0
