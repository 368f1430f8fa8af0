"""Titles for ``:ref:``: what it shows of a node that has no heading to take one from."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain

TITLE = "chaport-title"


def note_labels(app: Sphinx, doctree: nodes.document) -> None:
    """Add the titles, once Sphinx has noted the names of a page."""
    standard = cast("StandardDomain", app.env.get_domain("std"))
    titled = (node for node in doctree.findall(nodes.Element) if TITLE in node)
    for node in titled:
        for name in node["names"]:
            node_id = doctree.nameids[name]
            standard.note_hyperlink_target(name, app.env.docname, node_id, node[TITLE])
