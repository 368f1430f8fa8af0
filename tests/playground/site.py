"""A page with parts of the playground and nothing else, ready to be served."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bundling import bundle
from tests.conftest import ROOT

HERE = Path(__file__).parent
STYLE = ROOT / "sphinx_chaport/client/playground/playground.css"


def write_site(folder: Path, script: Path) -> Path:
    """The page with this script, in the playground's style."""
    for name in ("page.html", "page.css"):
        shutil.copy(HERE / name, folder / name)
    bundle(folder, script, STYLE)
    return folder
