"""Writes the exports of the built-in registry: ``python -m sphinx_chaport.registry.exports``.

With them goes what the client is compiled with, which no site publishes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_chaport.registry.exports import EXPORTS
from sphinx_chaport.registry.exports.runtime import runtime_api
from sphinx_chaport.registry.load import load_registry

if TYPE_CHECKING:
    from collections.abc import Sequence

STATIC = Path(__file__).parents[2] / "static"
RUNTIME = Path(__file__).parents[2] / "client" / "core" / "api.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or with ``--check`` only tell which are stale."""
    parser = argparse.ArgumentParser(prog="sphinx_chaport.registry.exports")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if stale")
    parser.add_argument("--into", type=Path, help="a folder for the files, api.json among them")
    options = parser.parse_args(arguments)
    stale = [path for path, text in _wanted(options.into).items() if _read(path) != text]
    if options.check:
        for path in stale:
            sys.stderr.write(f"{path}: stale, run python -m {parser.prog}\n")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_wanted(options.into)[path], encoding="utf-8", newline="\n")
    return 0


def _wanted(folder: Path | None) -> dict[Path, str]:
    registry = load_registry()
    runtime = folder / RUNTIME.name if folder else RUNTIME
    exports = {(folder or STATIC) / name: export for name, export in EXPORTS.items()}
    return {path: export(registry) for path, export in {**exports, runtime: runtime_api}.items()}


def _read(path: Path) -> str | None:
    return path.read_bytes().decode() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
