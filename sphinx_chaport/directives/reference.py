"""``chaport-reference``: all entries of one kind, or of all, whole or as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from sphinx_chaport import texts
from sphinx_chaport.directives.base import ChaportDirective
from sphinx_chaport.directives.content import Writer, reference_by_name
from sphinx_chaport.directives.kinds import ENTRIES, entry_nodes, inherited
from sphinx_chaport.directives.tables import table
from sphinx_chaport.problems import Kind, did_you_mean
from sphinx_chaport.references import quiet_reference

if TYPE_CHECKING:
    from docutils.nodes import Node

from sphinx_chaport.registry import Entry, EntryKind, NamedType, OpenPoint

KINDS: dict[str, EntryKind] = {
    "methods": "method",
    "events": "event",
    "options": "option",
    "matchers": "matcher",
    "parameters": "parameter",
}


class ReferenceDirective(ChaportDirective):
    """Everything that the registry has, in the order of the contract."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "summary": directives.flag,
        "no-index": directives.flag,
        "no-contents-entry": directives.flag,
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def make(self) -> list[Node]:
        """One list, or with no argument every list under its title."""
        wanted = self.arguments[0].strip() if self.arguments else "all"
        if wanted == "all":
            return self.named(
                [node for name in texts.LISTS for node in self.titled(name)], "Chaport"
            )
        if wanted not in texts.LISTS:
            mend = (
                did_you_mean(wanted, texts.LISTS) or f"It takes {', '.join(texts.LISTS)}, or all."
            )
            self.problem(Kind.WRONG_VALUE, f'There is no list "{wanted}".', mend)
            return []
        return self.named([*self.entries(wanted)], str(texts.LISTS[wanted]))

    def named(self, found: list[Node], title: str) -> list[Node]:
        """Give `:class:` to all that was found, and `:name:` to the first of it."""
        shown = [node for node in found if isinstance(node, nodes.Element)]
        for node in shown:
            node["classes"] += self.options.get("class", [])
        first = next((node for node in shown if not isinstance(node, addnodes.index)), None)
        if first is not None:
            self.note_name(first, title)
        return found

    def titled(self, name: str) -> Iterator[Node]:
        """A list under its title."""
        text = str(texts.LISTS[name])
        title = nodes.rubric(text, text)
        self.set_source_info(title)
        yield title
        yield from self.entries(name)

    def entries(self, name: str) -> Iterator[Node]:
        """The nodes of one list."""
        makers: dict[str, Callable[[], Iterator[Node]]] = {
            "types": self.types,
            "open-points": self.open_points,
        }
        if name in makers:
            yield from makers[name]()
        elif "summary" in self.options:
            yield self.summary(KINDS[name])
        else:
            for record in self.records(KINDS[name]):
                path = getattr(record, "path", record.name)
                yield from entry_nodes(self, ENTRIES[KINDS[name]], path, inherited(self.options))

    @property
    def writer(self) -> Writer:
        """Turns parts of records into nodes of this document."""
        return Writer(self.registry, self.state.document)

    def records(self, kind: EntryKind) -> Iterator[Entry]:
        """The records of a kind without repetition; nested properties come with their option."""
        found: dict[int, Entry] = {}
        for name, record in self.registry.entries[kind].items():
            if kind != "option" or "." not in name:
                found.setdefault(id(record), record)
        yield from found.values()

    def summary(self, kind: EntryKind) -> Node:
        """Two columns: the name, and its summary."""
        rows = []
        for record in self.records(kind):
            name = getattr(record, "path", record.name)
            shown = f"{name}()" if kind == "method" else name
            code = nodes.literal(shown, shown)
            link = nodes.paragraph("", "", quiet_reference(f"{kind}:{name}", code))
            rows.append([link, *self.writer.prose(record.summary, record.source)])
        return table((str(texts.NAME), str(texts.WHAT_IT_DOES)), rows, widths=(30, 70))

    # -- what has no directive of its own -------------------------------------------------------

    def types(self) -> Iterator[Node]:
        """The named types, each with its anchor."""
        items = [self.type_item(item) for item in self.registry.types]
        yield nodes.definition_list("", *items)

    def type_item(self, item: NamedType) -> Node:
        """``Name: type`` and what it is for."""
        term = nodes.term("", "", nodes.literal(item.name, item.name))
        node_id = f"chaport-type-{item.name}"
        claims = "no-index" not in self.options
        if claims and self.domain_.note_objects("type", (item.name,), node_id, self.here):
            term["ids"].append(node_id)
            self.state.document.note_explicit_target(term)
        shape = nodes.paragraph("", "", *self.writer.type(item.type), classes=["chaport-type"])
        body = nodes.definition("", *self.writer.prose(item.summary, item.source), shape)
        return nodes.definition_list_item("", term, body)

    def open_points(self) -> Iterator[Node]:
        """What the contract leaves open, and how it is settled."""
        rows = [self.open_point(item) for item in self.registry.open_points]
        yield table([str(column) for column in texts.POINT_COLUMNS], rows, widths=(6, 40, 54))

    def open_point(self, item: OpenPoint) -> list[Any]:
        """One row."""
        number = nodes.paragraph(str(item.number), str(item.number))
        node_id = f"chaport-open-point-{item.number}"
        names = (str(item.number),)
        claims = "no-index" not in self.options
        if claims and self.domain_.note_objects("open-point", names, node_id, self.here):
            number["ids"].append(node_id)
            self.state.document.note_explicit_target(number)
        settled = self.writer.prose(item.settled, item.source)
        if item.applies_to:
            links: list[Node] = [nodes.Text(f"{texts.SEE} ")]
            for index, target in enumerate(item.applies_to):
                links += [nodes.Text(", ")] if index else []
                links.append(reference_by_name(target))
            settled.append(nodes.paragraph("", "", *links, classes=["chaport-source"]))
        return [number, self.writer.prose(item.question, item.source), settled]
