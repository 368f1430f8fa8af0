"""Each snippet in reStructuredText and in MyST: the same tree, no warning, and what is printed.

The expected text is what the text builder writes, which is what every writer without tabs prints.
``CHAPORT_UPDATE=1`` writes it anew; read it before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

SNIPPETS = Path(__file__).parent / "snippets"
NAMES = sorted(path.stem for path in SNIPPETS.glob("*.rst"))
CONF = {"chaport_app_id": "0123456789abcdef01234567", "chaport_host": "app.chaport.com"}
# They show installation code, where the settings would choose for the reader.
WITHOUT_ACCOUNT = {"install", "install-both-regions"}


def shape(tree: nodes.document) -> str:
    """The tree without what tells the two languages apart: places and raw sources."""
    tree = tree.deepcopy()
    for node in tree.findall(nodes.Element):
        for attribute in ("source", "line", "xml:space", "translation_progress", "refwarn"):
            node.attributes.pop(attribute, None)
        for attribute in ("myst", "refdoc", "docname", "py:class", "py:module"):
            node.attributes.pop(attribute, None)
    return re.sub(r"\s+$", "", tree.pformat(), flags=re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_give_the_same_tree(name: str, site: Any) -> None:
    conf = {} if name in WITHOUT_ACCOUNT else CONF
    trees = {}
    for language in ("rst", "md"):
        heading = "Title\n=====\n\n" if language == "rst" else "# Title\n\n"
        text = heading + (SNIPPETS / f"{name}.{language}").read_text("utf-8")
        built = site({f"index.{language}": text}, conf=conf, builder="text")
        assert built.warnings == ""
        trees[language] = shape(built.trees["index"])
        check_text(name, built.text("index.txt"))
        (built.source / f"index.{language}").unlink()
    assert trees["rst"] == trees["md"]


def check_text(name: str, text: str) -> None:
    """Hold what is printed against the file beside the snippet."""
    expected = SNIPPETS / f"{name}.txt"
    if os.environ.get("CHAPORT_UPDATE"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
