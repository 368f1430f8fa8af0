"""Tables of properties that unfold where a property has properties of its own."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport import texts
from sphinx_chaport.directives.properties import NESTED, WIDTHS


class FoldNestedRows(SphinxPostTransform):
    """Folds the rows of nested properties into the last cell of their parent's row."""

    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Fold every table of properties."""
        del kwargs
        for table in self.document.findall(nodes.table):
            if "chaport-properties" in table["classes"]:
                for body in list(table.findall(nodes.tbody)):
                    fold_rows(body)


def fold_rows(body: nodes.tbody) -> None:
    """Move each run of nested rows into the row before it."""
    rows = [row for row in body.children if isinstance(row, nodes.row)]
    parent: nodes.row | None = None
    for row in rows:
        if NESTED not in row["classes"]:
            parent = row
        elif parent is not None:
            body.remove(row)
            _inner_body(parent).append(row)


def _inner_body(parent: nodes.row) -> nodes.tbody:
    """The folded table in the last cell of `parent`, made where there is none."""
    cell = parent.children[-1]
    assert isinstance(cell, nodes.entry)  # noqa: S101 - a row of ours
    found = next(iter(cell.findall(nodes.tbody)), None)
    if found is None:
        found = nodes.tbody()
        columns = [nodes.colspec(colwidth=width) for width in WIDTHS]
        group = nodes.tgroup("", *columns, found, cols=len(WIDTHS))
        title = ours.chaport_fold_title("", str(texts.ITS_PROPERTIES))
        table = nodes.table("", group, classes=["chaport-table"])
        cell += ours.chaport_fold("", title, table, classes=["chaport-fold"])
    return found
