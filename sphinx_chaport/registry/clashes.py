"""Finds names that two records of a kind claim, in one file or in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_chaport.registry.documents import Document

_Named = tuple[str, str, yaml_source.Node]
_THINGS = {
    "options": "option",
    "methods": "method",
    "events": "event",
    "matchers": "matcher",
    "parameters": "parameter",
    "types": "type",
    "open-points": "open point",
    "examples": "example",
}


def clashes(documents: Sequence[Document]) -> Iterator[Problem]:
    """A problem for each name that stands a second time, with the place of the first."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for document in documents:
        for kind, name, node in _names(document.root):
            if first := seen.get((kind, name)):
                article = "an" if kind[0] in "aeo" else "a"
                message = f'There is {article} {kind} "{name}" already, in {first[0]}:{first[1]}.'
                yield Problem(
                    Kind.REGISTRY_CLASH,
                    message,
                    "Rename one of the two, or remove it.",
                    document.file,
                    node.line,
                    node.column,
                )
            else:
                seen[kind, name] = (document.file, node.line)


def _names(root: yaml_source.Mapping) -> Iterator[_Named]:
    for key, records in root.items:
        for record in _mappings(records):
            if key.text in _THINGS:
                yield from _names_of(_THINGS[key.text], record)


def _names_of(kind: str, record: yaml_source.Mapping, prefix: str = "") -> Iterator[_Named]:
    own = record.get("spellings") or record.get("name") or record.get("number")
    for name in own.items if isinstance(own, yaml_source.Sequence) else (own,):
        if isinstance(name, yaml_source.Scalar):
            yield kind, prefix + name.text, name
    parent = record.get("name")
    if kind == "option" and isinstance(parent, yaml_source.Scalar):
        for item in _mappings(record.get("properties")):
            yield from _names_of(kind, item, f"{prefix}{parent.text}.")
    for example in _mappings(record.get("examples")):
        identifier = example.get("id")
        if isinstance(identifier, yaml_source.Scalar):
            yield "example", identifier.text, identifier


def _mappings(node: yaml_source.Node | None) -> Iterator[yaml_source.Mapping]:
    for item in node.items if isinstance(node, yaml_source.Sequence) else ():
        if isinstance(item, yaml_source.Mapping):
            yield item
