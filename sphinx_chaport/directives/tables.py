"""Tables as docutils wants them, from rows of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from docutils import nodes

Cell: TypeAlias = "nodes.Node | Sequence[nodes.Node]"


def table(
    titles: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int]
) -> nodes.table:
    """A table with a head; `widths` are in percent."""
    group = nodes.tgroup(cols=len(titles))
    group += [nodes.colspec(colwidth=width) for width in widths]
    group += nodes.thead("", _row([nodes.paragraph(title, title) for title in titles]))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["chaport-table"])


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        children = [cell] if isinstance(cell, nodes.Node) else list(cell)
        row += nodes.entry("", *children)
    return row
