"""Builds records from YAML nodes that the format's schema has already accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.records import (
    Event,
    Example,
    Matcher,
    Method,
    NamedType,
    Note,
    OpenPoint,
    Option,
    Parameter,
    Source,
    VisitorParameter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class _Fields:
    """Typed access to the keys of one mapping."""

    def __init__(self, file: str, node: yaml_source.Node) -> None:
        assert isinstance(node, yaml_source.Mapping)  # noqa: S101 - the schema says so
        self.file = file
        self.node = node

    @property
    def source(self) -> Source:
        return Source(self.file, self.node.line)

    def text(self, key: str) -> str:
        value = self.node.get(key)
        return value.text.strip() if isinstance(value, yaml_source.Scalar) else ""

    def flag(self, key: str) -> bool:
        return self.value(key) is True

    def value(self, key: str) -> Any:  # noqa: ANN401 - any YAML value
        return yaml_source.plain_value(self.node.get(key))

    def nodes(self, key: str) -> tuple[yaml_source.Node, ...]:
        value = self.node.get(key)
        return value.items if isinstance(value, yaml_source.Sequence) else ()

    def shared(self) -> dict[str, Any]:
        """The keyword arguments that all records take."""
        return {
            "name": self.text("name"),
            "summary": self.text("summary"),
            "source": self.source,
            "description": self.text("description"),
            "notes": tuple(_note(node) for node in self.nodes("notes")),
            "examples": tuple(_example(self.file, node) for node in self.nodes("examples")),
            "see_also": tuple(self.value("see-also") or ()),
            "contract": self.text("contract"),
            "since": self.text("since"),
            "deprecated": self.text("deprecated"),
            "unofficial": self.flag("unofficial"),
        }


def records(
    root: yaml_source.Mapping, key: str, make: Callable[[yaml_source.Node], T]
) -> Iterator[T]:
    """The records below one key of a registry file."""
    found = root.get(key)
    for node in found.items if isinstance(found, yaml_source.Sequence) else ():
        yield make(node)


def option(file: str, node: yaml_source.Node, prefix: str = "") -> Option:
    """An option and its nested properties."""
    fields = _Fields(file, node)
    path = prefix + fields.text("name")
    # A further file adds a property to a built-in option by its dotted path.
    shared = {**fields.shared(), "name": path.rpartition(".")[2]}
    return Option(
        **shared,
        path=path,
        type=fields.value("type"),
        properties=tuple(option(file, item, f"{path}.") for item in fields.nodes("properties")),
        required=fields.flag("required"),
        has_default=fields.node.get("default") is not None,
        default=fields.value("default"),
        default_text=fields.text("default-text"),
    )


def method(file: str, node: yaml_source.Node) -> Method:
    """A method with its parameters."""
    fields = _Fields(file, node)
    returns = fields.value("returns") or {}
    return Method(
        **fields.shared(),
        parameters=_parameters(fields.value("parameters")),
        overloads=tuple(_parameters(items) for items in fields.value("overloads") or ()),
        returns=returns.get("type"),
        returns_summary=returns.get("summary", ""),
        queue_reason=fields.text("queue-reason"),
        interface=fields.flag("interface"),
    )


def event(file: str, node: yaml_source.Node) -> Event:
    """An event with its data."""
    fields = _Fields(file, node)
    data = fields.value("data")
    return Event(**fields.shared(), data=_parameter(data) if data else None)


def matcher(file: str, node: yaml_source.Node) -> Matcher:
    """A matcher with its spellings."""
    fields = _Fields(file, node)
    return Matcher(
        **fields.shared(),
        spellings=tuple(str(item) for item in fields.value("spellings")),
        anchor=fields.text("anchor"),
        operands=fields.value("operands"),
    )


def visitor_parameter(file: str, node: yaml_source.Node) -> VisitorParameter:
    """A parameter of rules and of `getParameterValue`."""
    fields = _Fields(file, node)
    return VisitorParameter(
        **fields.shared(), label=fields.text("label"), type=fields.value("type")
    )


def named_type(file: str, node: yaml_source.Node) -> NamedType:
    """A type with a name."""
    fields = _Fields(file, node)
    return NamedType(
        name=fields.text("name"),
        summary=fields.text("summary"),
        type=fields.value("type"),
        source=fields.source,
    )


def open_point(file: str, node: yaml_source.Node) -> OpenPoint:
    """An open point of the contract."""
    fields = _Fields(file, node)
    return OpenPoint(
        number=fields.value("number"),
        question=fields.text("question"),
        settled=fields.text("settled"),
        applies_to=tuple(fields.value("applies-to") or ()),
        source=fields.source,
    )


def _note(node: yaml_source.Node) -> Note:
    if isinstance(node, yaml_source.Scalar):
        return Note(node.text.strip())
    fields = _Fields("", node)
    return Note(fields.text("text"), fields.text("contract"))


def _example(file: str, node: yaml_source.Node) -> Example:
    fields = _Fields(file, node)
    code = fields.node.get("code")
    config = fields.node.get("config")
    return Example(
        id=fields.text("id"),
        caption=fields.text("caption"),
        source=_content_source(file, code or config or node),
        code=code.text.rstrip() if isinstance(code, yaml_source.Scalar) else None,
        config=_mapping(config),
        form=fields.value("form") or "traditional",
        wrap=fields.value("wrap") or "auto",
        reason=fields.text("reason"),
        environment=_mapping(fields.node.get("environment")),
        expect=_mapping(fields.node.get("expect")),
        expect_error=fields.text("expect-error"),
        skip=fields.text("skip"),
        no_run=fields.text("no-run"),
    )


def _mapping(node: yaml_source.Node | None) -> yaml_source.Mapping | None:
    return node if isinstance(node, yaml_source.Mapping) else None


def _content_source(file: str, node: yaml_source.Node) -> Source:
    """A block scalar's first line of text is the one after its indicator."""
    is_block = isinstance(node, yaml_source.Scalar) and node.style in {"|", ">"}
    return Source(file, node.line + 1 if is_block else node.line)


def _parameters(items: list[dict[str, Any]] | None) -> tuple[Parameter, ...]:
    return tuple(_parameter(item) for item in items or ())


def _parameter(item: dict[str, Any]) -> Parameter:
    return Parameter(
        name=item["name"],
        type=item["type"],
        summary=item["summary"],
        optional=item.get("optional", False),
        rest=item.get("rest", False),
    )
