"""Puts a simulated chat on every page of this site, and lets the first page's button move it.

Each page ends in a ``chaport-widget``, as if its author had written one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

WIDGETS = {".md": "\n\n```{chaport-widget}\n```\n", ".rst": "\n\n.. chaport-widget::\n"}
FIRST_PAGE = "index"


def add_widget(app: Sphinx, docname: str, source: list[str]) -> None:
    """Write the directive below the page's own text."""
    source[0] += WIDGETS[Path(app.env.doc2path(docname)).suffix]


def add_button(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """The button is of use on the first page only, so no other page loads its script."""
    del templatename, context, doctree
    if pagename == FIRST_PAGE:
        app.add_js_file("move.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both."""
    app.connect("source-read", add_widget)
    app.connect("html-page-context", add_button)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
