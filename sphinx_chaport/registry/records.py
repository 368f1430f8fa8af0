"""The registry as frozen records: what the contract says of each name, once.

A registry is made by `sphinx_chaport.registry.load_registry` and never changed afterwards. Texts
are Markdown; types are JSON Schema with the marked extensions of `sphinx_chaport.registry.types`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from sphinx_chaport import yaml_source

Schema: TypeAlias = Mapping[str, Any]
"""A JSON Schema (draft 2020-12) with ``x-type``, ``x-parameters``, ``x-returns``, ``x-colors``."""

EntryKind: TypeAlias = Literal["method", "event", "option", "parameter", "matcher"]
ENTRY_KINDS: tuple[EntryKind, ...] = ("method", "event", "option", "parameter", "matcher")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was written."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a record; `contract` names the section or open point it follows."""

    text: str
    contract: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example of a record: `code`, or a `config` that is loaded, or code that needs a `config`.

    Attributes:
        id: Unique in the whole registry.
        caption: One line without a full stop.
        code: JavaScript as its author writes it (design, section 1, idea 2).
        config: A configuration without `appId`; the page shows it as `window.chaportConfig`.
        form: Which interface `code` is written for.
        wrap: Whether the traditional form waits for `ready`.
        reason: Why the form that `form` rules out does not exist.
        environment: What it is run in, over the environment of its file.
        expect: What it does, as `sphinx_chaport.checker` reads it.
        expect_error: Part of the error of a negative example.
        skip: Why it is not run for now.
        no_run: Why it can never be run.
        source: The first line of `code` or, without one, of `config`.
    """

    id: str
    caption: str
    source: Source
    code: str | None = None
    config: yaml_source.Mapping | None = None
    form: Literal["traditional", "queue"] = "traditional"
    wrap: Literal["auto", "ready", "none"] = "auto"
    reason: str = ""
    environment: yaml_source.Mapping | None = None
    expect: yaml_source.Mapping | None = None
    expect_error: str = ""
    skip: str = ""
    no_run: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all kinds of entries share.

    Attributes:
        name: The name in the contract's spelling.
        summary: One sentence of Markdown.
        description: Further paragraphs of Markdown, or empty.
        contract: The section of the contract, such as ``"3"``; empty for what is not in it.
        see_also: References such as ``method:open``.
        since, deprecated, unofficial: Marks; empty where they do not apply.
    """

    name: str
    summary: str
    source: Source
    description: str = ""
    notes: tuple[Note, ...] = ()
    examples: tuple[Example, ...] = ()
    see_also: tuple[str, ...] = ()
    contract: str = ""
    since: str = ""
    deprecated: str = ""
    unofficial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """A configuration option or, with a dotted `path`, one of its nested properties.

    `default` is the literal default, `default_text` describes one that depends; `has_default` tells
    a default of ``null`` from none.
    """

    path: str
    type: Schema
    properties: tuple[Option, ...] = ()
    required: bool = False
    has_default: bool = False
    default: Any = None
    default_text: str = ""

    def walk(self) -> Iterator[Option]:
        """This option and all properties below it, in order."""
        yield self
        for item in self.properties:
            yield from item.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a method or the data of an event."""

    name: str
    type: Schema
    summary: str
    optional: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Record):
    """A method of `window.chaport`.

    `overloads` are further parameter lists. `queue_reason` is set where the contract rules the
    command queue out. `interface` marks `q` and `on`, which carry the others.
    """

    parameters: tuple[Parameter, ...] = ()
    overloads: tuple[tuple[Parameter, ...], ...] = ()
    returns: Schema | None = None
    returns_summary: str = ""
    queue_reason: str = ""
    interface: bool = False

    @property
    def signatures(self) -> tuple[tuple[Parameter, ...], ...]:
        """All parameter lists, the main one first."""
        return (self.parameters, *self.overloads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An event of `on`; `data` is what its listener gets."""

    data: Parameter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher(Record):
    """A matcher of `compare` and of rules, with all its spellings; `anchor` is safe in an id."""

    spellings: tuple[str, ...]
    anchor: str
    operands: Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorParameter(Record):
    """A parameter of `getParameterValue` and of rules; `label` is its name in the Chaport app."""

    label: str
    type: Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedType:
    """A type with a name of its own, used by several records."""

    name: str
    summary: str
    type: Schema
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """What the contract leaves open or says twice, and how this project settles it."""

    number: int
    question: str
    settled: str
    applies_to: tuple[str, ...]
    source: Source


Entry: TypeAlias = Option | Method | Event | Matcher | VisitorParameter


@dataclass(frozen=True, kw_only=True)
class Registry:
    """Everything that is known of the API, in the order of the contract.

    `files` are those that it was read from, in reading order; `further_files` are those among them
    that are not built in, such as the files of ``chaport_registry`` and all that they include.
    `environments` are what the examples of each file are run in.
    """

    version: str
    options: tuple[Option, ...] = ()
    methods: tuple[Method, ...] = ()
    events: tuple[Event, ...] = ()
    matchers: tuple[Matcher, ...] = ()
    parameters: tuple[VisitorParameter, ...] = ()
    types: tuple[NamedType, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    files: tuple[str, ...] = field(default=(), compare=False)
    further_files: tuple[str, ...] = field(default=(), compare=False)
    environments: Mapping[str, yaml_source.Mapping] = field(default_factory=dict, compare=False)

    @cached_property
    def entries(self) -> Mapping[EntryKind, Mapping[str, Entry]]:
        """Every name of every kind; options by dotted path, matchers by each spelling."""
        return {
            "method": {method.name: method for method in self.methods},
            "event": {event.name: event for event in self.events},
            "option": {item.path: item for option in self.options for item in option.walk()},
            "parameter": {parameter.name: parameter for parameter in self.parameters},
            "matcher": {name: item for item in self.matchers for name in item.spellings},
        }

    @cached_property
    def further_names(self) -> frozenset[str]:
        """The names, as ``KIND:NAME``, that only further files have: the widget itself has not."""
        return frozenset(
            f"{kind}:{name}"
            for kind, records in self.entries.items()
            for name, record in records.items()
            if record.source.file in self.further_files
        )

    @cached_property
    def named_types(self) -> Mapping[str, NamedType]:
        """The named types by name."""
        return {item.name: item for item in self.types}

    @cached_property
    def examples(self) -> Mapping[str, Example]:
        """All examples by id."""
        records = (record for kind in self.entries.values() for record in kind.values())
        return {example.id: example for record in records for example in record.examples}

    def find(self, kind: EntryKind, name: str) -> Entry | None:
        """The entry of this kind and name, or ``None``."""
        return self.entries[kind].get(name)

    def reference(self, target: str) -> Entry | None:
        """What a reference such as ``method:open`` names, or ``None``."""
        kind, _, name = target.partition(":")
        return self.entries[kind].get(name) if kind in self.entries else None  # type: ignore[index]
