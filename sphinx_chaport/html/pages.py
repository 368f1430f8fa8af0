"""What is a page for a browser, and where its files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

FOLDER = "chaport"
"""Of our files, within `_static`."""


def is_page_builder(builder: Builder) -> bool:
    """Whether pages are for browsers: HTML that is not embedded in a book."""
    return builder.format == "html" and not getattr(builder, "embedded", False)
