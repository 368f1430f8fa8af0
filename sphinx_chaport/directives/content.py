"""What stands in an entry: the parts of a record as neutral nodes, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_chaport import nodes as ours
from sphinx_chaport import prose, texts
from sphinx_chaport.javascript.literals import literal
from sphinx_chaport.references import quiet_reference
from sphinx_chaport.registry import Event, Matcher, Method, Option, VisitorParameter
from sphinx_chaport.registry.types import shown_parts

if TYPE_CHECKING:
    from sphinx_chaport.registry import Entry, Parameter, Registry
    from sphinx_chaport.registry.records import Note, Schema, Source


@dataclass(frozen=True)
class Writer:
    """Turns parts of records into nodes of one document.

    Attributes:
        registry: Where types and references are looked up.
        host: The document that is being read.
    """

    registry: Registry
    host: nodes.document

    def prose(self, text: str, source: Source) -> list[nodes.Node]:
        """Markdown as block nodes."""
        return prose.blocks(text, source, self.host)

    def inline(self, text: str, source: Source) -> list[nodes.Node]:
        """One paragraph of Markdown as inline nodes."""
        return prose.inline(text, source, self.host)

    def type(self, schema: Schema) -> Iterator[nodes.Node]:
        """A type as readers see it, its names as references."""
        for text, reference in shown_parts(schema, self.registry):
            if reference is None or reference.startswith("names:"):
                yield nodes.Text(text)
            else:
                yield quiet_reference(reference, nodes.inline(text, text))

    def code_type(self, schema: Schema) -> nodes.literal:
        """A type in running text. A literal, so that its quotes stay as they are."""
        return nodes.literal("", "", *self.type(schema), classes=["chaport-type"])

    def summary(self, record: Entry) -> list[nodes.Node]:
        """The first sentence, the marks, and the paragraphs after it."""
        return [
            *self.prose(record.summary, record.source),
            *self.marks(record),
            *self.prose(record.description, record.source),
        ]

    def marks(self, record: Entry) -> Iterator[nodes.Node]:
        """Since, deprecated, unofficial: as words, never by colour alone."""
        marks = {
            "since": (texts.SINCE, record.since),
            "deprecated": (texts.DEPRECATED, record.deprecated),
            "unofficial": (texts.UNOFFICIAL, str(texts.NOT_CHAPORTS) if record.unofficial else ""),
        }
        for name, (label, text) in marks.items():
            if text:
                body = [nodes.strong(str(label), str(label)), nodes.Text(": ")]
                body += self.inline(text, record.source)
                yield nodes.paragraph("", "", *body, classes=["chaport-mark", f"chaport-{name}"])

    def details(self, record: Entry) -> list[nodes.Node]:
        """What a reader has to know before the examples: the facts, then the notes."""
        return [*_field_list(self._facts(record)), *self.notes(record.notes, record.source)]

    def links(self, record: Entry) -> list[nodes.Node]:
        """Where to read on, after the examples, and where it all comes from."""
        body: list[nodes.Node] = []
        if record.see_also:
            body += [
                nodes.Text(f"{texts.SEE_ALSO} "),
                *self._references(record.see_also),
                nodes.Text(". "),
            ]
        if record.contract:
            text = str(texts.FROM_SECTION) % record.contract
            body.append(nodes.inline(text, text, classes=["chaport-source"]))
        return [nodes.paragraph("", "", *body, classes=["chaport-links"])] if body else []

    def _facts(self, record: Entry) -> Iterator[nodes.field]:
        if isinstance(record, Method):
            yield from self._method_fields(record)
        elif isinstance(record, Event):
            data = (record.data,) if record.data else ()
            yield from self._parameter_field(texts.DATA, data, record.source)
        elif isinstance(record, Option):
            yield from self._option_fields(record)
        elif isinstance(record, Matcher):
            yield field(texts.COMPARES, nodes.paragraph("", "", self.code_type(record.operands)))
        elif isinstance(record, VisitorParameter):
            yield field(texts.IN_THE_APP, nodes.paragraph("", record.label))

    def _method_fields(self, method: Method) -> Iterator[nodes.field]:
        yield from self._parameter_field(texts.PARAMETERS, method.parameters, method.source)
        for overload in method.overloads:
            yield from self._parameter_field(texts.OR, overload, method.source)
        if method.returns is not None:
            body: list[nodes.Node] = [self.code_type(method.returns)]
            if method.returns_summary:
                body += [nodes.Text(" – "), *self.inline(method.returns_summary, method.source)]
            yield field(texts.RETURNS, nodes.paragraph("", "", *body))

    def _parameter_field(
        self, label: object, parameters: Iterable[Parameter], source: Source
    ) -> Iterator[nodes.field]:
        items = [self._parameter(parameter, source) for parameter in parameters]
        if items:
            yield field(label, nodes.bullet_list("", *items))

    def _parameter(self, parameter: Parameter, source: Source) -> nodes.list_item:
        body = nodes.paragraph("", "", nodes.strong(parameter.name, parameter.name))
        body += [nodes.Text(" "), self.code_type(parameter.type)]
        body += nodes.Text(f", {texts.OPTIONAL} – " if parameter.optional else " – ")
        body += self.inline(parameter.summary, source)
        return nodes.list_item("", body)

    def _option_fields(self, option: Option) -> Iterator[nodes.field]:
        if option.required:
            yield field(texts.REQUIRED, nodes.paragraph("", str(texts.YES)))
        if option.default_text:
            body = self.inline(option.default_text, option.source)
            yield field(texts.DEFAULT, nodes.paragraph("", "", *body))
        elif option.has_default:
            shown = literal(option.default)
            yield field(texts.DEFAULT, nodes.paragraph("", "", nodes.literal(shown, shown)))
        for colors in _colors(option.type):
            yield field(texts.COLOURS, nodes.paragraph("", "", *_swatches(colors)))

    def _references(self, targets: Iterable[str]) -> Iterator[nodes.Node]:
        for index, target in enumerate(targets):
            if index:
                yield nodes.Text(", ")
            yield reference_by_name(target)

    def notes(self, notes: Iterable[Note], source: Source) -> list[nodes.Node]:
        """Remarks as a list; each may say which part of the contract it follows."""
        items = [nodes.list_item("", *self._note(note, source)) for note in notes]
        return [nodes.bullet_list("", *items, classes=["chaport-notes"])] if items else []

    def _note(self, note: Note, source: Source) -> list[nodes.Node]:
        found = self.prose(note.text, source)
        if note.contract and isinstance(found[-1], nodes.paragraph):
            body = nodes.inline("", "", *_origin(note.contract), classes=["chaport-source"])
            found[-1] += [nodes.Text(" "), body]
        return found


def _origin(contract: str) -> Iterator[nodes.Node]:
    """``10.N`` is the open point N, which has a place of its own."""
    section, _, point = contract.partition(".")
    if section == "10" and point:
        text = str(texts.OPEN_POINT) % point
        yield nodes.Text("(")
        yield quiet_reference(f"open-point:{point}", nodes.inline(text, text))
        yield nodes.Text(")")
    else:
        yield nodes.Text(f"({str(texts.SECTION) % contract})")


def _field_list(fields: Iterable[nodes.field]) -> list[nodes.Node]:
    """A field list, which every theme knows how to show; none where there are no fields."""
    found = list(fields)
    return [nodes.field_list("", *found)] if found else []


def field(label: object, body: nodes.Node) -> nodes.field:
    """One line of a field list; its label may be a text to be translated."""
    shown = str(label)
    name = nodes.field_name(shown, shown)
    return nodes.field("", name, nodes.field_body("", body))


def _colors(schema: Schema) -> Iterator[Mapping[str, str]]:
    """The named colours that a type allows."""
    for branch in (schema, *schema.get("anyOf", ())):
        if "x-colors" in branch:
            yield branch["x-colors"]


def _swatches(colors: Mapping[str, str]) -> Iterator[nodes.Node]:
    """Each colour with its name: no reader has to tell them apart by sight."""
    for index, (name, color) in enumerate(colors.items()):
        if index:
            yield nodes.Text(", ")
        yield ours.chaport_swatch("", "", nodes.literal(name, name), color=color)


def reference_by_name(target: str) -> addnodes.pending_xref:
    """A reference that shows the name in code."""
    kind, _, name = target.partition(":")
    shown = nodes.literal(name, name, classes=["xref", "chaport", f"chaport-{kind}"])
    return quiet_reference(target, shown)
