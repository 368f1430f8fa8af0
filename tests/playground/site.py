"""A page with parts of the playground and nothing else, ready to be served."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx_chaport.html.page_data import page_json
from sphinx_chaport.html.words import PLAYGROUND_BLOCK, words_of_playgrounds
from tests.bundling import bundle
from tests.conftest import ROOT

HERE = Path(__file__).parent
STYLE = ROOT / "sphinx_chaport/client/playground/playground.css"


def words_block() -> str:
    """The texts of playgrounds as a build gives them to an English page."""
    words = page_json(words_of_playgrounds(is_real=True))
    return f'<script type="application/json" id="{PLAYGROUND_BLOCK}">{words}</script>'


def write_site(folder: Path, script: Path) -> Path:
    """The page with this script, in the playground's style."""
    page = (HERE / "page.html").read_text("utf-8")
    (folder / "page.html").write_text(page.replace("<!-- words -->", words_block()), "utf-8")
    shutil.copy(HERE / "page.css", folder)
    bundle(folder, script, STYLE)
    return folder
