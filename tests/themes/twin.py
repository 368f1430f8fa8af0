"""An extension that leaves of our pages only what Sphinx itself would make of the same text.

The twin of a site is what a theme's page is without us: the same headings, sentences, signatures,
tables and blocks of code, as ordinary nodes, with no class, style or script of ours. What a check
finds on a page and not on its twin is our doing.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

OURS = "sphinx_chaport.nodes"


class Ordinary(SphinxPostTransform):
    """Replaces our nodes by the docutils nodes that they are made from."""

    # Before any transform of ours.
    default_priority = 1

    def run(self, **_: Any) -> None:
        for node in list(self.document.findall(nodes.Element)):
            node["classes"] = [name for name in node.get("classes", ()) if "chaport" not in name]
            if isinstance(node, addnodes.desc) and node.get("domain") == "chaport":
                node["domain"] = "js"
            if type(node).__module__ == OURS and node.parent is not None:
                node.replace_self(ordinary(node))


def ordinary(node: nodes.Element) -> list[nodes.Element]:
    """The same as the nearest class that is not ours; its children are moved, not copied.

    A place that only we fill, such as that of a mark, is none without us.
    """
    base = next(item for item in type(node).__mro__ if item.__module__ != OURS)
    if not issubclass(base, nodes.Element):
        return []
    known = {name: node[name] for name in ("classes", "ids", "names", "language") if name in node}
    found = base(node.rawsource, **known)
    found.source, found.line = node.source, node.line
    found += list(node.children)
    return [found]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(Ordinary)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
