"""Lets the first page's button move the simulated chat of this site."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

FIRST_PAGE = "index"


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
    """Register it."""
    app.connect("html-page-context", add_button)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
