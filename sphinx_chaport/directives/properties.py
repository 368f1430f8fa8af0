"""The table of an option's properties.

Every writer prints it flat, a nested property below its parent. In HTML the rows of nested ones are
folded into their parent's row (`sphinx_chaport.html.FoldNestedRows`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_chaport import texts
from sphinx_chaport.directives.tables import table
from sphinx_chaport.references import quiet_reference
from sphinx_chaport.registry.types import option_schema

if TYPE_CHECKING:
    from sphinx_chaport.directives.content import Writer
    from sphinx_chaport.directives.tables import Cell
    from sphinx_chaport.registry import Option

WIDTHS = (24, 28, 48)
NESTED = "chaport-nested"


def properties_table(option: Option, writer: Writer) -> nodes.table:
    """What an option has below it, each row a way to the property's own entry."""
    items = [(item, depth) for child in option.properties for item, depth in _walk(child, 0)]
    columns = [str(column) for column in texts.PROPERTY_COLUMNS]
    found = table(columns, [_row(item, option, writer) for item, _ in items], widths=WIDTHS)
    found["classes"].append("chaport-properties")
    (body,) = found.findall(nodes.tbody)
    for row, (_, depth) in zip(body.children, items, strict=True):
        if depth and isinstance(row, nodes.Element):
            row["classes"].append(NESTED)
    return found


def _walk(option: Option, depth: int) -> Iterator[tuple[Option, int]]:
    yield option, depth
    for item in option.properties:
        yield from _walk(item, depth + 1)


def _row(item: Option, above: Option, writer: Writer) -> list[Cell]:
    shown = item.path.removeprefix(f"{above.path}.")
    name = nodes.paragraph(
        "", "", quiet_reference(f"option:{item.path}", nodes.literal(shown, shown))
    )
    if item.required:
        name += [
            nodes.Text(" "),
            nodes.inline("required", "required", classes=["chaport-required"]),
        ]
    kind = nodes.paragraph("", "", writer.code_type(option_schema(item)))
    return [name, kind, writer.prose(item.summary, item.source)]
