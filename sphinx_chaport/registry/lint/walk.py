"""Ways through a registry that several rules take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry.records import (
    Entry,
    Event,
    Example,
    Matcher,
    Method,
    NamedType,
    Option,
    Parameter,
    Registry,
    Source,
    VisitorParameter,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    Option: "option",
    Method: "method",
    Event: "event",
    Matcher: "matcher",
    VisitorParameter: "parameter",
}
_BRANCHES = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "propertyNames", "not", "contains", "x-returns")


@dataclass(frozen=True, slots=True)
class Typed:
    """A type and where it stands."""

    what: str
    schema: Any
    source: Source


@dataclass(frozen=True, slots=True)
class Prose:
    """A piece of Markdown and where it stands."""

    what: str
    text: str
    source: Source


def found(source: Source, message: str, mend: str = "") -> Problem:
    """A problem of the kind that lint rules report."""
    return Problem(Kind.REGISTRY_LINT, message, mend, source.file, source.line)


def entries(registry: Registry) -> Iterator[Entry]:
    """Every entry once, nested properties included."""
    for option in registry.options:
        yield from option.walk()
    yield from registry.methods
    yield from registry.events
    yield from registry.matchers
    yield from registry.parameters


def label(entry: Entry) -> str:
    """How messages call an entry: ``option "appearance.position"``."""
    name = entry.path if isinstance(entry, Option) else entry.name
    return f'{_KINDS[type(entry)]} "{name}"'


def names(entry: Entry) -> tuple[str, ...]:
    """An entry as references name it: ``option:appearance.position``."""
    if isinstance(entry, Option):
        return (f"option:{entry.path}",)
    if isinstance(entry, Matcher):
        return tuple(f"matcher:{spelling}" for spelling in entry.spellings)
    return (f"{_KINDS[type(entry)]}:{entry.name}",)


def examples(registry: Registry) -> Iterator[tuple[Entry, Example]]:
    """Every example with its entry."""
    for entry in entries(registry):
        for example in entry.examples:
            yield entry, example


def types(registry: Registry) -> Iterator[Typed]:
    """Every type that stands in the registry, named types included."""
    for entry in entries(registry):
        for typed in _types_of(entry):
            yield Typed(f"{typed.what} of the {label(entry)}", typed.schema, entry.source)
    for named in registry.types:
        yield _named(named)


def _named(named: NamedType) -> Typed:
    return Typed(f'type "{named.name}"', named.type, named.source)


def _types_of(entry: Entry) -> Iterator[Typed]:
    if isinstance(entry, Option | VisitorParameter):
        yield Typed("type", entry.type, entry.source)
    elif isinstance(entry, Matcher):
        yield Typed("operands", entry.operands, entry.source)
    elif isinstance(entry, Method) and entry.returns is not None:
        yield Typed("return type", entry.returns, entry.source)
    for parameter in parameters(entry):
        yield Typed(f'parameter "{parameter.name}"', parameter.type, entry.source)


def parameters(entry: Entry) -> Iterator[Parameter]:
    """The parameters of a method, or the data of an event."""
    if isinstance(entry, Method):
        for signature in entry.signatures:
            yield from signature
    elif isinstance(entry, Event) and entry.data is not None:
        yield entry.data


def subschemas(schema: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON
    """A schema and all schemas inside it, those of a function's parameters included."""
    yield schema
    if not isinstance(schema, dict):
        return
    below = [item for key in _BRANCHES for item in _list(schema.get(key))]
    below += [schema[key] for key in _SINGLE if key in schema]
    for key in ("properties", "patternProperties"):
        below += dict(schema.get(key) or {}).values()
    below += [item.get("type") for item in _list(schema.get("x-parameters"))]
    for item in below:
        yield from subschemas(item)


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    return value if isinstance(value, list) else []


def prose(registry: Registry) -> Iterator[Prose]:
    """Every piece of Markdown."""
    for entry in entries(registry):
        for piece in _prose_of(entry):
            yield Prose(f"{piece.what} of the {label(entry)}", piece.text, piece.source)
    for named in registry.types:
        yield Prose(f'summary of the type "{named.name}"', named.summary, named.source)
        yield from _prose_of_type(_named(named))
    for point in registry.open_points:
        what = f"open point {point.number}"
        yield Prose(f"question of {what}", point.question, point.source)
        yield Prose(f"settlement of {what}", point.settled, point.source)


def _prose_of(entry: Entry) -> Iterator[Prose]:
    source = entry.source
    yield Prose("summary", entry.summary, source)
    yield Prose("description", entry.description, source)
    yield Prose("deprecation", entry.deprecated, source)
    for note in entry.notes:
        yield Prose("note", note.text, source)
    for example in entry.examples:
        yield Prose(f'caption of the example "{example.id}"', example.caption, example.source)
    for parameter in parameters(entry):
        yield Prose(f'summary of the parameter "{parameter.name}"', parameter.summary, source)
    for typed in _types_of(entry):
        yield from _prose_of_type(typed)
    if isinstance(entry, Option):
        yield Prose("default", entry.default_text, source)
    elif isinstance(entry, Method):
        if entry.returns is not None:
            yield Prose("summary of what it returns", entry.returns_summary, source)
        yield Prose("reason against the queue", entry.queue_reason, source)


def _prose_of_type(typed: Typed) -> Iterator[Prose]:
    for schema in subschemas(typed.schema):
        for item in _list(schema.get("x-parameters")) if isinstance(schema, dict) else ():
            what = f'summary of "{item["name"]}" in the {typed.what}'
            yield Prose(what, str(item["summary"]), typed.source)
